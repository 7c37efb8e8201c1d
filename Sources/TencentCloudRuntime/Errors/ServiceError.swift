/// A service's answer that it didn't do what was asked.
public struct ServiceError: Error, Sendable, Hashable {
    /// The error's code, for programs.
    public var code: ServiceErrorCode
    /// The service's message, for people, in the configured language.
    public var message: String
    /// The request's ID, which the service's support asks for.
    public var requestID: String?
    /// The service's product code, such as `mps`.
    public var service: String
    /// The action's wire name.
    public var action: String
    /// The host that answered, such as `mps.intl.tencentcloudapi.com`; nil when it isn't known.
    public var host: String?
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
    /// What to do about it, as the service's error codes say; for a key that isn't known, which other site may know it.
    public var advice: String?

    /// Describes a failure, for tests and transports of one's own.
    public init(
        code: ServiceErrorCode,
        message: String,
        requestID: String? = nil,
        service: String,
        action: String,
        host: String? = nil,
        region: String? = nil,
        httpStatus: Int = 200,
        attempts: Int = 1,
        mayHaveTakenEffect: Bool = false,
        retryAfter: Duration? = nil,
        advice: String? = nil
    ) {
        self.code = code
        self.message = message
        self.requestID = requestID
        self.service = service
        self.action = action
        self.host = host
        self.region = region
        self.httpStatus = httpStatus
        self.attempts = attempts
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.retryAfter = retryAfter
        self.advice = advice
    }
}

extension ServiceError: TencentCloudError {
    /// Whether the same may go well a little later, as ``TencentCloudError/isTransient`` says.
    public var isTransient: Bool { RetryRule.mayPass(self) }
    /// What kind of trouble the code is.
    public var category: ErrorCategory { ErrorCategory(of: code) }
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
