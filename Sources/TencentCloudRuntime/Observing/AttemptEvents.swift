/// One attempt of a call, at its start.
public struct AttemptStart: Sendable, Hashable {
    /// The call's number: the same for all its attempts, and for no other call of this process.
    public var call: UInt64
    /// Which attempt this is: the first is 1.
    public var number: Int
    /// The service's product code, such as `mps`.
    public var service: String
    /// The action's wire name.
    public var action: String
    /// The region that the request names.
    public var region: String?
    /// The host that it goes to, with a port where it isn't the usual one.
    public var host: String
    /// The length of the request's body.
    public var requestBytes: Int

    /// Describes an attempt, for an observer's tests.
    public init(
        call: UInt64, number: Int, service: String, action: String, region: String? = nil, host: String,
        requestBytes: Int
    ) {
        self.call = call
        self.number = number
        self.service = service
        self.action = action
        self.region = region
        self.host = host
        self.requestBytes = requestBytes
    }
}

/// One attempt of a call, at its end.
public struct AttemptEnd: Sendable {
    /// The attempt as it was told of at its start.
    public var start: AttemptStart
    /// From start to end, all in all.
    public var duration: Duration
    /// How much of that was waiting for the rate limit.
    public var queued: Duration
    /// The answer's HTTP status; nil when none came.
    public var httpStatus: Int?
    /// The request's ID, when the attempt failed and the service told one.
    public var requestID: String?
    /// The length of the answer's body; nil when none came.
    public var responseBytes: Int?
    /// The error that it ended with; nil after a success.
    ///
    /// A ``ServiceError``, ``TransportError``, ``ResponseError``, ``AlreadyAcceptedError``,
    /// ``CredentialsError`` or `CancellationError`. Of any other error, which a provider or transport of your
    /// own may throw, only the type's name is told.
    public var error: (any Error)?
    /// The decision about what happens next; nil after a success.
    public var decision: RetryDecision?

    /// Describes an attempt's end, for an observer's tests.
    public init(
        start: AttemptStart, duration: Duration, queued: Duration = .zero, httpStatus: Int? = nil,
        requestID: String? = nil, responseBytes: Int? = nil, error: (any Error)? = nil,
        decision: RetryDecision? = nil
    ) {
        self.start = start
        self.duration = duration
        self.queued = queued
        self.httpStatus = httpStatus
        self.requestID = requestID
        self.responseBytes = responseBytes
        self.error = error
        self.decision = decision
    }
}
