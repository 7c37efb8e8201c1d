/// How often a call is tried, and with which pauses. What may be tried again at all is not for a policy to
/// say: see <doc:Billing>.
///
/// A pause is drawn at random between nothing and a longest one, which doubles from attempt to attempt, so
/// that many clients don't come back at the same moment. A service's `Retry-After` is never cut short. All of
/// it happens within the call's time limit: a pause that would outlast it isn't begun.
public struct RetryPolicy: Sendable {
    /// How often a request is sent at most, the first time included.
    public var attempts: Int
    /// The longest pause after the first attempt.
    public var baseDelay: Duration
    /// The longest pause after a first attempt that met a rate limit, which is counted by the second.
    public var throttledBaseDelay: Duration
    /// No pause is longer, however many attempts there were.
    public var longestDelay: Duration
    /// Limits repetitions over all calls.
    public var budget: RetryBudget

    /// A policy with these limits.
    ///
    /// - Parameters:
    ///   - attempts: 4 unless told; less than one counts as one.
    ///   - baseDelay: 200 milliseconds unless told.
    ///   - throttledBaseDelay: 1 second unless told.
    ///   - longestDelay: 20 seconds unless told.
    ///   - budget: A new one unless told; copies of the policy share it.
    public init(
        attempts: Int = 4,
        baseDelay: Duration = .milliseconds(200),
        throttledBaseDelay: Duration = .seconds(1),
        longestDelay: Duration = .seconds(20),
        budget: RetryBudget = RetryBudget()
    ) {
        self.attempts = max(attempts, 1)
        self.baseDelay = baseDelay
        self.throttledBaseDelay = throttledBaseDelay
        self.longestDelay = longestDelay
        self.budget = budget
    }

    /// Every request is sent once, whatever comes of it: clocks and credentials aren't corrected either.
    public static var none: RetryPolicy {
        RetryPolicy(attempts: 1, budget: RetryBudget(reserve: 0, share: 0))
    }

    /// The pause after an attempt.
    ///
    /// - Parameters:
    ///   - attempt: Which one it was; the first is 1.
    ///   - luck: From 0 up to, and without, 1.
    package func delay(after attempt: Int, throttled: Bool, luck: Double) -> Duration {
        let base = throttled ? throttledBaseDelay : baseDelay
        // Beyond 2^20 times the base nobody waits.
        let longest = min(base * (1 << min(attempt - 1, 20)), longestDelay)
        return max(longest, .zero) * luck
    }
}
