/// A wait that ended without what was waited for.
public struct WaiterError: Error, Sendable {
    /// Why it ended.
    public enum Reason: Sendable, Hashable {
        /// The service says that it failed, for this reason.
        case failed(code: String?, message: String?)
        /// It was still under way when the time was up. Waiting again goes on where this left off.
        case timedOut(after: Duration)
    }

    /// Why it ended.
    public var reason: Reason
    /// What was waited for.
    public var waiter: String
    /// The ID of the last request that was answered.
    public var requestID: String?
    /// How often was asked.
    public var attempts: Int
    /// When time ran out while asking failed: the last reason for that.
    public var underlying: (any Error)?

    /// Describes a wait's end.
    public init(
        _ reason: Reason, waiter: String, requestID: String? = nil, attempts: Int,
        underlying: (any Error)? = nil
    ) {
        self.reason = reason
        self.waiter = waiter
        self.requestID = requestID
        self.attempts = attempts
        self.underlying = underlying
    }
}

extension WaiterError: CustomStringConvertible {
    /// Why the wait ended, and what support needs to find the last request.
    public var description: String {
        let outcome =
            switch reason {
            case .failed(let code, let message):
                "failed: \([code, message].compactMap(\.self).joined(separator: ": "))"
            case .timedOut(let duration):
                "not done after \(duration)"
            }
        let asked = "asked \(attempts) time\(attempts == 1 ? "" : "s")"
        let last = requestID.map { ", last request \($0)" } ?? ""
        let cause = underlying.map { "; last error: \($0)" } ?? ""
        return "\(waiter) \(outcome) (\(asked)\(last))\(cause)".printable
    }
}
