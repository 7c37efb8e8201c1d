import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite struct RateGateTests {
    private let time = HandMovedTime()

    /// Starts tasks that pass the gate one behind the other, and note when they are through.
    private func line(
        _ names: [String], at gate: RateGate, _ passed: Log, until deadline: Duration = .seconds(100)
    ) async -> [Task<Void, any Error>] {
        var tasks: [Task<Void, any Error>] = []
        for name in names {
            let before = gate.waitingCount
            tasks.append(
                Task { [time] in
                    try await gate.wait(until: deadline, time.clock)
                    passed.add(name)
                })
            await until { gate.waitingCount == before + 1 }
        }
        await until { time.sleeperCount == 1 }
        return tasks
    }

    /// A gate of one a second, whose token has just been taken.
    private func closedGate() -> RateGate {
        let gate = RateGate(perSecond: 1)
        #expect(gate.passIfFree(at: .zero))
        return gate
    }

    @Test func firstComeFirstServedAndOnlyOneSleeps() async throws {
        let (gate, passed) = (closedGate(), Log())
        let names = (0..<8).map { "\($0)" }
        let tasks = await line(names, at: gate, passed)
        for count in 1...names.count {
            // Not even a newcomer gets ahead, who comes when the token is there and its owner not awake yet.
            #expect(!gate.passIfFree(at: time.clock.now() + .seconds(1)))
            #expect(passed.entries.count == count - 1)
            time.advance(by: .seconds(1))
            await until { [time] in
                passed.entries.count == count && (count == names.count || time.sleeperCount == 1)
            }
        }
        for task in tasks { try await task.value }
        #expect(passed.entries == names)
        #expect(gate.waitingCount == 0)
        #expect(time.sleeperCount == 0)
    }

    @Test func whoIsCancelledLeavesAndTheOthersMoveUp() async throws {
        let (gate, passed) = (closedGate(), Log())
        let tasks = await line(["0", "1", "2", "3", "4"], at: gate, passed)
        // The one that sleeps for the token, one in the middle, and the last.
        for index in [2, 0, 4] {
            tasks[index].cancel()
            await #expect(throws: CancellationError.self) { try await tasks[index].value }
        }
        #expect(passed.entries == [])
        await until { time.sleeperCount == 1 }
        time.advance(by: .seconds(1))
        try await tasks[1].value
        await until { time.sleeperCount == 1 }
        time.advance(by: .seconds(1))
        try await tasks[3].value
        #expect(passed.entries == ["1", "3"])
        #expect(gate.waitingCount == 0)

        // Those who left took no token along.
        #expect(!gate.passIfFree(at: .milliseconds(2999)))
        #expect(gate.passIfFree(at: .seconds(3)))
    }

    @Test func whoComesTooLateIsToldAtOnce() async throws {
        let (gate, passed) = (closedGate(), Log())
        let tasks = await line(["0", "1"], at: gate, passed)
        let error = await #expect(throws: TransportError.self) {
            try await gate.wait(until: .seconds(3), time.clock)
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(gate.waitingCount == 2)
        for task in tasks { task.cancel() }
    }

    @Test func aCancelledTaskDoesNotWaitAtAll() async {
        let gate = closedGate()
        let task = Task { [time] in
            withUnsafeCurrentTask { $0?.cancel() }
            try await gate.wait(until: .seconds(9), time.clock)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(gate.waitingCount == 0)
    }

    @Test func manyAtOnceAndHalfOfThemCancelled() async throws {
        let gate = RateGate(perSecond: 50)
        let through = Log()
        let tasks = (0..<400).map { number in
            Task { [time] in
                if !gate.passIfFree(at: time.clock.now()) {
                    try await gate.wait(until: .seconds(100), time.clock)
                }
                through.add("\(number)")
            }
        }
        for (number, task) in tasks.enumerated() where number % 2 == 1 { task.cancel() }
        let all = Task { for task in tasks { _ = await task.result } }
        let isDone = Atomic(false)
        Task {
            await all.value
            isDone.store(true, ordering: .releasing)
        }
        while !isDone.load(ordering: .acquiring) {
            time.advance(by: .milliseconds(10))
            await Task.yield()
        }
        #expect(gate.waitingCount == 0)
        #expect(time.sleeperCount == 0)
        // Nobody who wasn't cancelled was left out.
        let served = Set(through.entries)
        #expect(served.count == through.entries.count)
        #expect((0..<400).filter { $0 % 2 == 0 }.allSatisfy { served.contains("\($0)") })
    }
}

/// What happened, in order.
final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    var entries: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
