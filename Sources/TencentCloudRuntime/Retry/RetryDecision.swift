/// What becomes of a call after an attempt that failed.
public enum RetryDecision: Sendable, Hashable {
    /// The request is signed afresh and sent again after a pause, once the remedy is done.
    case retry(Remedy, after: Duration)
    /// The call ends with the attempt's error.
    case giveUp(Reason)

    /// What is done about an attempt that failed.
    public enum Remedy: String, Sendable, Hashable, CaseIterable {
        /// Nothing: the call ends.
        case none
        /// The request is sent again after a pause, as often as the policy allows.
        case `repeat`
        /// The same, with longer pauses: there are too many requests already.
        case slowDown
        /// Once in a call: the clock is corrected by the answer's `Date`, and the request sent again. A clock that
        /// jumps twice in a call isn't one to sign by.
        case correctClock
        /// Once in a call: other credentials are fetched, and the request sent again.
        case refreshCredentials
        /// The call ends with ``AlreadyAcceptedError``.
        case reportAcceptance
    }

    /// Why a call isn't tried again.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Trying again can't help, or the work could be done, and billed, twice.
        case rule
        /// The remedy has been tried, or isn't to be had.
        case remedy
        /// All attempts that the policy allows are used up.
        case attempts
        /// So many calls were repeated lately that the budget is empty.
        case budget
        /// The pause would end after the call's time limit.
        case deadline
        /// The task was cancelled.
        case cancelled
        /// A waiter asked, which asks again by its own schedule.
        case waiter
    }
}
