/// What an attempt that was sent can end with, besides an error of a stranger's.
protocol AttemptError: TencentCloudError {
    /// Whether the service may have done the work all the same.
    var mayHaveTakenEffect: Bool { get set }
    /// The pause that the other end asked for.
    var retryAfter: Duration? { get }

    /// Takes secrets out of what is quoted.
    mutating func redact(_ secrets: Redaction.Secrets)
}

extension ServiceError: AttemptError {
    mutating func redact(_ secrets: Redaction.Secrets) {
        code.rawValue = secrets.redact(code.rawValue)
        message = secrets.redact(message)
        requestID = requestID.map(secrets.redact)
    }
}

extension TransportError: AttemptError {
    var retryAfter: Duration? { nil }

    mutating func redact(_ secrets: Redaction.Secrets) { message = secrets.redact(message) }
}

extension ResponseError: AttemptError {
    mutating func redact(_ secrets: Redaction.Secrets) {
        contentType = contentType.map(secrets.redact)
        requestID = requestID.map(secrets.redact)
        path = path.map(secrets.redact)
        reason = secrets.redact(reason)
    }
}

extension Error {
    /// The same error without a secret in what it quotes. A stranger's stays as it is.
    func redacted(_ secrets: Redaction.Secrets) -> any Error {
        guard var error = self as? any AttemptError else { return self }
        error.redact(secrets)
        return error
    }
}
