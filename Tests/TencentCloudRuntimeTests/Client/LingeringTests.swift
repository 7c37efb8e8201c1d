import Dispatch
import Synchronization
import Testing

@testable import TencentCloudRuntime

/// What is paid for is waited for, a while, when the task that asked for it is cancelled.
@Suite(.timeLimit(.minutes(5))) struct LingeringTests {
    /// Answers when it is let, or when it is cancelled.
    private final class Gate: Transport {
        private struct State {
            var waiting: [CheckedContinuation<Void, Never>] = []
            var isCancelled = false
        }

        private let state = Mutex(State())
        private let script: ScriptedTransport

        init(_ lines: [ScriptedTransport.Line]) { script = ScriptedTransport(lines) }

        var sentCount: Int { script.requests.count }
        var isWaiting: Bool { state.withLock { !$0.waiting.isEmpty } }
        var isCancelled: Bool { state.withLock { $0.isCancelled } }

        func open() {
            for one in state.withLock({ state in
                defer { state.waiting = [] }
                return state.waiting
            }) {
                one.resume()
            }
        }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            try Task.checkCancellation()
            let answer = Task { try await script.send(request) }
            await withTaskCancellationHandler {
                await withCheckedContinuation { one in state.withLock { $0.waiting.append(one) } }
            } onCancel: {
                state.withLock { $0.isCancelled = true }
                open()
            }
            try Task.checkCancellation()
            return try await answer.value
        }

        func download(
            _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse { try await send(request) }
    }

    private static let recognised = APIAction(
        service: "draw", version: "2026-01-01", name: "CreateRecognised",
        idempotency: .token(member: "SessionId"))

    private let time = HandMovedTime()
    private let success = ScriptedTransport.Line.json(#"{"Response": {"TaskId": "t-1", "RequestId": "r"}}"#)
    private let body = Array(#"{"SessionId": "s"}"#.utf8)

    private func client(_ transport: any Transport, after patience: Duration = .seconds(5)) -> ServiceClient {
        Drawing.client(transport) {
            $0.steadyClock = time.clock
            $0.retry = RetryPolicy()
            $0.timeouts.afterCancellation = patience
        }
    }

    @Test(arguments: [Drawing.create, recognised])
    func anAnswerInTimeIsReturned(_ action: APIAction) async throws {
        let gate = Gate([success])
        let client = client(gate)
        let call = Task { try await client.call(action, json: body) }
        await until { gate.isWaiting }
        call.cancel()
        await until { time.sleeperCount == 1 }
        time.advance(by: .seconds(4.9))
        gate.open()
        #expect(String(decoding: try await call.value, as: UTF8.self).contains("t-1"))
        // Nothing is left behind.
        await until { time.sleeperCount == 0 }
        #expect(!gate.isCancelled)
    }

    @Test func afterThatTimeItIsCutOff() async throws {
        let gate = Gate([success])
        let client = client(gate)
        let call = Task { try await client.call(Drawing.create, json: body) }
        await until { gate.isWaiting }
        call.cancel()
        await until { time.sleeperCount == 1 }
        time.advance(by: .seconds(4.9))
        #expect(!gate.isCancelled)
        time.advance(by: .seconds(0.1))
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(gate.isCancelled)
        #expect(time.sleeperCount == 0)
    }

    @Test func otherwiseItIsCutOffAtOnce() async throws {
        for (action, patience) in [(Drawing.create, Duration.zero), (Drawing.describe, .seconds(5))] {
            let gate = Gate([success])
            let client = client(gate, after: patience)
            let call = Task { try await client.call(action, json: body) }
            await until { gate.isWaiting }
            call.cancel()
            await #expect(throws: CancellationError.self) { try await call.value }
            #expect(gate.isCancelled)
            #expect(time.sleeperCount == 0)
        }
    }

    @Test func nothingIsSentAgain() async throws {
        let lines: [ScriptedTransport.Line] = [
            .json(#"{"Response": {"Error": {"Code": "InternalError", "Message": "m"}, "RequestId": "r"}}"#),
            .json(#"{"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": "m"}}}"#),
            .failure(TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: true)),
            .failure(TransportError(.cannotConnect, message: "no", mayHaveTakenEffect: false)),
        ]
        for line in lines {
            let gate = Gate([line, success])
            let client = client(gate)
            let call = Task { try await client.call(Self.recognised, json: body) }
            await until { gate.isWaiting }
            call.cancel()
            gate.open()
            // It says what came of the request.
            let error = await #expect(throws: (any Error).self) { try await call.value }
            #expect(error is ServiceError || error is TransportError)
            #expect(gate.sentCount == 1)
            await until { time.sleeperCount == 0 }
        }
    }

    @Test func whatIsNotUnderWayIsNotSent() async throws {
        // Waiting for the rate limit.
        let slow = APIAction(service: "draw", version: "2026-01-01", name: "C", requestsPerSecond: 1)
        let transport = ScriptedTransport([success, success])
        let limited = client(transport)
        _ = try await limited.call(slow, json: body)
        let queued = Task { try await limited.call(slow, json: body) }
        await until { time.sleeperCount > 0 }
        queued.cancel()
        await #expect(throws: CancellationError.self) { try await queued.value }

        // In the pause before another attempt.
        let failing = ScriptedTransport([
            .failure(TransportError(.cannotConnect, message: "no", mayHaveTakenEffect: false)), success,
        ])
        var pausing = client(failing)
        pausing.configuration.luck = { 0.5 }
        let paused = Task { [pausing] in try await pausing.call(Drawing.create, json: body) }
        await until { time.sleeperCount > 0 }
        paused.cancel()
        await #expect(throws: CancellationError.self) { try await paused.value }

        // Waiting for credentials.
        let unsigned = ScriptedTransport([success])
        var asking = client(unsigned)
        asking.configuration.credentials = ClosureCredentials {
            try await Task.sleep(for: .seconds(3600))
            return Credentials(secretID: "id", secretKey: "key")
        }
        let waiting = Task { [asking] in try await asking.call(Drawing.create, json: body) }
        await until { time.sleeperCount > 0 }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }

        // Cancelled before it began.
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await limited.call(Drawing.create, json: body)
        }
        await #expect(throws: CancellationError.self) { try await early.value }
        // Cancelled by the provider, after everything but the sending.
        var last = client(unsigned)
        last.configuration.credentials = Cancelling()
        let cancelled = Task { [last] in try await last.call(Drawing.create, json: body) }
        await #expect(throws: CancellationError.self) { try await cancelled.value }

        #expect([transport, failing, unsigned].map(\.requests.count) == [1, 1, 0])
        await until { time.sleeperCount == 0 }
    }

    private struct Cancelling: CredentialsAtHand {
        func credentialsAtHand() -> Credentials? {
            withUnsafeCurrentTask { $0?.cancel() }
            return Credentials(secretID: Drawing.secretID, secretKey: Drawing.secretKey)
        }

        func credentials() -> Credentials { Credentials(secretID: "id", secretKey: "key") }
    }

    /// Over a real socket: the server answers only after the cancellation.
    @Test(arguments: Carrier.allCases) func theAnswerIsReadFromTheSocket(_ carrier: Carrier) async throws {
        let isCancelled = DispatchSemaphore(value: 0)
        let server = try TestServer { _ in
            isCancelled.wait()
            return .respond(body: Array(#"{"Response": {"TaskId": "t-1", "RequestId": "r"}}"#.utf8))
        }
        defer { server.stop() }
        let client = Drawing.client(carrier.make()) {
            $0.endpoint = .url(server.url)
            $0.timeouts.afterCancellation = .seconds(50)
        }
        let call = Task { try await client.call(Drawing.create, json: body) }
        #expect(await eventually { server.requests.count == 1 })
        call.cancel()
        isCancelled.signal()
        #expect(String(decoding: try await call.value, as: UTF8.self).contains("t-1"))
        #expect(call.isCancelled)
    }

    @Test(arguments: Carrier.allCases) func atTheEndOfTheTimeTheSocketIsClosed(_ carrier: Carrier)
        async throws
    {
        let server = try TestServer { _ in .silence }
        defer { server.stop() }
        let client = Drawing.client(carrier.make()) {
            $0.endpoint = .url(server.url)
            $0.timeouts.afterCancellation = .milliseconds(20)
        }
        let call = Task { try await client.call(Drawing.create, json: body) }
        #expect(await eventually { server.requests.count == 1 })
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(await eventually { server.clientCloseCount == 1 })
    }
}
