/// Credentials from a function of your own, such as one that asks a secret store.
public struct ClosureCredentials: CredentialsProvider {
    private let fetch: @Sendable () async throws -> Credentials

    /// Asks a function at each call. Put it into ``CachedCredentials`` when it takes long.
    ///
    /// - Parameter fetch: What it throws reaches the caller as it is; in a chain, only its type does.
    public init(_ fetch: @escaping @Sendable () async throws -> Credentials) { self.fetch = fetch }

    /// What the function returns.
    ///
    /// - Throws: What the function throws.
    public func credentials() async throws -> Credentials { try await fetch() }
}
