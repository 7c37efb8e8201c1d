import JSONCoding
import Testing

@testable import TencentCloudRuntime

/// Calls over a transport that fails as it is told, on a clock that moves by sleeping.
@Suite struct RetryCallTests {
    private let time = PassingTime()
    private let start: Int64 = 1_551_113_065

    private static let describe = Drawing.describe
    private static let create = Drawing.create
    /// Like VOD's creates.
    private static let recognised = APIAction(
        service: "draw", version: "2026-01-01", name: "CreateRecognised",
        idempotency: .token(member: "SessionId"))

    private let success = ScriptedTransport.Line.json(#"{"Response": {"TaskId": "t-1", "RequestId": "r-0"}}"#)
    private let lost = ScriptedTransport.Line.failure(
        TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: true))
    private let unsent = ScriptedTransport.Line.failure(
        TransportError(.cannotConnect, message: "refused", mayHaveTakenEffect: false))

    private func failure(
        _ code: String, requestID: String = "r-f", status: Int = 200, headers: [HTTPField] = []
    ) -> ScriptedTransport.Line {
        .answer(
            HTTPResponse(
                status: status, headers: headers,
                body: Array(
                    #"{"Response": {"Error": {"Code": "\#(code)", "Message": "m"}, "RequestId": "\#(requestID)"}}"#
                        .utf8)))
    }

    private func client(
        _ transport: ScriptedTransport, _ change: (inout ClientConfiguration) -> Void = { _ in }
    ) -> ServiceClient {
        Drawing.client(transport) { [time, start] in
            $0.retry = RetryPolicy()
            $0.steadyClock = time.clock
            $0.timeouts = Timeouts()
            $0.clock = UnixClock { start + time.now.components.seconds }
            $0.luck = { 0.5 }
            change(&$0)
        }
    }

    private let body = Array(#"{"Prompt": "a red panda", "SessionId": "s-1"}"#.utf8)

    @discardableResult
    private func call(_ action: APIAction, _ client: ServiceClient) async throws -> String {
        String(decoding: try await client.call(action, json: body), as: UTF8.self)
    }

    private func pauses() -> [Duration] { time.pauses.withLock { $0 } }

    // MARK: Pauses

    @Test func pausesAreDrawnAndDouble() async throws {
        let transport = ScriptedTransport([lost, failure("InternalError"), unsent, success])
        try await call(Self.describe, client(transport))
        #expect(transport.requests.count == 4)
        #expect(pauses() == [.milliseconds(100), .milliseconds(200), .milliseconds(400)])
    }

    @Test func rateLimitsAreGivenMoreTime() async throws {
        let transport = ScriptedTransport([
            failure("RequestLimitExceeded"), failure("RequestLimitExceeded.UinLimitExceeded"), success,
        ])
        try await call(Self.create, client(transport))
        #expect(pauses() == [.milliseconds(500), .seconds(1)])
    }

    @Test(arguments: [
        ([("Retry-After", "7")], Duration.seconds(7)),
        ([("retry-after", " 3 ")], .seconds(3)),
        ([("Retry-After", "0")], .milliseconds(100)),
        (
            [("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), ("Retry-After", "Sun, 06 Nov 1994 08:49:49 GMT")],
            .seconds(12)
        ),
        (
            [("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), ("Retry-After", "Sun, 06 Nov 1994 08:00:00 GMT")],
            .milliseconds(100)
        ),
        ([("Retry-After", "Sun, 06 Nov 1994 08:49:49 GMT")], .milliseconds(100)),
        ([("Retry-After", "soon")], .milliseconds(100)), ([("Retry-After", "-1")], .milliseconds(100)),
    ])
    func whatTheServiceAsksForIsHonoured(headers: [(String, String)], pause: Duration) async throws {
        let fields = headers.map { HTTPField(name: $0.0, value: $0.1) }
        let transport = ScriptedTransport([failure("ServiceUnavailable", headers: fields), success])
        try await call(Self.describe, client(transport))
        #expect(pauses() == [pause])
    }

    @Test func aGatewayIsHeardToo() async throws {
        let transport = ScriptedTransport([
            .answer(
                HTTPResponse(
                    status: 503, headers: [HTTPField(name: "Retry-After", value: "9")],
                    body: Array("<html>".utf8))),
            success,
        ])
        try await call(Self.describe, client(transport))
        #expect(pauses() == [.seconds(9)])
    }

    // MARK: Ends

    @Test func attemptsRunOut() async throws {
        let transport = ScriptedTransport(
            [ScriptedTransport.Line](repeating: failure("InternalError"), count: 9))
        let error = await #expect(throws: ServiceError.self) {
            try await call(Self.describe, client(transport) { $0.retry.attempts = 3 })
        }
        #expect(transport.requests.count == 3)
        #expect(error?.attempts == 3)
        #expect(error?.requestID == "r-f")
    }

    @Test func noPauseOutlastsTheCallsTime() async throws {
        let transport = ScriptedTransport([
            failure("ServiceUnavailable"),
            failure("ServiceUnavailable", headers: [HTTPField(name: "Retry-After", value: "60")]), success,
        ])
        let error = await #expect(throws: ServiceError.self) {
            try await call(Self.describe, client(transport))
        }
        #expect(error?.attempts == 2)
        #expect(error?.retryAfter == .seconds(60))
        #expect(pauses() == [.milliseconds(100)])
    }

    @Test func laterAttemptsGetTheTimeThatIsLeft() async throws {
        let transport = ScriptedTransport([
            failure("ServiceUnavailable", headers: [HTTPField(name: "Retry-After", value: "20")]), success,
        ])
        try await call(Self.describe, client(transport) { $0.timeouts.attempt = .seconds(45) })
        #expect(transport.requests.map(\.totalTimeout) == [.seconds(45), .seconds(40)])
        #expect(transport.requests.map(\.connectTimeout) == [.seconds(10), .seconds(10)])
    }

    @Test func noneSendsOnce() async throws {
        for line in [
            unsent, lost, failure("RequestLimitExceeded"), failure("InternalError"),
            failure(
                "AuthFailure.SignatureExpire",
                headers: [HTTPField(name: "Date", value: "Sun, 06 Nov 1994 08:49:37 GMT")]),
            failure("AuthFailure.TokenFailure"),
        ] {
            let transport = ScriptedTransport([line, success])
            await #expect(throws: (any Error).self) {
                try await call(Self.describe, client(transport) { $0.retry = .none })
            }
            #expect(transport.requests.count == 1)
        }
    }

    @Test func theBudgetIsSharedByCopies() async throws {
        let transport = ScriptedTransport([ScriptedTransport.Line](repeating: unsent, count: 99))
        let one = client(transport) { $0.retry.budget = RetryBudget(reserve: 4, share: 0) }
        var other = one
        other.configuration.region = "ap-guangzhou"
        for client in [one, other, one] {
            await #expect(throws: TransportError.self) { try await call(Self.describe, client) }
        }
        // 3 repetitions, then 1, then none.
        #expect(transport.requests.count == 4 + 2 + 1)
    }

    @Test func aQuotaIsNotAskedAgain() async throws {
        for action in [Self.describe, Self.create, Self.recognised] {
            let transport = ScriptedTransport([failure("LimitExceeded.CreateTask"), success])
            await #expect(throws: ServiceError.self) { try await call(action, client(transport)) }
            #expect(transport.requests.count == 1)
        }
    }

    @Test func cancellationEndsThePause() async throws {
        let transport = ScriptedTransport([unsent, success])
        let client = client(transport) {
            $0.steadyClock.sleep = { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                try Task.checkCancellation()
            }
        }
        let task = Task { try await call(Self.describe, client) }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.count == 1)
    }

    // MARK: Each attempt anew

    @Test func everyAttemptIsSignedAfresh() async throws {
        let transport = ScriptedTransport([
            failure("ServiceUnavailable", headers: [HTTPField(name: "Retry-After", value: "10")]), success,
        ])
        try await call(Self.describe, client(transport))
        #expect(transport.requests.map { $0.header("X-TC-Timestamp") } == ["1551113065", "1551113075"])
        #expect(
            transport.requests[0].header("Authorization") != transport.requests[1].header("Authorization"))
        #expect(transport.requests[0].body == transport.requests[1].body)
    }

    @Test func answersThatBreakOffAreAskedForAgain() async throws {
        let broken = [#"{"Response": {"TaskId": "t"#, "", "<html></html>", "{}"]
        for text in broken {
            let transport = ScriptedTransport([.json(text), success])
            let response: Drawing.Response = try await client(transport).call(
                Self.describe, Drawing.Request(prompt: "p"))
            #expect(response.taskID == "t-1")
            #expect(transport.requests.count == 2)
        }
    }

    @Test func anOddButWholeAnswerIsNot() async throws {
        let transport = ScriptedTransport([
            .json(#"{"Response": {"TaskId": {"a": 1}, "RequestId": "r"}}"#), success,
        ])
        let error = await #expect(throws: ResponseError.self) {
            let _: Drawing.Response = try await client(transport).call(
                Self.describe, Drawing.Request(prompt: "p"))
        }
        #expect(error?.isWholeResponse == true)
        #expect(transport.requests.count == 1)
    }

    // MARK: Never pay twice

    @Test func anUnprotectedCreateIsSentAgainOnlyWhenItWasNotExecuted() async throws {
        let transport = ScriptedTransport([unsent, failure("RequestLimitExceeded"), success])
        #expect(try await call(Self.create, client(transport)).contains("t-1"))
        #expect(transport.requests.count == 3)
    }

    @Test func anUnprotectedCreateThatMayBeExecutedIsNotSentAgain() async throws {
        for line in [
            lost, failure("InternalError"), failure("ServiceUnavailable"), failure("SomethingNew"),
            failure("FailedOperation", status: 502), .json(""), .json("<html>"),
            .failure(TransportError(.timedOut, message: "late", mayHaveTakenEffect: true)),
        ] {
            let transport = ScriptedTransport([unsent, line, success])
            let error = await #expect(throws: (any Error).self) {
                try await call(Self.create, client(transport))
            }
            #expect(transport.requests.count == 2)
            #expect(error?.told?.mayHaveTakenEffect == true)
        }
    }

    @Test func aRecognisedCreateIsSentAgainWithTheSameToken() async throws {
        let transport = ScriptedTransport([lost, failure("InternalError"), .json("<html>"), success])
        #expect(try await call(Self.recognised, client(transport)).contains("t-1"))
        #expect(Set(transport.requests.map(\.body)) == [body])
        #expect(transport.requests.count == 4)
    }

    @Test func acceptedBeforeIsAnErrorOfItsOwn() async throws {
        let transport = ScriptedTransport([
            unsent, lost, failure("InvalidParameterValue.SessionId", requestID: "r-3"),
        ])
        let error = await #expect(throws: AlreadyAcceptedError.self) {
            try await call(Self.recognised, client(transport) { $0.region = "ap-guangzhou" })
        }
        #expect(
            error
                == AlreadyAcceptedError(
                    member: "SessionId", token: "s-1", service: "draw", action: "CreateRecognised",
                    region: "ap-guangzhou", requestID: "r-3", attempts: 3))
        let text = error.map { "\($0)" } ?? ""
        #expect(
            text.contains("accepted before, task id unknown") && text.contains("SessionId s-1")
                && text.contains("r-3"))
    }

    /// The service is done, but what it said can't be used: it is asked whether it knows the request.
    @Test func anAnswerThatCanNotBeUsedIsAskedAbout() async throws {
        let known = failure("InvalidParameterValue.SessionId")
        let tooLong = ScriptedTransport.Line.failure(
            TransportError(.bodyTooLarge, message: "long", mayHaveTakenEffect: true))
        let odd = ScriptedTransport.Line.json(#"{"Response": {"TaskId": {"a": 1}, "RequestId": "r"}}"#)
        for line in [tooLong, odd] {
            let transport = ScriptedTransport([line, known])
            let error = await #expect(throws: AlreadyAcceptedError.self) {
                let _: Drawing.Response = try await client(transport).call(
                    Self.recognised, RecognisedRequest())
            }
            #expect(error?.token == "s-1")
            #expect(error?.attempts == 2)

            // Without a token it would be done, and billed, again.
            let unprotected = ScriptedTransport([line, success])
            let doubt = await #expect(throws: (any Error).self) {
                let _: Drawing.Response = try await client(unprotected).call(
                    Self.create, RecognisedRequest())
            }
            #expect(doubt?.told?.mayHaveTakenEffect == true)
            #expect(unprotected.requests.count == 1)
        }
    }

    private struct RecognisedRequest: APIRequest {
        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("SessionId", "s-1")
            writer.endObject()
        }

        func validate(_ validator: inout Validator) {}
    }

    @Test func aKnownTokenThatThisCallDidNotUseIsARefusal() async throws {
        let known = failure("InvalidParameterValue.SessionId")
        for lines in [[known], [unsent, known], [failure("RequestLimitExceeded"), known]] {
            let transport = ScriptedTransport(lines + [success])
            let error = await #expect(throws: ServiceError.self) {
                try await call(Self.recognised, client(transport))
            }
            #expect(error?.attempts == lines.count)
            #expect(error?.mayHaveTakenEffect == false)
        }
    }

    @Test func aDoubtStaysToTheEnd() async throws {
        for (line, attempts) in [(failure("InvalidParameter"), 2), (failure("LimitExceeded"), 2)] {
            let transport = ScriptedTransport([lost, line, success])
            let error = await #expect(throws: ServiceError.self) {
                try await call(Self.recognised, client(transport))
            }
            #expect(error?.attempts == attempts)
            #expect(error?.mayHaveTakenEffect == true)
        }
        let transport = ScriptedTransport([lost, unsent, unsent, unsent])
        let error = await #expect(throws: TransportError.self) {
            try await call(Self.recognised, client(transport))
        }
        #expect(error?.kind == .cannotConnect)
        #expect(error?.mayHaveTakenEffect == true)
        #expect(transport.requests.count > 1)
        #expect(error?.attempts == transport.requests.count)
    }

    @Test func aSafeActionLeavesNoDoubt() async throws {
        let transport = ScriptedTransport([lost, failure("InvalidParameter")])
        let error = await #expect(throws: ServiceError.self) {
            try await call(Self.describe, client(transport))
        }
        #expect(error?.mayHaveTakenEffect == false)
        #expect(error?.attempts == 2)
    }

    @Test func withoutItsTokenNothingIsRecognised() async throws {
        for text in ["{}", #"{"SessionId": ""}"#, #"{"SessionId": null}"#, #"{"A": {"SessionId": "s"}}"#] {
            let transport = ScriptedTransport([lost, success])
            let error = await #expect(throws: TransportError.self) {
                _ = try await client(transport).call(Self.recognised, json: Array(text.utf8))
            }
            #expect(error?.mayHaveTakenEffect == true)
            #expect(transport.requests.count == 1)
        }
    }

    @Test func whatCouldNotBeSentDoesNotHideWhatWas() async throws {
        let transport = ScriptedTransport([lost, success])
        let provider = Credentials(secretID: Drawing.secretID, secretKey: Drawing.secretKey)
        let turns = Turns([.success(provider), .failure(CredentialsError(provider: "p", reason: "none"))])
        let error = await #expect(throws: TransportError.self) {
            try await call(Self.recognised, client(transport) { $0.credentials = turns })
        }
        #expect(error?.kind == .connectionLost)
        #expect(error?.mayHaveTakenEffect == true)
    }

    // MARK: The clock

    private var expired: ScriptedTransport.Line {
        failure(
            "AuthFailure.SignatureExpire",
            headers: [HTTPField(name: "date", value: "Mon, 25 Feb 2019 15:51:05 GMT")])
    }

    @Test func aWrongClockIsCorrectedAtOnceAndForGood() async throws {
        let transport = ScriptedTransport([expired, success, success, success, success])
        let one = client(transport)
        try await call(Self.create, one)
        #expect(pauses() == [])
        #expect(transport.requests.map { $0.header("X-TC-Timestamp") } == ["1551113065", "1551109865"])

        var copy = one
        copy.configuration.region = "ap-guangzhou"
        try await call(Self.describe, copy)
        #expect(transport.requests.last?.header("X-TC-Timestamp") == "1551109865")

        // Another host has a clock of its own, another client a memory of its own.
        copy.configuration.endpoint = .china
        try await call(Self.describe, copy)
        #expect(transport.requests.last?.header("X-TC-Timestamp") == "1551113065")
        try await call(Self.describe, client(transport))
        #expect(transport.requests.last?.header("X-TC-Timestamp") == "1551113065")
    }

    @Test func theClockIsCorrectedOnceInACall() async throws {
        let transport = ScriptedTransport([expired, expired, success])
        let error = await #expect(throws: ServiceError.self) {
            try await call(Self.create, client(transport))
        }
        #expect(error?.code == "AuthFailure.SignatureExpire")
        #expect(error?.attempts == 2)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test func withoutADateThereIsNothingToCorrectBy() async throws {
        let transport = ScriptedTransport([failure("AuthFailure.SignatureExpire"), success])
        await #expect(throws: ServiceError.self) { try await call(Self.create, client(transport)) }
        #expect(transport.requests.count == 1)
    }

    // MARK: Credentials

    @Test func refusedCredentialsAreReplacedOnce() async throws {
        let stale = Credentials(secretID: "AKIDstale", secretKey: "staleKey", token: "staleToken")
        let fresh = Credentials(secretID: "AKIDfresh", secretKey: "freshKey", token: "freshToken")
        let refused = failure("AuthFailure.TokenFailure")

        var transport = ScriptedTransport([refused, success])
        var provider = Renewable(first: stale, then: .success(fresh))
        try await call(Self.create, client(transport) { $0.credentials = provider })
        #expect(transport.requests.map { $0.header("X-TC-Token") } == ["staleToken", "freshToken"])
        #expect(pauses() == [])

        transport = ScriptedTransport([refused, refused, success])
        provider = Renewable(first: stale, then: .success(fresh))
        let twice = await #expect(throws: ServiceError.self) {
            try await call(Self.create, client(transport) { $0.credentials = provider })
        }
        #expect(twice?.attempts == 2)
        #expect(twice?.code == "AuthFailure.TokenFailure")
    }

    @Test func withoutOthersTheRefusalStands() async throws {
        let transport = ScriptedTransport([failure("AuthFailure.TokenFailure"), success])
        let error = await #expect(throws: ServiceError.self) {
            try await call(Self.create, client(transport))
        }
        #expect(error?.code == "AuthFailure.TokenFailure")
        #expect(transport.requests.count == 1)
    }

    @Test func aFailedRefreshSaysWhy() async throws {
        let transport = ScriptedTransport([failure("AuthFailure.TokenFailure"), success])
        let stale = Credentials(secretID: "AKIDstale", secretKey: "staleKey", token: "staleToken")
        let reason = CredentialsError(provider: "role", reason: "gone")
        let error = await #expect(throws: CredentialsError.self) {
            try await call(
                Self.create,
                client(transport) { $0.credentials = Renewable(first: stale, then: .failure(reason)) })
        }
        #expect(error == reason)

        // But never instead of a doubt.
        let doubtful = ScriptedTransport([lost, failure("AuthFailure.TokenFailure"), success])
        let doubt = await #expect(throws: ServiceError.self) {
            try await call(
                Self.recognised,
                client(doubtful) { $0.credentials = Renewable(first: stale, then: .failure(reason)) })
        }
        #expect(doubt?.mayHaveTakenEffect == true)
    }
}

/// Credentials that are replaced when told they were refused.
private struct Renewable: CredentialsProvider {
    var first: Credentials
    var then: Result<Credentials, CredentialsError>

    func credentials() throws -> Credentials { first }
    func credentials(replacing stale: Credentials) throws -> Credentials {
        #expect(stale == first)
        return try then.get()
    }
}
