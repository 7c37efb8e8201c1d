/// Temporary credentials of the role that is bound to the virtual machine (CVM) that the process runs on.
///
/// The machine's metadata service at `http://metadata.tencentyun.com` hands them out. Elsewhere nobody answers:
/// then it is given up after a second or two, and not looked for again for a minute. What it gave out is remembered
/// as ``CachedCredentials`` does; copies share it.
public struct CVMRoleCredentials: CredentialsProvider {
    private let cache: CachedCredentials

    /// Asks the machine it runs on.
    ///
    /// - Parameters:
    ///   - role: The role's name; nil asks for the one that is bound.
    ///   - transport: What carries the requests; nil is the process's own.
    public init(role: String? = nil, transport: (any Transport)? = nil) {
        self.init(role: role, transport: transport, clock: .system)
    }

    package init(
        role: String?, transport: (any Transport)?, host: String = MetadataService.host, clock: UnixClock
    ) {
        let service = MetadataService(host: host, transport: transport, clock: clock)
        cache = CachedCredentials(Source(role: role, service: service), clock: clock)
    }

    /// The role's credentials.
    ///
    /// - Throws: ``CredentialsError`` saying that there is no such machine or role, or what it answered.
    public func credentials() async throws -> Credentials { try await cache.credentials() }

    /// New credentials of the role, if those at hand are the stale ones.
    ///
    /// - Throws: As ``credentials()`` does.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        try await cache.credentials(replacing: stale)
    }
}

extension CVMRoleCredentials: CredentialsAtHand {
    package func credentialsAtHand() -> Credentials? { cache.credentialsAtHand() }
}

extension CVMRoleCredentials {
    private struct Source: CredentialsProvider {
        let role: String?
        let service: MetadataService

        func credentials() async throws -> Credentials {
            do {
                let role =
                    if let role { role } else { try await service.roleName() }
                return try await service.credentials(ofRole: role)
            } catch let failure as MetadataService.Failure {
                throw CredentialsError(provider: "CVM role", reason: failure.reason)
            }
        }
    }
}
