import Synchronization
import Testing

@testable import TencentCloudRuntime

/// Waits on a clock that moves only by sleeping.
@Suite(.aheadOfOthers) struct WaiterTests {
    private final class FakeClock: Sendable {
        let sleeps = Mutex<[Duration]>([])

        var waiterClock: SteadyClock {
            SteadyClock(
                now: { self.sleeps.withLock { $0.reduce(.zero, +) } },
                sleep: { pause in
                    try Task.checkCancellation()
                    self.sleeps.withLock { $0.append(pause) }
                })
        }
    }

    private let clock = FakeClock()

    private let waiter = Waiter<String>(
        name: "DrawingDone", firstDelay: .seconds(1), longestDelay: .seconds(3), timeout: .seconds(60)
    ) { status in
        switch status {
        case "DONE": .success
        case "FAIL": .failure(code: "C", message: "m")
        case "CANCELLED": .unexpected(status: status)
        default: .pending(progress: Int(status))
        }
    }

    /// Answers in this order; the last one for ever.
    private func updates(
        _ answers: [Result<String, any Error>], timeout: Duration? = nil
    ) -> WaiterUpdates<String> {
        let polls = Mutex(0)
        return WaiterUpdates(waiter: waiter, timeout: timeout, clock: clock.waiterClock) { _ in
            let index = polls.withLock { polls in
                polls += 1
                return polls
            }
            return WaiterPoll(
                response: try answers[min(index, answers.count) - 1].get(), requestID: "r-\(index)")
        }
    }

    private var transient: any Error {
        TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: false)
    }

    @Test func reportsEachAnswerAndEndsWithSuccess() async throws {
        var seen: [WaiterUpdate<String>] = []
        for try await update in updates([.success("10"), .success("WAIT"), .success("90"), .success("DONE")])
        {
            seen.append(update)
        }
        #expect(seen.map(\.response) == ["10", "WAIT", "90", "DONE"])
        #expect(
            seen.map(\.outcome) == [
                .pending(progress: 10), .pending(progress: nil), .pending(progress: 90), .success,
            ])
        #expect(seen.map(\.attempt) == [1, 2, 3, 4])
        #expect(seen.map(\.elapsed) == [.zero, .seconds(1), .seconds(2.5), .seconds(4.75)])
    }

    @Test func nothingComesAfterTheEnd() async throws {
        var iterator = updates([.success("DONE")]).makeAsyncIterator()
        #expect(try await iterator.next()?.outcome == .success)
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
    }

    @Test func pausesGrowToTheLongest() async throws {
        let answers = [Result<String, any Error>](repeating: .success("WAIT"), count: 6) + [.success("DONE")]
        #expect(try await updates(answers).result() == "DONE")
        #expect(
            clock.sleeps.withLock { $0 } == [
                .seconds(1), .seconds(1.5), .seconds(2.25), .seconds(3), .seconds(3), .seconds(3),
            ])
    }

    @Test func aFailureIsThrown() async throws {
        let error = await #expect(throws: WaiterError.self) {
            try await updates([.success("WAIT"), .success("FAIL"), .success("DONE")]).result()
        }
        #expect(error?.reason == .failed(code: "C", message: "m"))
        #expect(error?.requestID == "r-2")
        #expect(error?.attempts == 2)
        #expect(error?.waiter == "DrawingDone")
    }

    @Test func whatNobodyKnowsEndsTheWaitWithWhatWasSaid() async throws {
        let error = await #expect(throws: WaiterError.self) {
            try await updates([.success("WAIT"), .success("CANCELLED"), .success("DONE")]).result()
        }
        #expect(error?.reason == .unexpected(status: "CANCELLED") && error?.attempts == 2)
        #expect(
            error.map { "\($0)" }
                == "DrawingDone ended in an unknown state: CANCELLED (asked 2 times, last request r-2)")
    }

    @Test func afterAFailureTheSequenceIsOver() async throws {
        var iterator = updates([.success("FAIL"), .success("DONE")]).makeAsyncIterator()
        await #expect(throws: WaiterError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }

    @Test func timeRunsOutAfterALastLookAtTheVeryEnd() async throws {
        let error = await #expect(throws: WaiterError.self) {
            try await updates([.success("WAIT")], timeout: .seconds(6)).result()
        }
        #expect(error?.reason == .timedOut(after: .seconds(6)))
        #expect(error?.requestID == "r-5")
        #expect(error?.underlying == nil)
        #expect(clock.sleeps.withLock { $0 } == [.seconds(1), .seconds(1.5), .seconds(2.25), .seconds(1.25)])
    }

    @Test func theWaitersOwnTimeHoldsUnlessToldOtherwise() async throws {
        let error = await #expect(throws: WaiterError.self) { try await updates([.success("WAIT")]).result() }
        #expect(error?.reason == .timedOut(after: .seconds(60)))
    }

    @Test func outlivesWhatPasses() async throws {
        func service(_ code: ServiceErrorCode, status: Int = 200) -> any Error {
            ServiceError(code: code, message: "m", service: "draw", action: "A", httpStatus: status)
        }
        let answers: [Result<String, any Error>] = [
            .failure(transient), .success("WAIT"), .failure(service("InternalError.Timeout")),
            .failure(service("RequestLimitExceeded")), .failure(service("ServiceUnavailable")),
            .failure(service("SomethingElse", status: 500)),
            // A clock that jumped while a poll corrected it.
            .failure(service("AuthFailure.SignatureExpire")),
            .failure(
                ResponseError(
                    status: 502, service: "draw", action: "A", reason: "not JSON", mayHaveTakenEffect: false)),
            .success("DONE"),
        ]
        var attempts: [Int] = []
        for try await update in updates(answers) { attempts.append(update.attempt) }
        #expect(attempts == [2, 9])
    }

    @Test func whatDoesNotPassEndsIt() async throws {
        let errors: [any Error] = [
            ServiceError(code: "ResourceNotFound", message: "m", service: "draw", action: "A"),
            ServiceError(code: "AuthFailure.SignatureFailure", message: "m", service: "draw", action: "A"),
            ResponseError(
                status: 200, service: "draw", action: "A", reason: "odd", isWholeResponse: true,
                mayHaveTakenEffect: false),
            TransportError(.tls, message: "m", mayHaveTakenEffect: false),
            TransportError(.refused, message: "m", mayHaveTakenEffect: false),
            CredentialsError(provider: "environment", reason: "none"), CancellationError(),
        ]
        for error in errors {
            do {
                _ = try await updates([.failure(error), .success("DONE")]).result()
                Issue.record("outlived \(error)")
            } catch let thrown {
                #expect("\(thrown)" == "\(error)")
            }
        }
        #expect(clock.sleeps.withLock { $0.isEmpty })
    }

    @Test func timeAlsoRunsOutWhileAskingFails() async throws {
        let error = await #expect(throws: WaiterError.self) {
            try await updates([.success("WAIT"), .failure(transient)], timeout: .seconds(4)).result()
        }
        #expect(error?.reason == .timedOut(after: .seconds(4)))
        #expect(error?.underlying as? TransportError == transient as? TransportError)
        #expect(error?.requestID == "r-1")
    }

    @Test func cancellationEndsTheRealPauseAtOnce() async throws {
        let waiter = Waiter<String>(
            name: "Never", firstDelay: .seconds(3600), longestDelay: .seconds(3600), timeout: .seconds(7200)
        ) { _ in .pending(progress: nil) }
        let updates = WaiterUpdates(waiter: waiter, timeout: nil) { _ in
            WaiterPoll(response: "WAIT", requestID: nil)
        }
        let (answers, answered) = AsyncStream<Void>.makeStream()
        let task = Task {
            for try await _ in updates { answered.yield() }
        }
        for await _ in answers { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func cancellationWinsOverAnErrorThatPasses() async throws {
        let updates = WaiterUpdates(waiter: waiter, timeout: nil, clock: clock.waiterClock) { [transient] _ in
            withUnsafeCurrentTask { $0?.cancel() }
            throw transient
        }
        let task = Task { try await updates.result() }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func pollsThroughTheClient() async throws {
        let transport = ScriptedTransport([
            .json(#"{"Response": {"Status": "WAIT", "RequestId": "r-1"}}"#),
            .json(#"{"Response": {"Error": {"Code": "InternalError", "Message": "m"}, "RequestId": "r-2"}}"#),
            .json(#"{"Response": {"Status": "FAIL", "RequestId": "r-3"}}"#),
        ])
        let waiter = Waiter<Drawing.Response>(
            name: "DrawingDone", firstDelay: .milliseconds(1), longestDelay: .milliseconds(1),
            timeout: .seconds(3600)
        ) { $0.status == "FAIL" ? .failure(code: nil, message: "sorry") : .pending(progress: nil) }
        let error = await #expect(throws: WaiterError.self) {
            try await Drawing.client(transport)
                .updates(waiter, Drawing.describe, Drawing.Request(prompt: "id")).result()
        }
        #expect(error?.reason == .failed(code: nil, message: "sorry"))
        #expect(error?.requestID == "r-3")
        #expect(error?.attempts == 3)
        #expect(transport.requests.count == 3)
    }

    @Test func theIDsOfItsRequestsAreRedacted() async throws {
        let transport = ScriptedTransport(
            #"{"Response": {"Status": "FAIL", "RequestId": "r-\#(Drawing.secretKey)"}}"#)
        let waiter = Waiter<Drawing.Response>(
            name: "Done", firstDelay: .zero, longestDelay: .zero, timeout: .seconds(60)
        ) { _ in .failure(code: nil, message: "sorry") }
        let error = await #expect(throws: WaiterError.self) {
            try await Drawing.client(transport)
                .updates(waiter, Drawing.describe, Drawing.Request(prompt: "id")).result()
        }
        #expect(error?.requestID == "r-[redacted]")
    }

    // MARK: Through a client that repeats

    private func polled(
        _ lines: [ScriptedTransport.Line], timeout: Duration,
        _ change: (inout ClientConfiguration) -> Void = { _ in }
    ) -> (WaiterUpdates<Drawing.Response>, ScriptedTransport) {
        let transport = ScriptedTransport(lines)
        let waiter = Waiter<Drawing.Response>(
            name: "DrawingDone", firstDelay: .seconds(1), longestDelay: .seconds(3), timeout: timeout
        ) { $0.status == "DONE" ? .success : .pending(progress: nil) }
        let client = Drawing.client(transport) {
            $0.retry = RetryPolicy()
            $0.steadyClock = clock.waiterClock
            change(&$0)
        }
        return (client.updates(waiter, Drawing.describe, Drawing.Request(prompt: "id")), transport)
    }

    private let done = ScriptedTransport.Line.json(#"{"Response": {"Status": "DONE", "RequestId": "r"}}"#)

    private func failed(_ code: String, headers: [HTTPField] = []) -> ScriptedTransport.Line {
        let error = #"{"Code": "\#(code)", "Message": "m"}"#
        return .answer(
            HTTPResponse(
                status: 200, headers: headers,
                body: Array(#"{"Response": {"Error": \#(error), "RequestId": "r-f"}}"#.utf8)))
    }

    @Test func aPollThatFailsIsRepeatedByTheScheduleOnly() async throws {
        let lines = [ScriptedTransport.Line](repeating: failed("InternalError"), count: 3) + [done]
        let (updates, transport) = polled(lines, timeout: .seconds(60))
        #expect(try await updates.result().status == "DONE")
        #expect(transport.requests.count == 4)
        #expect(clock.sleeps.withLock { $0 } == [.seconds(1), .seconds(1.5), .seconds(2.25)])
    }

    @Test func nothingIsAskedBeyondTheTime() async throws {
        let lines = [ScriptedTransport.Line](repeating: failed("InternalError"), count: 99)
        let (updates, transport) = polled(lines, timeout: .seconds(6))
        let error = await #expect(throws: WaiterError.self) { try await updates.result() }
        #expect(error?.reason == .timedOut(after: .seconds(6)))
        #expect((error?.underlying as? ServiceError)?.code == "InternalError")
        #expect(transport.requests.count == error?.attempts)
        #expect(clock.waiterClock.now() == .seconds(6))
    }

    @Test func aLongerPauseIsKeptWhenTheServiceAsksForIt() async throws {
        let later = failed("RequestLimitExceeded", headers: [HTTPField(name: "Retry-After", value: "8")])
        let (updates, _) = polled([later, failed("InternalError"), done], timeout: .seconds(60))
        _ = try await updates.result()
        #expect(clock.sleeps.withLock { $0 } == [.seconds(8), .seconds(1.5)])
    }

    @Test func whatTheCallCanMendIsMendedWithinThePoll() async throws {
        let expired = failed(
            "AuthFailure.SignatureExpire",
            headers: [HTTPField(name: "Date", value: "Mon, 25 Feb 2019 15:51:05 GMT")])
        let (updates, transport) = polled([expired, done], timeout: .seconds(60))
        #expect(try await updates.result().status == "DONE")
        #expect(transport.requests.count == 2)
        #expect(clock.sleeps.withLock { $0.isEmpty })
    }
}
