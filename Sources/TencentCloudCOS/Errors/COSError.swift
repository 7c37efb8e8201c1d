internal import JSONCoding
public import TencentCloudRuntime

/// COS's answer that it didn't do what was asked.
public struct COSError: Error, Sendable, Hashable {
    /// The error's code, for programs.
    public var code: Code
    /// The service's message, for people.
    public var message: String
    /// The request's ID, which the service's support asks for.
    public var requestID: String?
    /// What the answer is about, as COS names it.
    public var resource: String?
    /// The answer's HTTP status.
    public var httpStatus: Int
    /// What was asked for, by the name that COS's documentation has for it, such as `PutObject`.
    public var action: String
    /// The object's key.
    public var key: String
    /// How often the request was sent.
    public var attempts: Int
    /// How long the service asks to wait before another request, where it said so (`Retry-After`).
    public var retryAfter: Duration?

    /// Describes a failure, for tests and transports of one's own.
    public init(
        code: Code, message: String, requestID: String? = nil, resource: String? = nil, httpStatus: Int,
        action: String, key: String, attempts: Int = 1, retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.requestID = requestID
        self.resource = resource
        self.httpStatus = httpStatus
        self.action = action
        self.key = key
        self.attempts = attempts
        self.retryAfter = retryAfter
    }
}

extension COSError {
    /// A code that COS answers a failed request with. The set is open: any other can be written as a string literal.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        /// The code as it travels.
        public var rawValue: String

        /// The code with this text, known or not.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The code with this text, known or not.
        public init(stringLiteral value: String) { rawValue = value }

        /// The key may not do this, or the signature's time has passed.
        public static var accessDenied: Self { "AccessDenied" }
        /// There is no such object.
        public static var noSuchKey: Self { "NoSuchKey" }
        /// There is no such bucket in this region.
        public static var noSuchBucket: Self { "NoSuchBucket" }
        /// The SecretKey isn't that of the SecretId.
        public static var signatureDoesNotMatch: Self { "SignatureDoesNotMatch" }
        /// The SecretId isn't known.
        public static var invalidAccessKeyID: Self { "InvalidAccessKeyId" }
        /// This machine's clock, or the service's, is wrong.
        public static var requestTimeTooSkewed: Self { "RequestTimeTooSkewed" }
        /// The object is larger than may be.
        public static var entityTooLarge: Self { "EntityTooLarge" }
        /// There are too many requests.
        public static var slowDown: Self { "SlowDown" }
        /// The service failed.
        public static var internalError: Self { "InternalError" }
        /// The service isn't there at the moment.
        public static var serviceUnavailable: Self { "ServiceUnavailable" }
    }
}

extension COSError.Code: CustomStringConvertible {
    /// The code as it may be shown; ``rawValue`` is the one that travelled.
    public var description: String { rawValue.printable }
}

extension COSError {
    init(
        _ document: ErrorDocument, _ response: HTTPResponse, action: String, key: String, requestID: String?,
        attempts: Int
    ) {
        self.init(
            code: Code(rawValue: document.code), message: document.message,
            requestID: document.requestID ?? requestID, resource: document.resource,
            httpStatus: response.status, action: action, key: key, attempts: attempts,
            retryAfter: response.retryAfter)
    }

    /// What is done about it, whatever it was signed with.
    var remedy: RetryDecision.Remedy {
        if code == .slowDown || httpStatus == 429 { return .slowDown }
        if code == .requestTimeTooSkewed { return .correctClock }
        // COS gave up waiting for the request's body.
        if httpStatus >= 500 || httpStatus == 408 || code == "RequestTimeout" { return .repeat }
        return .none
    }
}

extension COSError: TencentCloudError {
    /// Whether the same may go well a little later: COS failed, had too many requests, or the clock is corrected by then.
    public var isTransient: Bool { remedy != .none }
    /// False: putting, or deleting, an object once more changes nothing.
    public var mayHaveTakenEffect: Bool { false }
    /// What kind of trouble the code is.
    public var category: ErrorCategory {
        switch remedy {
        case .slowDown: .rate
        case .repeat: .service
        default: httpStatus == 403 ? .credentials : .invalid
        }
    }
    /// What to do about it, in a sentence for people; nil when there is nothing more to say.
    public var advice: String? {
        switch code {
        case .accessDenied: "Give the key a policy that allows this in this bucket, or use another one."
        case .noSuchBucket: "Look at the bucket's name, with the APPID, and at its region."
        case .requestTimeTooSkewed: "Set this machine's clock."
        case .signatureDoesNotMatch: "Look at the SecretKey: it isn't the one that belongs to this SecretId."
        default: nil
        }
    }
}

extension COSError: CustomStringConvertible {
    /// Code, message, and what support needs to find the request.
    public var description: String {
        var details = ["cos \(action) \(key)", "HTTP \(httpStatus)"]
        if attempts > 1 { details.append("\(attempts) attempts") }
        details.append("request \(requestID ?? "without an id")")
        return "\(code.rawValue): \(message) (\(details.joined(separator: ", ")))".printable
    }
}
