import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite struct ConcurrencyLimitTests {
    private final class Counts: Sendable {
        let state = Mutex((now: 0, most: 0, all: 0))
    }

    @Test(arguments: [1, 3]) func neverMoreThanTheLimitAndAllAreServed(limit: Int) async throws {
        let drawing = ConcurrencyLimit(limit)
        let counts = Counts()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<300 {
                group.addTask {
                    try await drawing.withPermit {
                        counts.state.withLock { state in
                            state.now += 1
                            state.all += 1
                            state.most = max(state.most, state.now)
                        }
                        for _ in 0..<3 { await Task.yield() }
                        counts.state.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        let (now, most, all) = counts.state.withLock { ($0.now, $0.most, $0.all) }
        #expect(now == 0)
        #expect((1...limit).contains(most))
        #expect(all == 300)
        #expect(drawing.waitingCount == 0)
    }

    private func line(
        _ names: [String], for limit: ConcurrencyLimit, _ served: Log
    ) async -> [Task<Void, any Error>] {
        var tasks: [Task<Void, any Error>] = []
        for name in names {
            let before = limit.waitingCount
            tasks.append(Task { try await limit.withPermit { served.add(name) } })
            await until { limit.waitingCount == before + 1 }
        }
        return tasks
    }

    @Test func firstComeFirstServed() async throws {
        let (limit, served) = (ConcurrencyLimit(), Log())
        try await limit.acquire()
        let tasks = await line(["0", "1", "2", "3"], for: limit, served)
        #expect(served.entries == [])
        limit.release()
        for task in tasks { try await task.value }
        #expect(served.entries == ["0", "1", "2", "3"])
    }

    @Test func whoIsCancelledLeavesTheLine() async throws {
        let (limit, served) = (ConcurrencyLimit(), Log())
        try await limit.acquire()
        let tasks = await line(["0", "1", "2"], for: limit, served)
        for index in [0, 2] {
            tasks[index].cancel()
            await #expect(throws: CancellationError.self) { try await tasks[index].value }
        }
        #expect(limit.waitingCount == 1)
        limit.release()
        try await tasks[1].value
        #expect(served.entries == ["1"])
        // And the permit is back.
        try await limit.withPermit { served.add("again") }
        #expect(served.entries == ["1", "again"])
    }

    @Test func aPermitComesBackHoweverTheBodyEnds() async throws {
        struct Failure: Error {}
        let limit = ConcurrencyLimit()
        for _ in 0..<3 {
            await #expect(throws: Failure.self) { try await limit.withPermit { throw Failure() } }
        }
        #expect(try await limit.withPermit { 7 } == 7)
    }

    @Test func aCancelledTaskGetsNone() async throws {
        let limit = ConcurrencyLimit()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await limit.withPermit { Issue.record("it ran") }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        try await limit.withPermit {}
    }

    @Test func givingBackTooMuchOpensNothing() async throws {
        let limit = ConcurrencyLimit(0)
        #expect(limit.limit == 1)
        limit.release()
        try await limit.acquire()
        let tasks = await line(["0"], for: limit, Log())
        tasks[0].cancel()
    }
}
