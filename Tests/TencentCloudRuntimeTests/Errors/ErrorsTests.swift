import Testing

@testable import TencentCloudRuntime

@Suite struct ServiceErrorCodeTests {
    @Test(arguments: [
        ("InvalidParameter", "InvalidParameter", true),
        ("InvalidParameter.ViolationContent", "InvalidParameter", true),
        ("InvalidParameter", "InvalidParameter.ViolationContent", false),
        ("InvalidParameterValue", "InvalidParameter", false),
        ("InvalidParameterValue.Limit", "InvalidParameter", false),
        ("A.B.C", "A", true), ("A.B.C", "A.B", true), ("A.B.C", "A.C", false), ("", "", true),
    ])
    func families(code: String, family: String, belongs: Bool) {
        let (code, family) = (ServiceErrorCode(rawValue: code), ServiceErrorCode(rawValue: family))
        #expect(code.belongs(to: family) == belongs)
        #expect((family ~= code) == belongs)
    }

    @Test func switchesMatchFamilies() {
        func kind(_ code: ServiceErrorCode) -> String {
            switch code {
            case "InvalidParameter.ViolationContent": "content"
            case .invalidParameter: "parameter"
            case .requestLimitExceeded: "limit"
            default: "other"
            }
        }
        #expect(kind("InvalidParameter.ViolationContent") == "content")
        #expect(kind("InvalidParameter.Other") == "parameter")
        #expect(kind("RequestLimitExceeded.UinLimitExceeded") == "limit")
        #expect(kind("InvalidParameterValue") == "other")
    }
}

@Suite struct ErrorDescriptionTests {
    @Test func serviceErrorSaysWhatSupportNeeds() {
        var error = ServiceError(
            code: "InternalError", message: "try again", requestID: "r-1", service: "mps",
            action: "CreateAigcImageTask", region: "ap-guangzhou", httpStatus: 500, attempts: 2,
            mayHaveTakenEffect: true)
        #expect(
            "\(error)"
                == "InternalError: try again (mps CreateAigcImageTask, ap-guangzhou, HTTP 500, 2 attempts, "
                + "request r-1, may have taken effect)")
        error = ServiceError(code: "C", message: "m", service: "mps", action: "A")
        #expect("\(error)" == "C: m (mps A, request without an id)")
    }

    @Test func transportErrorSaysHowOften() {
        var error = TransportError(.timedOut, message: "late", mayHaveTakenEffect: false)
        #expect("\(error)" == "late")
        error.mayHaveTakenEffect = true
        #expect("\(error)" == "late (the request may have taken effect)")
        error.attempts = 3
        #expect("\(error)" == "late (3 attempts, the request may have taken effect)")
    }

    @Test func responseErrorSaysWhere() {
        let error = ResponseError(
            status: 200, contentType: "application/json", requestID: "r", service: "vod", action: "A",
            path: "Response.TaskId", offset: 24, reason: "expected string, found object",
            mayHaveTakenEffect: true)
        #expect(
            "\(error)"
                == "unreadable answer: expected string, found object at Response.TaskId (byte 24) "
                + "(vod A, HTTP 200, application/json, request r, may have taken effect)")
    }

    @Test func waiterErrorSaysHowItEnded() {
        let failed = WaiterError(
            .failed(code: "C", message: "m"), waiter: "DrawingDone", requestID: "r", attempts: 3)
        #expect("\(failed)" == "DrawingDone failed: C: m (asked 3 times, last request r)")
        let late = WaiterError(
            .timedOut(after: .seconds(2)), waiter: "DrawingDone", attempts: 1,
            underlying: TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: false))
        #expect("\(late)" == "DrawingDone not done after 2.0 seconds (asked 1 time); last error: gone")
    }

    @Test(arguments: [
        ("none here", "none here"), ("KEY-4567", "[redacted]"),
        ("aKEY-4567bTOK-4567cAKI-4567d", "a[redacted]b[redacted]c[redacted]d"),
        ("KEY-KEY-4567 KEY-4567", "KEY-[redacted] [redacted]"), ("é KEY-4567 é", "é [redacted] é"),
        ("KEY-456", "KEY-456"),
    ])
    func redaction(text: String, redacted: String) {
        let credentials = Credentials(secretID: "AKI-4567", secretKey: "KEY-4567", token: "TOK-4567")
        #expect(Redaction.redact(text, credentials) == redacted)
    }

    @Test(arguments: ["", "a"]) func whatIsTooShortToBeASecretStays(secret: String) {
        let credentials = Credentials(secretID: secret, secretKey: secret, token: secret)
        #expect(Redaction.redact("a text", credentials) == "a text")
    }
}
