/// How to wait for something by asking again and again: generated from the description, one for each kind of
/// task.
public struct Waiter<Response: Sendable>: Sendable {
    /// The name of the end that is waited for, such as `AigcImageTaskDone`.
    public var name: String
    /// The pause after the first answer. Each later one is half as long again.
    public var firstDelay: Duration
    /// No pause is longer, however often was asked.
    public var longestDelay: Duration
    /// How long to wait in all, unless the caller says.
    public var timeout: Duration
    /// What to do about the failures that answers name; nil where only the action's error codes are known.
    public var advice: ErrorAdvice?
    /// Tells from a response whether the wait goes on.
    public var outcome: @Sendable (Response) -> WaiterOutcome

    /// Describes how to wait.
    public init(
        name: String,
        firstDelay: Duration,
        longestDelay: Duration,
        timeout: Duration,
        advice: ErrorAdvice? = nil,
        outcome: @escaping @Sendable (Response) -> WaiterOutcome
    ) {
        self.name = name
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.timeout = timeout
        self.advice = advice
        self.outcome = outcome
    }
}

/// What a response means to a wait.
public enum WaiterOutcome: Sendable, Hashable {
    /// Not yet; `progress` in percent, where the service tells.
    case pending(progress: Int?)
    /// Done.
    case success
    /// It will not come: what the service says of why.
    case failure(code: String?, message: String?)
    /// Neither under way nor ended, as far as is known: the state that the service names.
    case unexpected(status: String)
}

/// One answer while waiting.
public struct WaiterUpdate<Response: Sendable>: Sendable {
    /// The answer.
    public var response: Response
    /// What it means: pending or success, as anything else is thrown instead.
    public var outcome: WaiterOutcome
    /// How often was asked, this time included and failed polls too.
    public var attempt: Int
    /// How long the wait has lasted.
    public var elapsed: Duration

    /// Describes one answer.
    public init(response: Response, outcome: WaiterOutcome, attempt: Int, elapsed: Duration) {
        self.response = response
        self.outcome = outcome
        self.attempt = attempt
        self.elapsed = elapsed
    }
}
