/// Where credentials come from.
///
/// A client asks before each attempt, so a provider that has to go somewhere should remember its answer.
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

extension CredentialsProvider where Self == StaticCredentials {
    /// Always the same credentials.
    public static func `static`(secretID: String, secretKey: String, token: String? = nil) -> Self {
        StaticCredentials(Credentials(secretID: secretID, secretKey: secretKey, token: token))
    }

    /// Always the same credentials.
    public static func `static`(_ credentials: Credentials) -> Self { StaticCredentials(credentials) }
}

extension CredentialsProvider where Self == EnvironmentCredentials {
    /// `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, for temporary credentials, `TENCENTCLOUD_TOKEN`
    /// or `TENCENTCLOUD_SESSION_TOKEN`, read at each call.
    public static var environment: Self { EnvironmentCredentials() }
}

extension CredentialsProvider where Self == ProfileCredentials {
    /// The `[default]` section of the file in `TENCENTCLOUD_CREDENTIALS_FILE`, else of
    /// `~/.tencentcloud/credentials`, else of `/etc/tencentcloud/credentials`.
    public static var profile: Self { ProfileCredentials() }

    /// A section of an INI file.
    ///
    /// - Parameters:
    ///   - path: The file; nil looks in the usual places.
    ///   - name: The section.
    public static func profile(path: String? = nil, name: String = "default") -> Self {
        ProfileCredentials(path: path, name: name)
    }
}

extension CredentialsProvider where Self == CredentialsChain {
    /// The first of these that has credentials.
    public static func chain(_ providers: [any CredentialsProvider]) -> Self { CredentialsChain(providers) }

    /// The environment, then the profile file.
    public static var `default`: Self { CredentialsChain([.environment, .profile]) }
}
