/// An answer that can't be made out: not the API's envelope, or not the action's response.
///
/// It says where the answer went wrong, never what it held.
public struct ResponseError: Error, Sendable, Hashable {
    /// The answer's HTTP status.
    public var status: Int
    /// The answer's content type, where it named one: `text/html` betrays a gateway.
    public var contentType: String?
    /// The request's ID, from the body or a header, where there is one.
    public var requestID: String?
    /// The service's product code, such as `mps`.
    public var service: String
    /// The action's wire name.
    public var action: String
    /// Where in the body it went wrong, such as `Response.FileInfos[2].Url`; nil when it isn't JSON at all.
    public var path: String?
    /// The byte at which it went wrong; nil when it isn't JSON at all.
    public var offset: Int?
    /// What is wrong.
    public var reason: String
    /// Whether the answer is the API's envelope from beginning to end, so that asking again would bring the
    /// same.
    public var isWholeResponse: Bool
    /// How often the request was sent.
    public var attempts: Int
    /// Whether the service may have done the work all the same. An answer that isn't its own proves nothing, whatever
    /// the status, so that is true of every action that isn't safe to repeat.
    public var mayHaveTakenEffect: Bool
    /// How long the other end asks to wait before another request, where it said so (`Retry-After`).
    public var retryAfter: Duration?

    /// Describes an answer, for tests and transports of one's own.
    public init(
        status: Int,
        contentType: String? = nil,
        requestID: String? = nil,
        service: String,
        action: String,
        path: String? = nil,
        offset: Int? = nil,
        reason: String,
        isWholeResponse: Bool = false,
        attempts: Int = 1,
        mayHaveTakenEffect: Bool,
        retryAfter: Duration? = nil
    ) {
        self.status = status
        self.contentType = contentType
        self.requestID = requestID
        self.service = service
        self.action = action
        self.path = path
        self.offset = offset
        self.reason = reason
        self.isWholeResponse = isWholeResponse
        self.attempts = attempts
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.retryAfter = retryAfter
    }
}

extension ResponseError: TencentCloudError {
    /// Whether the same may go well a little later, as ``TencentCloudError/isTransient`` says.
    public var isTransient: Bool { RetryRule.mayPass(self) }
    /// Always ``ErrorCategory/service``.
    public var category: ErrorCategory { .service }
}

extension ResponseError: CustomStringConvertible {
    /// What is wrong with the answer, where, and what support needs to find the request.
    public var description: String {
        var place = ""
        if let path, !path.isEmpty { place += " at \(path)" }
        if let offset { place += " (byte \(offset))" }
        var details = ["\(service) \(action)", "HTTP \(status)"]
        if let contentType { details.append(contentType) }
        if attempts > 1 { details.append("\(attempts) attempts") }
        details.append("request \(requestID ?? "without an id")")
        if mayHaveTakenEffect { details.append("may have taken effect") }
        return "unreadable answer: \(reason)\(place) (\(details.joined(separator: ", ")))".printable
    }
}
