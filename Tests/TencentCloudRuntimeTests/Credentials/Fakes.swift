import Synchronization

@testable import TencentCloudRuntime

/// Stands still until it is set.
final class TestClock: Sendable {
    private let time: Mutex<Int64>

    init(_ time: Int64 = 1_800_000_000) { self.time = Mutex(time) }

    func advance(_ seconds: Int64) { time.withLock { $0 += seconds } }

    var now: Int64 { time.withLock { $0 } }
    var clock: UnixClock { UnixClock { self.now } }
}

/// Gives out numbered credentials, or fails, when a test says so.
final class TestProvider: CredentialsProvider {
    struct Failure: Error, Equatable { var number: Int }

    private struct State {
        var calls = 0
        var stale: [Credentials] = []
        var isFailing = false
        var life: Int64? = 3600
        /// Calls that wait to be let through.
        var isClosed = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var cancelled = 0
    }

    private let state = Mutex(State())
    private let clock: TestClock

    init(_ clock: TestClock) { self.clock = clock }

    var calls: Int { state.withLock { $0.calls } }
    var waiting: Int { state.withLock { $0.waiting.count } }
    var cancelled: Int { state.withLock { $0.cancelled } }
    var stale: [Credentials] { state.withLock { $0.stale } }
    func fails(_ isFailing: Bool) { state.withLock { $0.isFailing = isFailing } }
    func lives(_ life: Int64?) { state.withLock { $0.life = life } }
    func close() { state.withLock { $0.isClosed = true } }

    func open() {
        let waiting = state.withLock { state in
            state.isClosed = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for call in waiting { call.resume() }
    }

    func credentials() async throws -> Credentials {
        await withCheckedContinuation { continuation in
            let isClosed = state.withLock { state in
                state.calls += 1
                if state.isClosed { state.waiting.append(continuation) }
                return state.isClosed
            }
            if !isClosed { continuation.resume() }
        }
        if Task.isCancelled { state.withLock { $0.cancelled += 1 } }
        let now = clock.now
        return try state.withLock { state in
            if state.isFailing { throw Failure(number: state.calls) }
            return Credentials(
                secretID: "id-\(state.calls)", secretKey: "key", token: "token",
                expiration: state.life.map { now + $0 })
        }
    }

    func credentials(replacing stale: Credentials) async throws -> Credentials {
        state.withLock { $0.stale.append(stale) }
        return try await credentials()
    }
}

extension FileAccess {
    /// Files that never change.
    static func fixed(_ files: [String: String]) -> FileAccess {
        FileAccess(
            stamp: { path throws(SmallFile.Failure) in
                guard let text = files[path] else { throw SmallFile.Failure(reason: "doesn't exist") }
                return FileStamp(size: Int64(text.utf8.count))
            },
            read: { path throws(SmallFile.Failure) in
                guard let text = files[path] else { throw SmallFile.Failure(reason: "doesn't exist") }
                return Array(text.utf8)
            })
    }
}

/// Collects what a client is warned of.
final class WarningObserver: ClientObserver {
    private let given = Mutex<[ClientWarning]>([])
    var warnings: [ClientWarning] { given.withLock { $0 } }
    func warned(_ warning: ClientWarning) { given.withLock { $0.append(warning) } }
}

/// Waits for something that another task is about to do.
func eventually(_ condition: () -> Bool) async {
    while !condition() { await Task.yield() }
}

/// What an error shows, however it is printed.
func printed(_ error: any Error) -> String {
    var dumped = ""
    dump(error, to: &dumped)
    return "\(error) \(String(reflecting: error)) \(dumped)"
}
