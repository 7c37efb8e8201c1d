import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import TencentCloudLocal
@testable import TencentCloudRuntime

/// Each fault by itself, as a client meets it.
@Suite(.aheadOfOthers) struct LocalFaultTests {
    private func start(refusing refusalTime: Duration = .seconds(3_600)) throws -> LocalService {
        var plan = FaultPlan()
        plan.refusalTime = refusalTime
        plan.stallTime = .seconds(20)
        plan.dripTime = .milliseconds(20)
        plan.oversize = 1 << 20
        return try LocalService.start(.init(limitsRequestRate: false, faults: plan))
    }

    private func configuration(_ local: LocalService) -> ClientConfiguration {
        var configuration = local.plainConfiguration
        configuration.transport = freshTransport()
        configuration.maximumResponseBytes = 64 << 10
        return configuration
    }

    private func error(_ call: () async throws -> Void) async -> (any Error)? {
        do {
            try await call()
            return nil
        } catch {
            return error
        }
    }

    struct Expectation: Sendable, CustomTestStringConvertible {
        var fault: LocalFault
        var executing = true
        /// Whether a task is created.
        var bills: Bool
        /// What is said to have happened; nil when the call succeeds.
        var mayHaveTakenEffect: Bool?
        /// The transport's word for it.
        var kind: TransportError.Kind?

        var testDescription: String { "\(fault)\(executing ? "" : ", not executed")" }
    }

    @Test(arguments: [
        Expectation(fault: .refusedConnection, bills: true),
        Expectation(
            fault: .resetBeforeRequest, bills: false, mayHaveTakenEffect: true, kind: .connectionLost),
        Expectation(
            fault: .resetDuringRequest, bills: false, mayHaveTakenEffect: true, kind: .connectionLost),
        Expectation(fault: .resetAfterRequest, bills: true, mayHaveTakenEffect: true, kind: .connectionLost),
        Expectation(
            fault: .resetAfterRequest, executing: false, bills: false, mayHaveTakenEffect: true,
            kind: .connectionLost),
        Expectation(fault: .lostReply, bills: true, mayHaveTakenEffect: true, kind: .connectionLost),
        Expectation(fault: .stalledReply, bills: true, mayHaveTakenEffect: true, kind: .timedOut),
        Expectation(
            fault: .stalledReply, executing: false, bills: false, mayHaveTakenEffect: true, kind: .timedOut),
        Expectation(fault: .slowReply, bills: true),
        Expectation(fault: .truncatedReply, bills: true, mayHaveTakenEffect: true, kind: .connectionLost),
        Expectation(fault: .wrongContentType, bills: true),
        Expectation(fault: .htmlPage, bills: true, mayHaveTakenEffect: true),
        Expectation(fault: .serverError, bills: true, mayHaveTakenEffect: true),
        Expectation(fault: .serverError, executing: false, bills: false, mayHaveTakenEffect: true),
        Expectation(fault: .requestLimitExceeded, bills: false, mayHaveTakenEffect: false),
        Expectation(fault: .expiredToken, bills: false, mayHaveTakenEffect: false),
        Expectation(fault: .skewedClock, bills: false, mayHaveTakenEffect: false),
        Expectation(fault: .oversizedReply, bills: true, mayHaveTakenEffect: true, kind: .bodyTooLarge),
    ])
    func meetsTheNextRequestOnly(_ expected: Expectation) async throws {
        let local = try start()
        defer { local.stop() }
        var configuration = configuration(local)
        if expected.kind == .timedOut { configuration.timeouts.attempt = .milliseconds(300) }
        let mps = MPSClient(configuration)
        local.inject(expected.fault, executing: expected.executing)
        let error = await error { _ = try await mps.createAigcImageTask(.init(prompt: "a red panda")) }
        let told = error as? any TencentCloudError
        #expect(told?.mayHaveTakenEffect == expected.mayHaveTakenEffect, "\(String(describing: error))")
        #expect((error as? TransportError)?.kind == expected.kind, "\(String(describing: error))")
        #expect(local.tasks.map(\.prompt) == (expected.bills ? ["a red panda"] : []))
        #expect(local.statistics.injectedFaults == [expected.fault: 1])
        #expect(local.statistics.executedFaults == (expected.bills ? [expected.fault: 1] : [:]))

        if expected.fault == .skewedClock { local.inject(.skewedClock) }
        configuration.timeouts.attempt = nil
        let next = await self.error {
            _ = try await MPSClient(configuration).createAigcImageTask(.init(prompt: "again"))
        }
        if expected.fault == .refusedConnection {
            #expect((next as? TransportError)?.kind == .cannotConnect)
            #expect((next as? any TencentCloudError)?.mayHaveTakenEffect == false)
        } else {
            #expect(next == nil, "\(String(describing: next))")
            #expect(local.tasks.count == (expected.bills ? 2 : 1))
        }
    }

    @Test func aPortThatWasClosedOpensAgain() async throws {
        let local = try start(refusing: .milliseconds(50))
        defer { local.stop() }
        var configuration = configuration(local)
        configuration.retry = RetryPolicy(attempts: 100, longestDelay: .milliseconds(50))
        for round in 1...3 {
            local.inject(.refusedConnection)
            for _ in 0..<2 {
                _ = try await MPSClient(configuration).createAigcImageTask(.init(prompt: "x"))
            }
            #expect(local.tasks.count == 2 * round)
        }
    }

    @Test func aClientCorrectsItsClockOnTheWay() async throws {
        let local = try start()
        defer { local.stop() }
        var configuration = configuration(local)
        configuration.retry = RetryPolicy()
        let mps = MPSClient(configuration)
        for _ in 0..<3 {
            local.inject(.skewedClock)
            _ = try await mps.createAigcImageTask(.init(prompt: "x"))
        }
        #expect(local.tasks.count == 3)
    }

    @Test func aLostReplyIsFoundAgainBySessionID() async throws {
        let local = try start()
        defer { local.stop() }
        var configuration = configuration(local)
        configuration.retry = RetryPolicy(baseDelay: .milliseconds(1))
        let vod = VODClient(configuration)
        local.inject(.lostReply)
        var request = VOD.CreateAigcImageTaskRequest(
            subAppID: 251_007_502, modelName: .kling, modelVersion: "3.0")
        request.prompt = "a red panda"
        request.sessionID = "mine"
        let error = await error { _ = try await vod.createAigcImageTask(request) } as? AlreadyAcceptedError
        #expect(error?.token == "mine")
        #expect(local.tasks.map(\.sessionID) == ["mine"])
    }

    @Test func downloadsMeetFaultsToo() async throws {
        let local = try start()
        defer { local.stop() }
        local.inject(.htmlPage, executing: false)
        let connection = try #require(RawConnection(port: local.port))
        connection.send("GET /files/none HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(connection.answer()?.headers["content-type"] == "text/html; charset=utf-8")
    }

    @Test func theSameSeedMeetsTheSameFaults() async throws {
        func faults(seed: UInt64) -> [LocalFault?] {
            let injector = FaultInjector(.all(0.5, seed: seed), recorder: StatisticsRecorder())
            return (0..<200).map { _ in injector.next()?.fault }
        }
        #expect(faults(seed: 1) == faults(seed: 1))
        #expect(faults(seed: 1) != faults(seed: 2))
        let count = faults(seed: 1).count { $0 != nil }
        #expect((50...180).contains(count))
    }

    @Test func plansAreReadFromText() throws {
        let plan = try #require(FaultPlan("all=0.15, lost-reply=0.2,seed=7"))
        #expect(plan.seed == 7)
        #expect(plan.probabilities[.lostReply] == 0.2)
        #expect(plan.probabilities[.htmlPage] == 0.01)
        #expect(plan.probabilities.count == LocalFault.allCases.count)
        #expect(FaultPlan("all=1") != nil)
        for text in [
            "", "all", "all=2", "all=0.9,stall=0.9", "nothing=0.1", "stall=x", "stall=nan", "seed=-1",
        ] {
            #expect(FaultPlan(text) == nil, "\(text)")
        }
    }
}
