import Synchronization

@testable import TencentCloudRuntime

/// A clock that moves by sleeping, for one task: each pause is over at once, and remembered.
final class PassingTime: Sendable {
    let pauses = Mutex<[Duration]>([])

    var now: Duration { pauses.withLock { $0.reduce(.zero, +) } }

    var clock: SteadyClock {
        SteadyClock(
            now: { self.now },
            sleep: { pause in
                try Task.checkCancellation()
                self.pauses.withLock { $0.append(pause) }
            },
            // What it limits ends at once.
            limit: { _ in try await Task.sleep(for: .seconds(3600)) })
    }
}

/// A clock that moves when it is told to, for many tasks.
final class HandMovedTime: Sendable {
    private struct State {
        var now: Duration = .zero
        var sleepers: [Int: (until: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    var clock: SteadyClock {
        SteadyClock(now: { self.state.withLock { $0.now } }, sleep: { try await self.sleep($0) })
    }

    /// Who sleeps at this moment.
    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Lets time pass, and wakes whoever slept until then.
    func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    private func sleep(_ duration: Duration) async throws {
        let id = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if duration <= .zero { return .success(()) }
                    state.sleepers[id] = (state.now + duration, continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?
                .continuation.resume(throwing: CancellationError())
        }
    }
}

/// Gives way until something is so. It always comes to be, or the test hangs.
func until(_ condition: @Sendable () -> Bool) async {
    while !condition() { await Task.yield() }
}
