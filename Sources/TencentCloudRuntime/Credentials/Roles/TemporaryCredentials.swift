/// What the providers that ask the Security Token Service have in common.
enum TemporaryCredentials {
    /// The service is the same everywhere, but wants a region named.
    static let region = "ap-guangzhou"
}

extension Credentials {
    init(_ temporary: STS.Credentials, expiration: Int64) {
        self.init(
            secretID: temporary.tmpSecretID, secretKey: temporary.tmpSecretKey, token: temporary.token,
            expiration: expiration)
    }
}

extension CredentialsError {
    /// The error of a provider whose own request failed.
    ///
    /// - Parameter secret: What the request held, and what the answer may quote.
    /// - Throws: `CancellationError`, if that is what it was.
    init(of error: any Error, from provider: String, hiding secret: String? = nil) throws(CancellationError) {
        let reason: String
        switch error {
        case let error as CancellationError:
            throw error
        case let error as CredentialsError:
            self = error
            places.append(.init(provider: provider, reason: "has no credentials to ask with"))
            return
        case is ServiceError, is TransportError, is ResponseError, is ValidationError:
            reason = "\(error)"
        default:
            // Only its type: what a stranger's error says might be a secret.
            reason = "threw \(type(of: error))"
        }
        let hidden = secret.map { Credentials(secretID: "", secretKey: "", token: $0) }
        self.init(provider: provider, reason: Redaction.redact(reason, hidden), endsChain: true)
    }
}

extension ClientConfiguration {
    /// For a provider's own requests, where nobody has configured any.
    static func nested(
        credentials: any CredentialsProvider, region: String? = nil, transport: (any Transport)?
    ) -> ClientConfiguration {
        ClientConfiguration(
            credentials: credentials, region: region, transport: transport ?? DefaultTransport.shared)
    }
}
