/// How to wait for something by asking again and again: generated from the description, one for each kind of
/// task.
public struct Waiter<Response: Sendable>: Sendable {
    /// What is waited for, such as `AigcImageTaskDone`.
    public var name: String
    /// The pause after the first answer. Each later one is half as long again.
    public var firstDelay: Duration
    /// What the pauses grow to.
    public var longestDelay: Duration
    /// How long to wait in all, unless the caller says.
    public var timeout: Duration
    /// What an answer means.
    public var outcome: @Sendable (Response) -> WaiterOutcome

    /// Describes how to wait.
    public init(
        name: String,
        firstDelay: Duration,
        longestDelay: Duration,
        timeout: Duration,
        outcome: @escaping @Sendable (Response) -> WaiterOutcome
    ) {
        self.name = name
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.timeout = timeout
        self.outcome = outcome
    }
}

/// What an answer says about the thing that is waited for.
public enum WaiterOutcome: Sendable, Hashable {
    /// Not yet; `progress` in percent, where the service tells.
    case pending(progress: Int?)
    /// Done.
    case success
    /// It will not come: what the service says of why.
    case failure(code: String?, message: String?)
}

/// One answer while waiting.
public struct WaiterUpdate<Response: Sendable>: Sendable {
    /// The answer.
    public var response: Response
    /// What it means: never a failure, which is thrown instead.
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
