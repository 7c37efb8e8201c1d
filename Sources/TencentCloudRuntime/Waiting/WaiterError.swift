/// A wait that ended without what was waited for.
public struct WaiterError: Error, Sendable {
    /// Why it ended.
    public enum Reason: Sendable, Hashable {
        /// The service says that it failed, for this reason.
        case failed(code: String?, message: String?)
        /// It was still under way when the time was up. Waiting again goes on where this left off.
        case timedOut(after: Duration)
        /// The service says that it is in a state that nobody knows of, neither under way nor ended: what it says.
        case unexpected(status: String)
    }

    /// Why it ended.
    public var reason: Reason
    /// The name of the waiter, such as `AigcImageTaskDone`.
    public var waiter: String
    /// The ID of the last request that was answered.
    public var requestID: String?
    /// How often was asked.
    public var attempts: Int
    /// When time ran out while asking failed: the last reason for that.
    public var underlying: (any Error)?
    /// What to do about it: of a failure, what the service's error codes say.
    public var advice: String?

    /// Describes a wait's end.
    public init(
        _ reason: Reason, waiter: String, requestID: String? = nil, attempts: Int,
        underlying: (any Error)? = nil, advice: String? = nil
    ) {
        self.reason = reason
        self.waiter = waiter
        self.requestID = requestID
        self.attempts = attempts
        self.underlying = underlying
        self.advice = advice
    }
}

extension WaiterError: TencentCloudError {
    /// Whether waiting again may bring what was waited for: only what took too long isn't decided.
    public var isTransient: Bool {
        if case .timedOut = reason { true } else { false }
    }

    /// False: asking changes nothing. What was waited for is another call's work.
    public var mayHaveTakenEffect: Bool { false }

    /// What kind of trouble the failure's code is; ``ErrorCategory/timeout`` when time was up, else
    /// ``ErrorCategory/service``.
    public var category: ErrorCategory {
        switch reason {
        case .failed(let code?, _): ErrorCategory(of: ServiceErrorCode(rawValue: code))
        case .timedOut: .timeout
        case .failed(nil, _), .unexpected: .service
        }
    }
}

extension WaiterError {
    /// The error that an answer ends a wait with; nil when it doesn't, or ends it well.
    ///
    /// - Parameter advice: What the service's codes say.
    package init?(
        _ outcome: WaiterOutcome, waiter: String, requestID: String?, attempts: Int, _ advice: [ErrorAdvice?]
    ) {
        switch outcome {
        case .pending, .success: return nil
        case .failure(let code, let message):
            self.init(
                .failed(code: code, message: message), waiter: waiter, requestID: requestID,
                attempts: attempts,
                advice: code.flatMap { ErrorAdvice.text(for: ServiceErrorCode(rawValue: $0), advice) })
        case .unexpected(let status):
            self.init(
                .unexpected(status: status), waiter: waiter, requestID: requestID, attempts: attempts,
                advice:
                    "This release doesn't know that state. Wait again later, or look at it in the console.")
        }
    }
}

extension WaiterError: CustomStringConvertible {
    /// Why the wait ended, and what support needs to find the last request.
    public var description: String { "\(waiter) \(outcome)".printable }

    /// The same without the waiter's name, for those who say what was waited for.
    package var outcome: String {
        let outcome =
            switch reason {
            case .failed(let code, let message):
                "failed: \([code, message].compactMap(\.self).joined(separator: ": "))"
            case .timedOut(let duration):
                "not done after \(duration)"
            case .unexpected(let status):
                "ended in an unknown state: \(status.isEmpty ? "none" : status)"
            }
        let asked = "asked \(attempts) time\(attempts == 1 ? "" : "s")"
        let last = requestID.map { ", last request \($0)" } ?? ""
        let cause = underlying.map { "; last error: \($0)" } ?? ""
        return "\(outcome) (\(asked)\(last))\(cause)".printable
    }
}
