import Synchronization
import TencentCloudPlatform

/// Ctrl-C, a polite request to end, and a terminal that is gone.
enum Interruption {
    /// Where the signal handler, which may do hardly anything, writes to; -1 while nobody listens.
    private static let pipeEnd = Atomic<Int32>(-1)
    private static let received = Atomic<Bool>(false)

    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Whether one has come.
    static var isRequested: Bool { received.load(ordering: .acquiring) }

    /// Runs `body` when the process is interrupted or told to end, on a thread of its own; a second time ends it
    /// at once, as if nobody listened. Can be called once.
    ///
    /// - Returns: False when the system has no pipe or thread left.
    @discardableResult
    static func handle(_ body: @escaping @Sendable () -> Void) -> Bool {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        let readEnd = ends[0]
        pipeEnd.store(ends[1], ordering: .releasing)
        let thread = SystemThread {
            var byte: UInt8 = 0
            while read(readEnd, &byte, 1) < 0, errno == EINTR {}
            received.store(true, ordering: .releasing)
            for number in signals { replace(number, by: SIG_DFL) }
            body()
        }
        guard let thread else { return false }
        thread.detach()
        for number in signals { replace(number, by: announce) }
        return true
    }

    /// Does some work, which is cancelled when the process is interrupted. It doesn't begin before somebody listens, as
    /// what it creates is paid for.
    ///
    /// - Parameter tell: Runs first when it is interrupted.
    static func cancelling<Result: Sendable>(
        tell: @escaping @Sendable () -> Void = {}, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let (start, gate) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            for await _ in start {}
            return try await work()
        }
        handle {
            tell()
            task.cancel()
        }
        gate.finish()
        return try await task.value
    }

    /// Leaves a signal that whoever started the program wants ignored, as `nohup` does.
    private static func replace(_ number: Int32, by handler: (@convention(c) (Int32) -> Void)?) {
        let old = signal(number, handler)
        let isIgnored = unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        if isIgnored { signal(number, SIG_IGN) }
    }

    private static let announce: @convention(c) (Int32) -> Void = { _ in
        let saved = errno
        var byte: UInt8 = 1
        _ = write(pipeEnd.load(ordering: .relaxed), &byte, 1)
        errno = saved
    }
}
