/// Credentials from the process's environment, read at each call.
///
/// `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY` with, for temporary ones, `TENCENTCLOUD_TOKEN` or
/// `TENCENTCLOUD_SESSION_TOKEN`. Where `TENCENTCLOUD_ROLE_ARN` and `TENCENTCLOUD_ROLE_SESSION_NAME` are both set, the
/// key pair is used to take on that role, as by the official command line tool; the role's credentials are remembered
/// as ``CachedCredentials`` does.
public struct EnvironmentCredentials: CredentialsProvider {
    private let transport: (any Transport)?
    private let lookup: @Sendable (String) -> String?
    private let clock: UnixClock
    private let roles = RoleMemory()

    /// Reads the process's environment.
    ///
    /// - Parameter transport: What carries the request that a role needs; nil is the process's own.
    public init(transport: (any Transport)? = nil) {
        self.init(transport: transport, lookup: { ProcessEnvironment.value($0) })
    }

    /// - Parameter lookup: A variable's value, or nil.
    package init(
        transport: (any Transport)? = nil, lookup: @escaping @Sendable (String) -> String?,
        clock: UnixClock = .system
    ) {
        self.transport = transport
        self.lookup = lookup
        self.clock = clock
    }

    /// The environment's credentials.
    ///
    /// - Throws: ``CredentialsError`` naming the variables that are missing, or saying why the role can't be had.
    public func credentials() async throws -> Credentials {
        let keys = try keys()
        return try await role(with: keys)?.credentials() ?? keys
    }

    /// The environment's credentials, its role's anew.
    ///
    /// - Throws: As ``credentials()`` does.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        let keys = try keys()
        return try await role(with: keys)?.credentials(replacing: stale) ?? keys
    }

    private func role(with keys: Credentials) -> (any CredentialsProvider)? {
        AssumedRole(lookup).map { roles.provider(of: .assumed($0, by: keys), transport, clock) }
    }

    private func keys() throws(CredentialsError) -> Credentials {
        let secretID = value("TENCENTCLOUD_SECRET_ID")
        let secretKey = value("TENCENTCLOUD_SECRET_KEY")
        guard let secretID, let secretKey else {
            let missing = [
                secretID == nil ? "TENCENTCLOUD_SECRET_ID" : nil,
                secretKey == nil ? "TENCENTCLOUD_SECRET_KEY" : nil,
            ].compactMap(\.self)
            throw CredentialsError(
                provider: "environment",
                reason: "\(missing.joined(separator: " and ")) \(missing.count == 1 ? "is" : "are") not set")
        }
        return Credentials(
            secretID: secretID, secretKey: secretKey,
            token: value("TENCENTCLOUD_TOKEN") ?? value("TENCENTCLOUD_SESSION_TOKEN"))
    }

    private func value(_ name: String) -> String? { ProcessEnvironment.text(name, lookup) }
}

extension EnvironmentCredentials: CredentialsAtHand {
    package func credentialsAtHand() throws(CredentialsError) -> Credentials? {
        let keys = try keys()
        guard let role = role(with: keys) else { return keys }
        return try role.atHand()
    }
}
