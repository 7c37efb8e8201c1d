/// What the library's errors have in common.
extension Error {
    /// False when the request certainly had no effect. Of a stranger's error there is no telling.
    var mayHaveTakenEffect: Bool {
        switch self {
        case let error as ServiceError: error.mayHaveTakenEffect
        case let error as TransportError: error.mayHaveTakenEffect
        case let error as ResponseError: error.mayHaveTakenEffect
        case is CredentialsError: false
        default: true
        }
    }

    /// The same error, of a call in which another attempt may have taken effect.
    var mayHaveTakenEffectAfterAll: any Error {
        switch self {
        case var error as ServiceError:
            error.mayHaveTakenEffect = true
            return error
        case var error as TransportError:
            error.mayHaveTakenEffect = true
            return error
        case var error as ResponseError:
            error.mayHaveTakenEffect = true
            return error
        default:
            return self
        }
    }

    /// The same error without a secret in what it quotes. A stranger's stays as it is.
    func redacted(_ secrets: Redaction.Secrets) -> any Error {
        switch self {
        case var error as ServiceError:
            error.code.rawValue = secrets.redact(error.code.rawValue)
            error.message = secrets.redact(error.message)
            error.requestID = error.requestID.map(secrets.redact)
            return error
        case var error as TransportError:
            error.message = secrets.redact(error.message)
            return error
        case var error as ResponseError:
            error.contentType = error.contentType.map(secrets.redact)
            error.requestID = error.requestID.map(secrets.redact)
            error.path = error.path.map(secrets.redact)
            error.reason = secrets.redact(error.reason)
            return error
        default:
            return self
        }
    }

    /// The pause that the other end asked for.
    var retryAfter: Duration? {
        switch self {
        case let error as ServiceError: error.retryAfter
        case let error as ResponseError: error.retryAfter
        default: nil
        }
    }

    /// The request's ID, where the service told one.
    var requestID: String? {
        switch self {
        case let error as ServiceError: error.requestID
        case let error as ResponseError: error.requestID
        case let error as AlreadyAcceptedError: error.requestID
        default: nil
        }
    }
}
