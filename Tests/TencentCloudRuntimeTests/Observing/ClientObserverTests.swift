import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite(.aheadOfOthers) struct ClientObserverTests {
    private final class Recorder: ClientObserver {
        enum Event: Sendable {
            case start(AttemptStart)
            case end(AttemptEnd)
            case warning(ClientWarning)
        }

        let events = Mutex<[Event]>([])

        var starts: [AttemptStart] {
            events.withLock { $0.compactMap { if case .start(let start) = $0 { start } else { nil } } }
        }
        var ends: [AttemptEnd] {
            events.withLock { $0.compactMap { if case .end(let end) = $0 { end } else { nil } } }
        }
        var warnings: [ClientWarning] {
            events.withLock { $0.compactMap { if case .warning(let warning) = $0 { warning } else { nil } } }
        }

        func attemptStarted(_ start: AttemptStart) { events.withLock { $0.append(.start(start)) } }
        func attemptEnded(_ end: AttemptEnd) { events.withLock { $0.append(.end(end)) } }
        func warned(_ warning: ClientWarning) { events.withLock { $0.append(.warning(warning)) } }
    }

    private let recorder = Recorder()
    private let time = PassingTime()

    private func client(
        _ lines: [ScriptedTransport.Line], _ change: (inout ClientConfiguration) -> Void = { _ in }
    ) -> ServiceClient {
        Drawing.client(ScriptedTransport(lines)) {
            $0.observer = recorder
            $0.retry = RetryPolicy()
            $0.steadyClock = time.clock
            $0.luck = { 0.5 }
            change(&$0)
        }
    }

    private let success = ScriptedTransport.Line.json(#"{"Response": {"TaskId": "t-1", "RequestId": "r-0"}}"#)
    private let lost = ScriptedTransport.Line.failure(
        TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: true))

    private func failure(
        _ code: String, _ message: String = "m", requestID: String = "r-f", headers: [HTTPField] = []
    ) -> ScriptedTransport.Line {
        .answer(
            HTTPResponse(
                status: 200, headers: headers,
                body: Array(
                    #"{"Response": {"Error": {"Code": "\#(code)", "Message": "\#(message)"}, "RequestId": "\#(requestID)"}}"#
                        .utf8)))
    }

    @Test func eachAttemptIsToldFromStartToEnd() async throws {
        let client = client([lost, failure("InternalError"), success]) { $0.region = "ap-guangzhou" }
        _ = try await client.call(Drawing.describe, json: Array("{}".utf8))
        _ = try? await client.call(Drawing.describe, json: [])

        let starts = recorder.starts
        #expect(starts.map(\.number) == [1, 2, 3, 1, 2, 3, 4])
        #expect(Set(starts.map(\.call)).count == 2)
        let first = try #require(starts.first)
        #expect(
            first
                == AttemptStart(
                    call: first.call, number: 1, service: "draw", action: "DescribeDrawing",
                    region: "ap-guangzhou", host: "draw.intl.tencentcloudapi.com", requestBytes: 2))

        let ends = recorder.ends
        #expect(ends.map(\.start) == starts)
        #expect(ends.map(\.httpStatus) == [nil, 200, 200, nil, nil, nil, nil])
        #expect(ends.map(\.requestID) == [nil, "r-f", nil, nil, nil, nil, nil])
        #expect(ends.map { $0.responseBytes != nil } == [false, true, true, false, false, false, false])
        #expect(ends[0].error as? TransportError != nil)
        #expect((ends[1].error as? ServiceError)?.code == "InternalError")
        #expect(ends[2].error == nil)
        #expect(
            ends.prefix(3).map(\.decision) == [
                .retry(.repeat, after: .milliseconds(100)), .retry(.repeat, after: .milliseconds(200)), nil,
            ])
        #expect(ends.last?.decision == .giveUp(.attempts))
    }

    @Test func timesAreTold() async throws {
        let action = APIAction(
            service: "draw", version: "2026-01-01", name: "A", idempotency: .safe, requestsPerSecond: 1)
        let client = client([success, success])
        _ = try await client.call(action, json: [])
        _ = try await client.call(action, json: [])
        #expect(recorder.ends.map(\.queued) == [.zero, .seconds(1)])
        #expect(recorder.ends.map(\.duration) == [.zero, .seconds(1)])
    }

    @Test func everyReasonToGiveUpIsTold() async throws {
        func decision(
            _ lines: [ScriptedTransport.Line], _ action: APIAction = Drawing.describe,
            _ change: (inout ClientConfiguration) -> Void = { _ in }
        ) async -> RetryDecision? {
            _ = try? await client(lines, change).call(action, json: [])
            return recorder.ends.last?.decision
        }
        #expect(await decision([failure("InvalidParameter")]) == .giveUp(.rule))
        #expect(await decision([lost], Drawing.create) == .giveUp(.rule))
        #expect(await decision([failure("AuthFailure.SignatureExpire")]) == .giveUp(.remedy))
        #expect(await decision([failure("AuthFailure.TokenFailure")]) == .giveUp(.remedy))
        #expect(await decision([lost]) { $0.retry.attempts = 1 } == .giveUp(.attempts))
        #expect(
            await decision([lost]) { $0.retry.budget = RetryBudget(reserve: 0, share: 0) } == .giveUp(.budget)
        )
        #expect(await decision([lost]) { $0.timeouts.call = .milliseconds(50) } == .giveUp(.deadline))
        #expect(await decision([lost]) { $0.timeouts.call = .zero } == .giveUp(.deadline))
        #expect(await decision([.failure(CancellationError())]) == .giveUp(.cancelled))
        #expect(
            await decision([lost]) { $0.credentials = EnvironmentCredentials(lookup: { _ in nil }) }
                == .giveUp(.rule))
        #expect(recorder.ends.last?.error is CredentialsError)

        let waiter = Waiter<Drawing.Response>(
            name: "Done", firstDelay: .seconds(1), longestDelay: .seconds(1), timeout: .seconds(9)
        ) { _ in .success }
        _ = try await client([lost, success])
            .updates(waiter, Drawing.describe, Drawing.Request(prompt: "p")).result()
        #expect(recorder.ends.suffix(2).map(\.decision) == [.giveUp(.waiter), nil])
    }

    // MARK: Warnings

    /// Reports the same at each call, as one that reads a file would.
    private struct Worried: CredentialsProvider {
        func credentials() -> Credentials {
            ClientWarning(.credentialsFileReadableByOthers, "~/.tencentcloud/credentials").report()
            return Credentials(secretID: Drawing.secretID, secretKey: Drawing.secretKey)
        }
    }

    @Test func aWarningReachesTheCallersObserverOnce() async throws {
        let client = client([success, success, success]) { $0.credentials = Worried() }
        var copy = client
        copy.configuration.region = "ap-guangzhou"
        for client in [client, copy, client] { _ = try await client.call(Drawing.describe, json: []) }
        #expect(
            recorder.warnings == [
                ClientWarning(.credentialsFileReadableByOthers, "~/.tencentcloud/credentials")
            ])

        // Without anyone to listen it is no trouble.
        ClientWarning("x", "y").report()
        let deaf = Drawing.client(ScriptedTransport([success])) { $0.credentials = Worried() }
        _ = try await deaf.call(Drawing.describe, json: [])
        #expect(recorder.warnings.count == 1)
    }

    @Test func aWrongClockIsWarnedOf() async throws {
        let expired = failure(
            "AuthFailure.SignatureExpire",
            headers: [HTTPField(name: "Date", value: "Mon, 25 Feb 2019 15:51:05 GMT")])
        _ = try await client([expired, success]).call(Drawing.describe, json: [])
        #expect(recorder.warnings.map(\.kind) == [.clockCorrected])
        #expect(
            recorder.warnings.first?.message
                == "this machine's clock is 3200 seconds ahead of that of draw.intl.tencentcloudapi.com")
        #expect(recorder.ends.first?.decision == .retry(.correctClock, after: .zero))
    }

    // MARK: Secrets

    /// Whatever quotes them, wherever: no event and no error shows the key, the token, a signature, the
    /// prompt.
    @Test func nothingToldHoldsASecret() async throws {
        struct Leaky: Error, CustomStringConvertible {
            var description: String { "Leaky \(Drawing.secretKey)" }
        }
        let quoting = "\(Drawing.secretKey) and \(Drawing.token)"
        let lines: [ScriptedTransport.Line] = [
            failure("InternalError", quoting), failure("RequestLimitExceeded", quoting),
            failure("InvalidParameter", quoting), lost, .failure(Leaky()),
            .failure(TransportError(.connectionLost, message: quoting, mayHaveTakenEffect: true)),
            .answer(HTTPResponse(status: 502, body: Array(quoting.utf8))),
            .json(#"{"Response": {"TaskId": ["\#(quoting)"]}}"#), success,
            failure("AuthFailure.SignatureExpire", quoting), failure("AuthFailure.TokenFailure", quoting),
            failure("InvalidParameterValue.SessionId", quoting, requestID: quoting),
            failure("InternalError.\(Drawing.token)", requestID: quoting),
            .answer(
                HTTPResponse(
                    status: 502,
                    headers: [
                        HTTPField(name: "X-Request-Id", value: quoting),
                        HTTPField(name: "Content-Type", value: quoting),
                    ])),
        ]
        let recognised = APIAction(
            service: "draw", version: "2026-01-01", name: "C", idempotency: .token(member: "SessionId"))
        let prompt = "a very private panda"
        var texts = Texts()
        var signatures: [String] = []
        for first in lines {
            for second in lines {
                let transport = ScriptedTransport([first, second, success])
                let client = Drawing.client(transport) {
                    $0.observer = recorder
                    $0.retry = RetryPolicy()
                    $0.steadyClock = time.clock
                    $0.timeouts.call = .seconds(100_000)
                    $0.credentials = .static(
                        secretID: Drawing.secretID, secretKey: Drawing.secretKey, token: Drawing.token)
                }
                do {
                    _ = try await client.call(
                        recognised, json: Array(#"{"SessionId": "s", "Prompt": "\#(prompt)"}"#.utf8))
                } catch  where !(error is Leaky) {
                    texts.add(error)
                } catch {}
                signatures += transport.requests.compactMap { request in
                    request.header("Authorization")?.split(separator: "Signature=").last.map(String.init)
                }
            }
        }
        for event in recorder.events.withLock({ $0 }) { texts.add(event) }
        #expect(signatures.count > lines.count && texts.all.count > 1000)
        let text = texts.all.joined(separator: "\n")
        for secret in [prompt, Drawing.secretKey, Drawing.token, "Signature="] + Set(signatures) {
            #expect(!text.contains(secret))
        }
        #expect(text.contains("[redacted]"))
    }

    @Test func aSignatureThatIsQuotedIsRedactedToo() async throws {
        struct Echo: Transport {
            func send(_ request: HTTPRequest) async throws -> HTTPResponse {
                let message = request.header("Authorization") ?? ""
                let error = #"{"Code": "AuthFailure.SignatureFailure", "Message": "\#(message)"}"#
                return HTTPResponse(status: 200, body: Array(#"{"Response": {"Error": \#(error)}}"#.utf8))
            }
            func download(
                _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
            ) async throws -> HTTPResponse { try await send(request) }
        }
        let error = await #expect(throws: ServiceError.self) {
            _ = try await Drawing.client(Echo()).call(Drawing.create, json: [])
        }
        let message = try #require(error?.message)
        #expect(message.hasPrefix("TC3-HMAC-SHA256 Credential=[redacted]/"))
        #expect(message.hasSuffix("Signature=[redacted]"))
    }
}

private struct Texts: TextOutputStream {
    var all: [String] = []
    mutating func write(_ string: String) { all.append(string) }
    mutating func add(_ value: Any) {
        all += ["\(value)", String(reflecting: value)]
        dump(value, to: &self)
    }
}
