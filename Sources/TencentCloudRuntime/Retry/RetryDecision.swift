/// What becomes of a call after an attempt that failed.
public enum RetryDecision: Sendable, Hashable {
    /// The request is signed afresh and sent again after a pause, once the remedy is done.
    case retry(RetryRule.Remedy, after: Duration)
    /// The call ends with the attempt's error.
    case giveUp(Reason)

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
