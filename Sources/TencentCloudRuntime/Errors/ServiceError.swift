/// A service's answer that it didn't do what was asked.
public struct ServiceError: Error, Sendable, Hashable {
    /// What went wrong, for programs.
    public var code: ServiceErrorCode
    /// What went wrong, for people, in the service's words and the configured language.
    public var message: String
    /// What the service's support asks for.
    public var requestID: String?
    /// The service's product code, such as `mps`.
    public var service: String
    /// The action's wire name.
    public var action: String
    /// The region that the request named.
    public var region: String?
    /// The answer's HTTP status, which is 200 for most failures.
    public var httpStatus: Int
    /// How often the request was sent.
    public var attempts: Int
    /// False when it is certain that the service didn't do the work, or that doing it again changes nothing.
    ///
    /// That holds for the whole call: it stays true when an earlier attempt may have taken effect and this
    /// answer is to a later one.
    public var mayHaveTakenEffect: Bool
    /// How long the service asks to wait before another request, where it said so (`Retry-After`).
    public var retryAfter: Duration?

    /// Describes a failure, for tests and transports of one's own.
    public init(
        code: ServiceErrorCode,
        message: String,
        requestID: String? = nil,
        service: String,
        action: String,
        region: String? = nil,
        httpStatus: Int = 200,
        attempts: Int = 1,
        mayHaveTakenEffect: Bool = false,
        retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.requestID = requestID
        self.service = service
        self.action = action
        self.region = region
        self.httpStatus = httpStatus
        self.attempts = attempts
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.retryAfter = retryAfter
    }
}

extension ServiceError: CustomStringConvertible {
    /// Code, message, and what support needs to find the request.
    public var description: String {
        var details = ["\(service) \(action)"]
        if let region { details.append(region) }
        if httpStatus != 200 { details.append("HTTP \(httpStatus)") }
        if attempts > 1 { details.append("\(attempts) attempts") }
        details.append("request \(requestID ?? "without an id")")
        if mayHaveTakenEffect { details.append("may have taken effect") }
        return "\(code.rawValue): \(message) (\(details.joined(separator: ", ")))".printable
    }
}
