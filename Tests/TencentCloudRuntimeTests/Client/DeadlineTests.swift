import Synchronization
import Testing

@testable import TencentCloudRuntime

/// A call ends in time, and when it is cancelled, whoever it waits for.
@Suite(.aheadOfOthers, .timeLimit(.minutes(1))) struct DeadlineTests {
    /// Waits for ever, whatever it is told.
    private final class Deaf: CredentialsProvider {
        let first: Credentials?
        private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

        init(first: Credentials? = nil) { self.first = first }

        var isWaiting: Bool { waiting.withLock { !$0.isEmpty } }

        func release() {
            for one in waiting.withLock({ $0 }) { one.resume() }
        }

        func credentials() async -> Credentials {
            if let first { return first }
            return await hang()
        }

        func credentials(replacing stale: Credentials) async -> Credentials { await hang() }

        private func hang() async -> Credentials {
            await withCheckedContinuation { continuation in waiting.withLock { $0.append(continuation) } }
            return Credentials(secretID: "late", secretKey: "late")
        }
    }

    private let time = HandMovedTime()
    private let success = ScriptedTransport.Line.json(#"{"Response": {"TaskId": "t", "RequestId": "r"}}"#)

    private func client(
        _ transport: ScriptedTransport, _ credentials: any CredentialsProvider,
        observer: (any ClientObserver)? = nil
    ) -> ServiceClient {
        Drawing.client(transport) {
            $0.credentials = credentials
            $0.steadyClock = time.clock
            $0.retry = RetryPolicy()
            $0.timeouts.call = .seconds(30)
            $0.observer = observer
        }
    }

    @Test func aDeafProviderIsLeftBehind() async throws {
        let transport = ScriptedTransport([success])
        for provide in [
            { (deaf: Deaf) -> any CredentialsProvider in deaf },
            { deaf in ClosureCredentials { await deaf.credentials() } },
            { CachedCredentials($0) },
            { CredentialsChain([EnvironmentCredentials(lookup: { _ in nil }), $0]) },
        ] {
            let deaf = Deaf()
            let client = client(transport, provide(deaf))
            let call = Task { try await client.call(Drawing.create, json: []) }
            await until { deaf.isWaiting && time.sleeperCount == 1 }
            time.advance(by: .seconds(29))
            #expect(time.sleeperCount == 1)
            time.advance(by: .seconds(1))
            let error = await #expect(throws: TransportError.self) { try await call.value }
            #expect(error?.kind == .timedOut)
            #expect(error?.mayHaveTakenEffect == false)
            #expect(error?.message.contains("before there were credentials") == true)
            deaf.release()
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func aRefreshThatHangsEndsWithTheRefusal() async throws {
        let deaf = Deaf(first: Credentials(secretID: "AKIDstale", secretKey: "stale", token: "stale"))
        let refused = #"{"Code": "AuthFailure.TokenFailure", "Message": "expired"}"#
        let transport = ScriptedTransport([
            .json(#"{"Response": {"Error": \#(refused), "RequestId": "r"}}"#), success,
        ])
        let observer = LastDecision()
        let client = client(transport, deaf, observer: observer)
        let call = Task { try await client.call(Drawing.create, json: []) }
        await until { deaf.isWaiting && time.sleeperCount == 1 }
        time.advance(by: .seconds(30))
        let error = await #expect(throws: ServiceError.self) { try await call.value }
        #expect(error?.code == "AuthFailure.TokenFailure")
        #expect(observer.last.withLock { $0 } == .giveUp(.deadline))
        #expect(transport.requests.count == 1)
        deaf.release()
    }

    private final class LastDecision: ClientObserver {
        let last = Mutex<RetryDecision?>(nil)
        func attemptEnded(_ end: AttemptEnd) { last.withLock { $0 = end.decision } }
    }

    /// Credentials, attempts and pauses share it: each attempt gets what they have left.
    @Test func aCallsTimeHoldsForAllOfItTogether() async throws {
        let time = PassingTime()
        let unsent = ScriptedTransport.Line.failure(
            TransportError(.cannotConnect, message: "no", mayHaveTakenEffect: false))
        let transport = ScriptedTransport([unsent, unsent, unsent, success])
        let provider = ClosureCredentials {
            try await time.clock.sleep(.seconds(8))
            return Credentials(secretID: Drawing.secretID, secretKey: Drawing.secretKey)
        }
        var client = client(transport, provider)
        client.configuration.steadyClock = time.clock
        client.configuration.luck = { 0.5 }
        let error = await #expect(throws: TransportError.self) {
            try await client.call(Drawing.create, json: [])
        }
        #expect(transport.requests.map(\.totalTimeout) == [22_000, 13_900, 5_700].map { .milliseconds($0) })
        #expect(error?.kind == .cannotConnect)
        #expect(error?.attempts == 3)
    }

    @Test func cancellingDoesNotWaitForADeafProvider() async throws {
        let deaf = Deaf()
        let transport = ScriptedTransport([success])
        let client = client(transport, deaf)
        let call = Task { try await client.call(Drawing.create, json: []) }
        await until { deaf.isWaiting }
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        deaf.release()
        // What limited it is gone as well.
        await until { time.sleeperCount == 0 }
        #expect(transport.requests.isEmpty)
    }

    /// The role's own request may take longer than the call that wants the role.
    @Test func aStalledTokenServiceIsLeftBehind() async throws {
        let sts = try TestServer { _ in .silence }
        defer { sts.stop() }
        let images = try TestServer { _ in .respond() }
        defer { images.stop() }
        let role = AssumedRoleCredentials(
            AssumedRole(arn: "qcs::cam::uin/1:roleName/artist"),
            by: ClientConfiguration(
                credentials: .static(secretID: Drawing.secretID, secretKey: Drawing.secretKey),
                endpoint: .url(sts.url)))
        let client = ServiceClient(
            configuration: ClientConfiguration(
                credentials: role, endpoint: .url(images.url), timeouts: Timeouts(call: .milliseconds(300))))
        let error = await #expect(throws: TransportError.self) {
            try await client.call(Drawing.create, json: [])
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(images.connectionCount == 0)
        // Nobody waits for the role any more, so its request is given up too.
        #expect(await eventually { sts.clientCloseCount == sts.connectionCount })
    }

    @Test func whatIsAtHandTakesNoTimer() async throws {
        let known = Credentials(secretID: Drawing.secretID, secretKey: Drawing.secretKey)
        let cached = CachedCredentials(StaticCredentials(known))
        _ = try await cached.credentials()
        let environment = ["TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key"]
        let providers: [any CredentialsProvider] = [
            StaticCredentials(known), cached, EnvironmentCredentials(lookup: { environment[$0] }),
            CredentialsChain([EnvironmentCredentials(lookup: { _ in nil }), cached]),
        ]
        for provider in providers { #expect(try provider.atHand() != nil) }
        #expect(try CredentialsChain([CachedCredentials(StaticCredentials(known))]).atHand() == nil)
        #expect(throws: CredentialsError.self) {
            try CredentialsChain([EnvironmentCredentials(lookup: { _ in nil })]).atHand()
        }
        // One that has to be asked comes before one that needn't be.
        #expect(try CredentialsChain([Deaf(), StaticCredentials(known)]).atHand() == nil)
    }
}
