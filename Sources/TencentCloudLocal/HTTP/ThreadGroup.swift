import Synchronization
import TencentCloudPlatform

/// Threads that block, and can all be waited for.
final class ThreadGroup: Sendable {
    private struct State {
        var nextNumber = 0
        var running: [Int: SystemThread] = [:]
        var finished: [SystemThread] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Darwin's default of 512 KB is little for a debug build that reads deeply nested JSON.
    private static let stackSize = 4 << 20

    /// How many threads are running.
    var count: Int { state.withLock { $0.running.count } }

    /// Runs `body` on a thread of its own; false when the system has none left, or the group is closed.
    func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let (started, finished) = state.withLock { state -> (Bool, [SystemThread]) in
            guard !state.isClosed else { return (false, []) }
            let number = state.nextNumber
            // Created under the lock: the thread can't leave before it is entered.
            let thread = SystemThread(stackSize: Self.stackSize) { [self] in
                body()
                leave(number)
            }
            guard let thread else { return (false, []) }
            state.nextNumber += 1
            state.running[number] = thread
            defer { state.finished = [] }
            return (true, state.finished)
        }
        for thread in finished { thread.join() }
        return started
    }

    /// Lets no further thread start, and returns when the last one has ended.
    func join() {
        let threads = state.withLock { state -> [SystemThread] in
            state.isClosed = true
            let threads = Array(state.running.values) + state.finished
            state.running = [:]
            state.finished = []
            return threads
        }
        for thread in threads { thread.join() }
    }

    private func leave(_ number: Int) {
        state.withLock { state in
            guard let thread = state.running.removeValue(forKey: number) else { return }
            state.finished.append(thread)
        }
    }
}
