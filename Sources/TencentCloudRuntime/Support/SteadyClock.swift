/// Time that passes evenly, whatever is done to the calendar: the system's, or a test's.
package struct SteadyClock: Sendable {
    /// Since some moment that stays the same.
    package var now: @Sendable () -> Duration
    /// Ends early, with `CancellationError`, when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// A sleep beside something that may be over sooner, which is then cancelled: a test's clock that moves by
    /// sleeping doesn't move by it.
    package var limit: @Sendable (Duration) async throws -> Void

    /// - Parameter limit: The same as `sleep` unless told.
    package init(
        now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
        limit: (@Sendable (Duration) async throws -> Void)? = nil
    ) {
        self.now = now
        self.sleep = sleep
        self.limit = limit ?? sleep
    }

    package static let continuous: SteadyClock = {
        let origin = ContinuousClock.now
        return SteadyClock(now: { ContinuousClock.now - origin }, sleep: { try await Task.sleep(for: $0) })
    }()
}
