/// Time that passes evenly, whatever is done to the calendar: the system's, or a test's.
package struct SteadyClock: Sendable {
    /// Since some moment that stays the same.
    package var now: @Sendable () -> Duration
    /// Ends early, with `CancellationError`, when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    package static let continuous: SteadyClock = {
        let origin = ContinuousClock.now
        return SteadyClock(now: { ContinuousClock.now - origin }, sleep: { try await Task.sleep(for: $0) })
    }()
}
