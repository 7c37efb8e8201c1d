/// Temporary credentials of the role that a pod of Tencent Kubernetes Engine has by its service account.
///
/// The cluster says which role in `TKE_REGION`, `TKE_PROVIDER_ID`, `TKE_ROLE_ARN` and
/// `TKE_WEB_IDENTITY_TOKEN_FILE`; the token in that file, which the cluster renews, is exchanged for credentials.
/// They are remembered as ``CachedCredentials`` does; copies share them.
public struct TKERoleCredentials: CredentialsProvider {
    private let cache: CachedCredentials

    /// Takes on the pod's role.
    ///
    /// - Parameters:
    ///   - sessionName: What the session is called in audit logs: 2 to 128 characters.
    ///   - transport: What carries the request to the Security Token Service; nil is the process's own.
    public init(sessionName: String = "swift-tencentcloud", transport: (any Transport)? = nil) {
        self.init(
            sessionName: sessionName, transport: transport, lookup: { ProcessEnvironment.value($0) },
            access: .system)
    }

    package init(
        sessionName: String = "swift-tencentcloud", transport: (any Transport)?,
        lookup: @escaping @Sendable (String) -> String?, access: FileAccess, clock: UnixClock = .system
    ) {
        cache = CachedCredentials(
            Source(sessionName: sessionName, transport: transport, lookup: lookup, access: access),
            clock: clock)
    }

    /// The role's credentials.
    ///
    /// - Throws: ``CredentialsError`` naming the variables that are missing, what is wrong with the token's file, or
    ///   what the service refused.
    public func credentials() async throws -> Credentials { try await cache.credentials() }

    /// New credentials of the role, if those at hand are the stale ones.
    ///
    /// - Throws: As ``credentials()`` does.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        try await cache.credentials(replacing: stale)
    }
}

extension TKERoleCredentials: CredentialsAtHand {
    package func credentialsAtHand() -> Credentials? { cache.credentialsAtHand() }
}

extension TKERoleCredentials {
    private struct Source: CredentialsProvider {
        let sessionName: String
        let transport: (any Transport)?
        let lookup: @Sendable (String) -> String?
        let access: FileAccess

        private static let name = "TKE role"

        func credentials() async throws -> Credentials {
            let place = try place()
            let token = try token(in: place.tokenFile)
            do {
                let client = STSClient(
                    // The token is all the proof it takes.
                    .nested(credentials: CredentialsChain([]), region: place.region, transport: transport))
                let response = try await client.assumeRoleWithWebIdentity(
                    .init(
                        providerID: place.providerID, webIdentityToken: token, roleArn: place.roleARN,
                        roleSessionName: sessionName))
                return Credentials(response.credentials, expiration: Int64(clamping: response.expiredTime))
            } catch {
                throw try CredentialsError(of: error, from: Self.name, hiding: token)
            }
        }

        private struct Place {
            var region, providerID, roleARN, tokenFile: String
        }

        private func place() throws(CredentialsError) -> Place {
            let region = lookup("TKE_REGION")
            let providerID = lookup("TKE_PROVIDER_ID")
            let roleARN = lookup("TKE_ROLE_ARN")
            let tokenFile = lookup("TKE_WEB_IDENTITY_TOKEN_FILE")
            if let region, let providerID, let roleARN, let tokenFile {
                return Place(
                    region: region, providerID: providerID, roleARN: roleARN, tokenFile: tokenFile)
            }
            let missing = [
                region == nil ? "TKE_REGION" : nil, providerID == nil ? "TKE_PROVIDER_ID" : nil,
                roleARN == nil ? "TKE_ROLE_ARN" : nil,
                tokenFile == nil ? "TKE_WEB_IDENTITY_TOKEN_FILE" : nil,
            ].compactMap(\.self)
            throw CredentialsError(
                provider: Self.name,
                reason: "\(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") not set")
        }

        private func token(in path: String) throws(CredentialsError) -> String {
            do throws(SmallFile.Failure) {
                let token = String(decoding: try access.read(path), as: UTF8.self).trimmingASCIIWhitespace()
                guard !token.isEmpty else { throw SmallFile.Failure(reason: "is empty") }
                return token
            } catch {
                throw CredentialsError(provider: Self.name, reason: "\(path) \(error.reason)")
            }
        }
    }
}
