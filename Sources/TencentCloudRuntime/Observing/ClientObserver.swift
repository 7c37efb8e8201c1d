/// Is told what a client does, as it does it: for logs, metrics and traces.
///
/// What it gets are values without a secret in them: no key, no token, no signature, and nothing of what a
/// request or an answer holds. Its methods are called one after the other for each attempt, from whatever
/// thread the call runs on, and the call waits for them: hand long work to someone else. An observer that
/// isn't interested in something leaves that method out.
/// ```swift
/// struct Printer: ClientObserver {
///     func attemptEnded(_ end: AttemptEnd) {
///         print(end.start.action, "#\(end.start.number)", end.duration, end.error.map { "\($0)" } ?? "done")
///     }
/// }
/// ```
public protocol ClientObserver: Sendable {
    /// A request is about to be sent, once its rate limit lets it.
    func attemptStarted(_ start: AttemptStart)

    /// An attempt has come to its end. Each that started is told of exactly once.
    func attemptEnded(_ end: AttemptEnd)

    /// Something works, but not as it should. A client and its copies report each thing once.
    func warned(_ warning: ClientWarning)
}

extension ClientObserver {
    /// Nothing.
    public func attemptStarted(_ start: AttemptStart) {}

    /// Nothing.
    public func attemptEnded(_ end: AttemptEnd) {}

    /// Nothing.
    public func warned(_ warning: ClientWarning) {}
}
