import Testing

@testable import TencentCloudRuntime

@Suite struct RateLimitTests {
    private static func action(_ name: String, _ limit: Int?) -> APIAction {
        APIAction(
            service: "draw", version: "2026-01-01", name: name, idempotency: .safe, requestsPerSecond: limit)
    }

    @Test func settings() {
        let (known, unknown) = (Self.action("A", 20), Self.action("B", nil))
        func limits(_ limit: RateLimit) -> [Int?] { [limit.limit(of: known), limit.limit(of: unknown)] }
        #expect(limits(.published) == [20, nil])
        #expect(limits(.off) == [nil, nil])
        #expect(limits(.requestsPerSecond(5)) == [5, 5])
        #expect(limits(.requestsPerSecond(0)) == [nil, nil])
        #expect(limits(.published(but: ["A": 50])) == [50, nil])
        #expect(limits(.published(but: ["A": 0, "B": 1])) == [nil, 1])
    }

    private let time = PassingTime()

    private func client(
        _ transport: ScriptedTransport, _ change: (inout ClientConfiguration) -> Void = { _ in }
    ) -> ServiceClient {
        Drawing.client(transport) {
            $0.steadyClock = time.clock
            change(&$0)
        }
    }

    private func answers(_ count: Int) -> ScriptedTransport {
        ScriptedTransport(
            [ScriptedTransport.Line](repeating: .json(#"{"Response": {"RequestId": "r"}}"#), count: count))
    }

    private func pauses() -> [Duration] { time.pauses.withLock { $0 } }

    @Test func copiesKeepOneLimitTogether() async throws {
        let one = client(answers(9))
        var copy = one
        copy.configuration.region = "ap-guangzhou"
        for client in [one, copy, one, copy, one] {
            _ = try await client.call(Self.action("A", 2), json: [])
        }
        #expect(pauses() == [.seconds(1), .seconds(1)])
    }

    @Test func actionsAndHostsHaveTheirOwn() async throws {
        let one = client(answers(9))
        var elsewhere = one
        elsewhere.configuration.endpoint = .china
        _ = try await one.call(Self.action("A", 1), json: [])
        _ = try await one.call(Self.action("B", 1), json: [])
        _ = try await elsewhere.call(Self.action("A", 1), json: [])
        _ = try await client(answers(1)).call(Self.action("A", 1), json: [])
        #expect(pauses() == [])
        _ = try await one.call(Self.action("A", 1), json: [])
        #expect(pauses() == [.seconds(1)])
    }

    @Test func offWaitsForNothing() async throws {
        let one = client(answers(50)) { $0.rateLimit = .off }
        for _ in 0..<50 { _ = try await one.call(Self.action("A", 1), json: []) }
        #expect(pauses() == [])
    }

    @Test func waitingCountsAgainstTheCallsTime() async throws {
        let transport = answers(9)
        let one = client(transport) { $0.timeouts.call = .milliseconds(1500) }
        _ = try await one.call(Self.action("A", 1), json: [])
        _ = try await one.call(Self.action("A", 1), json: [])
        #expect(transport.requests.map(\.totalTimeout) == [.milliseconds(1500), .milliseconds(500)])

        var hurried = one
        hurried.configuration.timeouts.call = .milliseconds(900)
        let error = await #expect(throws: TransportError.self) {
            _ = try await hurried.call(Self.action("A", 1), json: [])
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(transport.requests.count == 2)
    }

    @Test func repetitionsCountToo() async throws {
        let lost = ScriptedTransport.Line.failure(
            TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: true))
        let transport = ScriptedTransport([lost, .json(#"{"Response": {"RequestId": "r"}}"#)])
        let one = client(transport) {
            $0.retry = RetryPolicy()
            $0.luck = { 0.5 }
        }
        _ = try await one.call(Self.action("A", 1), json: [])
        #expect(pauses() == [.milliseconds(100), .milliseconds(900)])
    }
}
