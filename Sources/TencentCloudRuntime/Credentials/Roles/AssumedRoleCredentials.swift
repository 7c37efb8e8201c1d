/// Temporary credentials of a role, for which the Security Token Service is asked with other credentials.
///
/// They are remembered as ``CachedCredentials`` does; copies share them.
public struct AssumedRoleCredentials: CredentialsProvider {
    private let cache: CachedCredentials
    private let configuration: ClientConfiguration

    /// Takes on a role.
    ///
    /// - Parameters:
    ///   - role: Which role, and how.
    ///   - configuration: Who takes it on (`credentials`), and how the service is reached. Without an endpoint, it is
    ///     asked at the site of the call that needs the role; without a region, `ap-guangzhou` is named.
    public init(_ role: AssumedRole, by configuration: ClientConfiguration = ClientConfiguration()) {
        self.init(role, by: configuration, clock: .system)
    }

    package init(_ role: AssumedRole, by configuration: ClientConfiguration, clock: UnixClock) {
        self.configuration = configuration
        cache = CachedCredentials(
            Source(role: role, configuration: configuration), clock: clock)
    }

    /// The role's credentials.
    ///
    /// - Throws: ``CredentialsError`` saying what the service refused, or why it could not be asked.
    public func credentials() async throws -> Credentials { try await cache.credentials() }

    /// New credentials of the role, if those at hand are the stale ones.
    ///
    /// - Throws: As ``credentials()`` does.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        try await cache.credentials(replacing: stale)
    }
}

extension AssumedRoleCredentials: CredentialsAtHand {
    package func credentialsAtHand() -> Credentials? { cache.credentialsAtHand() }
}

extension AssumedRoleCredentials: SiteOfCredentials {
    /// The role is known where the keys that take it on are.
    package var endpoint: Endpoint? {
        guard let endpoint = configuration.endpoint else { return configuration.credentials.endpointOfKeys }
        return endpoint.site.map { Endpoint($0) }
    }
}

extension AssumedRoleCredentials {
    private struct Source: CredentialsProvider {
        let role: AssumedRole
        let configuration: ClientConfiguration

        func credentials() async throws -> Credentials {
            do {
                let request = STS.AssumeRoleRequest(
                    roleArn: role.arn, roleSessionName: role.sessionName,
                    durationSeconds: role.duration.map { UInt64(clamping: $0.components.seconds) },
                    policy: role.policy.map { PercentEncoding.encode($0) }, externalID: role.externalID)
                var configuration = configuration
                configuration.region = configuration.region ?? TemporaryCredentials.region
                let response = try await STSClient(configuration).assumeRole(request)
                return Credentials(response.credentials, expiration: response.expiredTime)
            } catch {
                throw try CredentialsError(of: error, from: "role \(role.arn)")
            }
        }
    }
}
