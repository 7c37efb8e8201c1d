/// Where credentials come from.
///
/// A client asks before each attempt, so a provider that has to go somewhere should remember its answer:
/// put one that doesn't into ``CachedCredentials``. To add one, implement ``credentials()``, or pass a function to
/// ``ClosureCredentials``.
public protocol CredentialsProvider: Sendable {
    /// The credentials to sign with now.
    ///
    /// - Throws: ``CredentialsError`` saying what was tried and why it didn't serve, without any secret.
    func credentials() async throws -> Credentials

    /// Others than these, which a service has just refused, if there are any.
    ///
    /// A provider that remembers forgets what is stale, and gets new ones at once; when someone else has replaced
    /// them meanwhile, it hands out those. Unless a provider says otherwise, this is ``credentials()``.
    ///
    /// - Parameter stale: What the refused request was signed with.
    /// - Returns: The credentials to sign with now. They may equal the stale ones when there are no others.
    /// - Throws: As ``credentials()`` does.
    func credentials(replacing stale: Credentials) async throws -> Credentials
}

extension CredentialsProvider {
    /// What a provider that remembers nothing does: look again.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        try await credentials()
    }
}
