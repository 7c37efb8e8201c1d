import JSONCoding
import Testing

@testable import TencentCloudRuntime

/// What becomes of every kind of answer.
@Suite struct AnswerTests {
    private func answer(
        _ body: String, status: Int = 200, headers: [HTTPField] = [], to action: APIAction = Drawing.create
    ) async throws -> Drawing.Response {
        try await Drawing.client(ScriptedTransport(body, status: status, headers: headers))
            .call(action, Drawing.Request(prompt: "a red panda"))
    }

    // MARK: The envelope decides

    @Test func anErrorIsThrownWithAllItSays() async throws {
        let body =
            #"{"Response": {"Error": {"Code": "InvalidParameter.ViolationContent", "Message": "no"}, "RequestId": "r"}}"#
        let error = await #expect(throws: ServiceError.self) { _ = try await answer(body) }
        #expect(
            error
                == ServiceError(
                    code: "InvalidParameter.ViolationContent", message: "no", requestID: "r", service: "draw",
                    action: "CreateDrawing", host: "draw.intl.tencentcloudapi.com", httpStatus: 200,
                    attempts: 1,
                    mayHaveTakenEffect: false, advice: ErrorAdvice.text(for: "InvalidParameter", [])))
        #expect(error?.advice?.hasPrefix("A parameter is wrong") == true)
    }

    @Test func theErrorMayStandAnywhereAndHoldMore() async throws {
        let body =
            #"{"Extra": [], "Response": {"RequestId": "r", "A": {"Error": 1}, "Error": {"More": {}, "Message": "m", "Code": "C"}}}"#
        let error = await #expect(throws: ServiceError.self) { _ = try await answer(body) }
        #expect(error?.code == "C")
        #expect(error?.message == "m")
        #expect(error?.requestID == "r")
    }

    @Test(arguments: [
        #""went wrong""#, #"{}"#, #"{"Code": "C"}"#, #"{"Message": "m"}"#, #"{"Code": 1, "Message": "m"}"#,
        #"{"Code": "", "Message": ""}"#, #"[{"Code": "C", "Message": "m"}]"#, "1", "true",
    ])
    func aMemberCalledErrorIsNotAFailure(value: String) async throws {
        let response = try await answer(#"{"Response": {"Error": \#(value), "TaskId": "t"}}"#)
        #expect(response.taskID == "t")
        #expect(response.error?.jsonText == (try JSONValue(jsonText: value)).jsonText)
    }

    @Test func aMemberCalledResponseIsNotTheEnvelope() async throws {
        let response = try await answer(#"{"Response": {"Response": "inner", "TaskId": "t"}}"#)
        #expect(response.response == "inner")
        #expect(response.taskID == "t")
    }

    @Test func anErrorFurtherDownIsNotAFailure() async throws {
        let body = #"{"Response": {"Tasks": [{"Error": {"Code": "C", "Message": "m"}}], "TaskId": "t"}}"#
        #expect(try await answer(body).taskID == "t")
    }

    @Test(arguments: [
        (#""Error""#, true), (#"{"Error":1}"#, true), (#"xE"Error""#, true), (#""ErrorCode""#, false),
        ("", false),
        (#"Error""#, false), (#""Error"#, false), (#""error""#, false), ("E", false),
        (#"EEE"Erro"Error"#, false),
    ])
    func theQuickLookFindsTheNameAndNothingElse(text: String, isFound: Bool) {
        #expect(ResponseEnvelope.mayHoldFailure(Array(text.utf8)) == isFound)
    }

    // MARK: What can't be made out

    @Test func aGatewaysPageIsToldApart() async throws {
        let error = await #expect(throws: ResponseError.self) {
            _ = try await answer(
                "<html>secret page</html>", status: 502,
                headers: [
                    HTTPField(name: "content-type", value: "text/html; charset=utf-8"),
                    HTTPField(name: "x-tc-requestid", value: "r-9"),
                ])
        }
        #expect(error?.status == 502)
        #expect(error?.contentType == "text/html; charset=utf-8")
        #expect(error?.requestID == "r-9")
        #expect(error?.path == nil)
        #expect(error?.mayHaveTakenEffect == true)
        let description = error.map { "\($0)" } ?? ""
        #expect(
            description.contains("502") && description.contains("text/html") && description.contains("r-9"))
        #expect(!description.contains("secret page"))
    }

    @Test(arguments: [200, 204, 500, 503]) func anEmptyBodyIsAnError(status: Int) async throws {
        let error = await #expect(throws: ResponseError.self) { _ = try await answer("", status: status) }
        #expect(error?.reason == "the body is empty")
        #expect(error?.mayHaveTakenEffect == true)
    }

    /// It comes from something in front of the service, which may have passed the request on before.
    @Test(arguments: [302, 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 426, 429, 431])
    func aPlainRefusalProvesNothing(status: Int) async throws {
        for body in ["", "Forbidden", #"{"Response": {"RequestId": "r"}}"#] {
            let error = await #expect(throws: ResponseError.self) {
                _ = try await answer(body, status: status)
            }
            #expect(error?.mayHaveTakenEffect == true)
            let read = await #expect(throws: ResponseError.self) {
                _ = try await answer(body, status: status, to: Drawing.describe)
            }
            #expect(read?.mayHaveTakenEffect == false)
        }
    }

    @Test func anErrorOnAFailingStatusIsStillAServiceError() async throws {
        let body = #"{"Response": {"Error": {"Code": "InvalidParameter", "Message": "m"}, "RequestId": "r"}}"#
        let error = await #expect(throws: ServiceError.self) { _ = try await answer(body, status: 400) }
        #expect(error?.httpStatus == 400)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test func aFailingStatusWithoutAnErrorIsNoSuccess() async throws {
        let error = await #expect(throws: ResponseError.self) {
            _ = try await answer(#"{"Response": {"TaskId": "t", "RequestId": "r"}}"#, status: 500)
        }
        #expect(error?.requestID == "r")
    }

    @Test func aWrongTypeIsNamedByItsPlace() async throws {
        let body = #"{"Response": {"TaskId": {"a": 1}, "RequestId": "r-3"}}"#
        let error = await #expect(throws: ResponseError.self) { _ = try await answer(body) }
        #expect(error?.path == "Response.TaskId")
        #expect(error?.offset == 24)
        #expect(error?.requestID == "r-3")
        #expect(error?.mayHaveTakenEffect == true)
    }

    @Test(arguments: [
        #"{"Response": {"TaskId": "t"}"#, #"{"Response": {"TaskId": "t"}} x"#,
        #"{"Response": {"TaskId" "t"}}"#,
        #"{"Other": {}}"#, #"{"Response": []}"#, #"[{"Response": {}}]"#, "null", #""Response""#,
        #"{"Response": {"Error": {"Code": "C", "Message""#,
    ])
    func otherShapesAreErrors(body: String) async throws {
        await #expect(throws: ResponseError.self) { _ = try await answer(body) }
        await #expect(throws: ResponseError.self) {
            _ = try await Drawing.client(ScriptedTransport(body)).call(Drawing.create, json: [])
        }
    }

    // MARK: Whether it may have taken effect

    @Test(arguments: [
        ("InvalidParameter", false), ("InvalidParameterValue.Prompt", false), ("MissingParameter", false),
        ("AuthFailure.SignatureFailure", false), ("RequestLimitExceeded", false),
        ("RequestLimitExceeded.UinLimitExceeded", false), ("LimitExceeded.CreateTask", false),
        ("ResourceNotFound", false), ("UnauthorizedOperation", false), ("InternalError", true),
        ("InternalError.Timeout", true), ("ServiceUnavailable", true), ("ResourceUnavailable", true),
        ("FailedOperation.InvalidMpsUser", false), ("FailedOperation.CreateAIGCTaskFailed", false),
        ("FailedOperation", true), ("ResponseSizeLimitExceeded", true), ("SomethingNew", true),
        ("InvalidParameters", true),
    ])
    func effectOfACreate(code: String, mayHaveTakenEffect: Bool) async throws {
        let body = #"{"Response": {"Error": {"Code": "\#(code)", "Message": "m"}, "RequestId": "r"}}"#
        let error = await #expect(throws: ServiceError.self) { _ = try await answer(body) }
        #expect(error?.mayHaveTakenEffect == mayHaveTakenEffect)
        let read = await #expect(throws: ServiceError.self) {
            _ = try await answer(body, to: Drawing.describe)
        }
        #expect(read?.mayHaveTakenEffect == false)
    }

    @Test func aServerErrorStatusLeavesADoubt() async throws {
        func error(_ code: String) async -> ServiceError? {
            let body = #"{"Response": {"Error": {"Code": "\#(code)", "Message": "m"}, "RequestId": "r"}}"#
            return await #expect(throws: ServiceError.self) { _ = try await answer(body, status: 503) }
        }
        #expect(await error("InvalidParameter")?.mayHaveTakenEffect == true)
        #expect(await error("RequestLimitExceeded")?.mayHaveTakenEffect == false)
    }

    @Test(arguments: [true, false]) func aLostConnectionSaysWhatTheTransportKnows(mayHave: Bool) async throws
    {
        let lost = TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: mayHave)
        func error(_ action: APIAction) async -> TransportError? {
            await #expect(throws: TransportError.self) {
                let client = Drawing.client(ScriptedTransport([.failure(lost)]))
                _ = try await client.call(action, json: [])
            }
        }
        #expect(await error(Drawing.create) == lost)
        #expect(await error(Drawing.describe)?.mayHaveTakenEffect == false)
    }

    // MARK: Secrets

    @Test func aMessageThatQuotesCredentialsIsRedacted() async throws {
        let body = """
            {"Response": {"Error": {"Code": "AuthFailure.SecretIdNotFound", "Message": \
            "no \(Drawing.secretID) with \(Drawing.secretKey) and \(Drawing.token)."}, "RequestId": "r"}}
            """
        let client = Drawing.client(ScriptedTransport(body)) {
            $0.credentials = .static(
                secretID: Drawing.secretID, secretKey: Drawing.secretKey, token: Drawing.token)
        }
        let error = await #expect(throws: ServiceError.self) {
            _ = try await client.call(Drawing.create, json: [])
        }
        #expect(error?.message == "no [redacted] with [redacted] and [redacted].")
    }
}
