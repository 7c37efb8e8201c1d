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
        ("none here", "none here"), ("KEY", "[redacted]"),
        ("aKEYbTOKENcIDd", "a[redacted]b[redacted]c[redacted]d"),
        ("KEKEYY KEY", "KE[redacted]Y [redacted]"), ("é KEY é", "é [redacted] é"),
    ])
    func redaction(text: String, redacted: String) {
        let credentials = Credentials(secretID: "ID", secretKey: "KEY", token: "TOKEN")
        #expect(Redaction.redact(text, credentials) == redacted)
    }

    @Test func redactionOfEmptySecretsEnds() {
        #expect(Redaction.redact("text", Credentials(secretID: "", secretKey: "", token: "")) == "text")
    }
}
