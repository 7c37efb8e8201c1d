import Testing

@testable import TencentCloudLocal
@testable import TencentCloudRuntime

/// Nobody pays twice, whatever happens on the way, and every doubt is told.
@Suite struct BilledAsAskedTests {
    @Test(arguments: FaultyRun.Service.allCases)
    func tasksBilledAreTasksAskedFor(_ service: FaultyRun.Service) async throws {
        let asks = 1_000 * FaultyRun.scale
        let run = try await FaultyRun.run(service, asks: asks, plan: .quick(0.45, seed: 20), cancelling: 25)

        let billed = Dictionary(grouping: run.billed, by: \.prompt)
        #expect(run.billed.count == run.statistics.tasks[service.rawValue])
        #expect(billed.values.allSatisfy { $0.count == 1 }, "an ask was billed twice")
        #expect(run.ends.count == asks)
        for number in 0..<asks {
            let bills = billed[FaultyRun.prompt(number)] ?? []
            switch run.ends[number] {
            case .created(let taskID): #expect(bills.map(\.id) == [taskID])
            case .accepted: #expect(bills.count == 1)
            case .refused: #expect(bills.isEmpty, "a billed ask was reported as refused")
            case .uncertain, .cancelled, nil: break
            }
        }
        let prompts = Set((0..<asks).map(FaultyRun.prompt))
        #expect(Set(billed.keys).isSubset(of: prompts))
        if service == .vod { #expect(Set(run.billed.map(\.sessionID)).count == run.billed.count) }

        // The run was what it claims to be: each fault happened, and each end.
        #expect(Set(run.statistics.injectedFaults.keys) == Set(LocalFault.allCases))
        let counts = Dictionary(grouping: run.ends.values, by: \.name).mapValues(\.count)
        #expect(counts["created", default: 0] > asks / 4)
        #expect(counts["uncertain", default: 0] > 0)
        #expect(counts["cancelled", default: 0] > 0)
        #expect((counts["accepted", default: 0] > 0) == (service == .vod))
        #expect(run.diary.kinds["cannotConnect", default: 0] > 0)

        #expect(run.diary.signatureCount > asks)
        #expect(run.diary.betrayals() == [])
        guard FaultyRun.scale > 1 else { return }
        let executed = run.statistics.executedFaults.values.reduce(0, +)
        print(
            "\(service): \(asks) asked, \(run.billed.count) billed, \(counts.sorted { $0.key < $1.key }); "
                + "\(run.statistics.injectedFaults.values.reduce(0, +)) faults, \(executed) executed; "
                + "\(run.diary.kinds.sorted { $0.key < $1.key })")
    }
}
