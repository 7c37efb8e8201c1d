import Testing

@testable import TencentCloudRuntime

/// What all errors of a call tell alike.
@Suite struct TencentCloudErrorTests {
    private static let advice = ErrorAdvice(
        """
        InvalidParameter\tChange it.
        InvalidParameter.Colour\tChoose another colour.
        InvalidParameter.ViolationContent\tSay something else.
        InternalError\tLook at the paper.
        """)

    @Test(arguments: [
        ("InvalidParameter.ViolationContent", ErrorCategory.moderation),
        ("InvalidParameter.VoilationContent", .moderation), ("70000", .moderation),
        ("ContentModerationFailed", .moderation), ("OperationDenied.TextIllegalDetected", .moderation),
        ("LimitExceeded", .quota), ("LimitExceeded.CreateTask", .quota), ("ResourceInsufficient", .quota),
        ("ResourcesSoldOut.CloudDisk", .quota), ("ResourcesSoldOut.ChargeStatusException", .balance),
        ("RequestLimitExceeded", .rate), ("RequestLimitExceeded.UinLimitExceeded", .rate),
        ("AuthFailure.SecretIdNotFound", .credentials), ("UnauthorizedOperation", .credentials),
        ("FailedOperation.InvalidMpsUser", .credentials),
        ("ResourceUnavailable.InArrears", .balance), ("InvalidAccount.InsufficientBalance", .balance),
        ("InvalidParameterValue.LoadBalancerId", .invalid), ("InvalidParameterValue", .invalid),
        ("MissingParameter", .invalid), ("UnknownParameter", .invalid), ("ResourceNotFound", .invalid),
        ("InternalError", .service), ("ServiceUnavailable", .service), ("FailedOperation", .service),
        ("ModelGenerateFailed", .service), ("SomethingNew", .service), ("InvalidParametersToo", .service),
    ])
    func codesHaveACategory(code: String, category: ErrorCategory) {
        #expect(
            ServiceError(code: .init(rawValue: code), message: "", service: "s", action: "A").category
                == category)
        #expect(
            WaiterError(.failed(code: code, message: nil), waiter: "w", attempts: 1).category == category)
    }

    /// Every code of the runtime's own that says what it is has been put somewhere by hand.
    @Test func theOthersSayWhatTheyAreByTheirKind() {
        #expect(TransportError(.timedOut, message: "", mayHaveTakenEffect: true).category == .timeout)
        #expect(TransportError(.refused, message: "", mayHaveTakenEffect: false).category == .invalid)
        #expect(TransportError(.tls, message: "", mayHaveTakenEffect: false).category == .connection)
        #expect(WaiterError(.timedOut(after: .zero), waiter: "w", attempts: 1).category == .timeout)
        #expect(WaiterError(.unexpected(status: "X"), waiter: "w", attempts: 1).category == .service)
        #expect(CredentialsError(provider: "p", reason: "r").category == .credentials)
        #expect(ValidationError(action: "A", violations: []).category == .invalid)
    }

    @Test func whatIsKnownBeforeAnythingIsSentIsKnown() {
        let unsent: [any TencentCloudError] = [
            CredentialsError(provider: "p", reason: "r"), ValidationError(action: "A", violations: []),
        ]
        for error in unsent {
            #expect(!error.isTransient && !error.mayHaveTakenEffect)
            #expect(error.attempts == 0 && error.requestID == nil)
        }
        let accepted = AlreadyAcceptedError(
            member: "SessionId", token: "t", service: "vod", action: "A", requestID: "r", attempts: 2)
        let error: any TencentCloudError = accepted
        #expect(error.mayHaveTakenEffect && !error.isTransient && error.requestID == "r")
        #expect(error.advice?.contains("SessionId") == true)
    }

    @Test func waitingAgainHelpsOnlyWhatTookLong() {
        let late: any TencentCloudError = WaiterError(.timedOut(after: .zero), waiter: "w", attempts: 1)
        #expect(late.isTransient && !late.mayHaveTakenEffect)
        for reason in [
            WaiterError.Reason.failed(code: "InternalError", message: nil), .unexpected(status: "X"),
        ] {
            #expect(!WaiterError(reason, waiter: "w", attempts: 1).mayPass)
        }
    }

    private struct Strange: Error {}

    @Test func ofAStrangersErrorThereIsNoTelling() { #expect(!Strange().mayPass) }

    // MARK: Advice

    @Test(arguments: [
        ("InvalidParameter.Colour", "Choose another colour."), ("InvalidParameter.Size.Width", "Change it."),
        ("InternalError", "Look at the paper."), ("InvalidParameter.VoilationContent", "Say something else."),
        ("70000", "Say something else."), ("SomethingNew", nil), ("Invalid", nil), ("", nil),
    ])
    func theServicesSentenceIsFound(code: String, sentence: String?) {
        #expect(ErrorAdvice.text(for: .init(rawValue: code), [nil, Self.advice]) == sentence)
    }

    @Test func allServicesSentencesComeAfterThem() {
        let text = ErrorAdvice.text(for: "RequestLimitExceeded.UinLimitExceeded", [Self.advice])
        #expect(text?.contains("send it again after a pause") == true)
        #expect(ErrorAdvice.text(for: "UnauthorizedOperation.CamNoAuth", [])?.contains("CAM") == true)
    }

    @Test func callsAndWaitsGiveIt() async throws {
        var action = Drawing.describe
        action.advice = Self.advice
        let failure =
            #"{"Response":{"Error":{"Code":"InvalidParameter.Colour","Message":"m"},"RequestId":"r"}}"#
        let done = #"{"Response":{"Status":"FAIL","RequestId":"r"}}"#
        let client = Drawing.client(ScriptedTransport([.json(failure), .json(done), .json(done)]))
        let error = await #expect(throws: ServiceError.self) { try await client.call(action, json: []) }
        #expect(error?.advice == "Choose another colour.")
        #expect(error?.host == "draw.intl.tencentcloudapi.com")

        func wait(_ advice: ErrorAdvice?) async -> String? {
            let waiter = Waiter<Drawing.Response>(
                name: "Done", firstDelay: .seconds(1), longestDelay: .seconds(1), timeout: .seconds(1),
                advice: advice
            ) { _ in .failure(code: "InvalidParameter.Colour", message: nil) }
            return await #expect(throws: WaiterError.self) {
                try await client.updates(waiter, action, Drawing.Request(prompt: "x")).result()
            }?.advice
        }
        #expect(await wait(nil) == "Choose another colour.")
        #expect(await wait(ErrorAdvice("InvalidParameter.Colour\tMix it.")) == "Mix it.")
    }
}
