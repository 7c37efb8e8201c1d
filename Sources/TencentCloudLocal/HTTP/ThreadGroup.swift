import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Threads that block, and can all be waited for.
///
/// Swift's own concurrency has a thread for each core, none of which may block on a socket.
final class ThreadGroup: Sendable {
    // A pthread_t only names a thread: any thread may join it.
    private struct Handle: @unchecked Sendable {
        var thread: pthread_t
    }

    private struct State {
        var nextNumber = 0
        var running: [Int: Handle] = [:]
        var finished: [Handle] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// How many threads are running.
    var count: Int { state.withLock { $0.running.count } }

    /// Runs `body` on a thread of its own; false when the system has none left, or the group is closed.
    func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let (started, finished) = state.withLock { state -> (Bool, [Handle]) in
            guard !state.isClosed else { return (false, []) }
            let number = state.nextNumber
            // Created under the lock: the thread can't leave before it is entered.
            let thread = Self.makeThread { [self] in
                body()
                leave(number)
            }
            guard let thread else { return (false, []) }
            state.nextNumber += 1
            state.running[number] = Handle(thread: thread)
            defer { state.finished = [] }
            return (true, state.finished)
        }
        for handle in finished { pthread_join(handle.thread, nil) }
        return started
    }

    /// Lets no further thread start, and returns when the last one has ended.
    func join() {
        let handles = state.withLock { state -> [Handle] in
            state.isClosed = true
            let handles = Array(state.running.values) + state.finished
            state.running = [:]
            state.finished = []
            return handles
        }
        for handle in handles { pthread_join(handle.thread, nil) }
    }

    private func leave(_ number: Int) {
        state.withLock { state in
            guard let handle = state.running.removeValue(forKey: number) else { return }
            state.finished.append(handle)
        }
    }

    private final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private static func makeThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        // Darwin's default of 512 KB is little for a debug build that reads deeply nested JSON.
        pthread_attr_setstacksize(&attributes, 4 << 20)

        let start = Unmanaged.passRetained(Start(body))
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(
                &thread, &attributes,
                { argument in
                    Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
                    return nil
                }, start.toOpaque())
        #else
            var thread = pthread_t()
            let code = pthread_create(
                &thread, &attributes,
                { argument in
                    guard let argument else { return nil }
                    Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
                    return nil
                }, start.toOpaque())
        #endif
        guard code == 0 else {
            start.release()
            return nil
        }
        return thread
    }
}
