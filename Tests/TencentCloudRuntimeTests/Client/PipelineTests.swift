import JSONCoding
import Testing

@testable import TencentCloudRuntime

/// From request to response over a transport that has no socket.
@Suite struct PipelineTests {
    private let created = #"{"Response": {"TaskId": "t-1", "RequestId": "r-1"}}"#

    @Test func sendsOneSignedRequestAndReadsItsAnswer() async throws {
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport) {
            $0.region = "ap-guangzhou"
            $0.language = .english
            $0.credentials = .static(
                secretID: Drawing.secretID, secretKey: Drawing.secretKey, token: Drawing.token)
        }
        let response: Drawing.Response = try await client.call(
            Drawing.create, Drawing.Request(prompt: "a red panda", style: .ink))
        #expect(response.taskID == "t-1")
        #expect(response.requestID == "r-1")

        let request = try #require(transport.requests.first)
        #expect(transport.requests.count == 1)
        #expect(request.method == "POST")
        #expect(request.url == "https://draw.intl.tencentcloudapi.com/")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"Prompt":"a red panda","Style":"Ink"}"#)
        #expect(request.header("Content-Type") == "application/json")
        #expect(request.header("X-TC-Action") == "CreateDrawing")
        #expect(request.header("X-TC-Version") == "2026-01-01")
        #expect(request.header("X-TC-Timestamp") == "1551113065")
        #expect(request.header("X-TC-Region") == "ap-guangzhou")
        #expect(request.header("X-TC-Language") == "en-US")
        #expect(request.header("X-TC-Token") == Drawing.token)
        #expect(
            request.header("Authorization")
                == RequestSigner.authorization(
                    for: SignableRequest(
                        service: "draw", contentType: "application/json",
                        host: "draw.intl.tencentcloudapi.com",
                        payload: .signed(request.body)),
                    credentials: Credentials(secretID: Drawing.secretID, secretKey: Drawing.secretKey),
                    timestamp: 1_551_113_065))
    }

    @Test func namesItselfInTheAllowedCharacters() async throws {
        let transport = ScriptedTransport(created)
        _ = try await Drawing.client(transport).call(Drawing.create, json: Array("{}".utf8))
        let name = try #require(transport.requests.first?.header("X-TC-RequestClient"))
        let allowed = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_,;.")
        #expect((1...128).contains(name.count))
        #expect(name.allSatisfy(allowed.contains))
    }

    @Test func sendsNothingThatWasNotSet() async throws {
        let transport = ScriptedTransport(created)
        _ = try await Drawing.client(transport).call(Drawing.create, json: Array("{}".utf8))
        let request = try #require(transport.requests.first)
        for name in ["X-TC-Region", "X-TC-Language", "X-TC-Token", "Host"] {
            #expect(request.header(name) == nil)
        }
    }

    @Test func skipsTheSignatureWhereTheActionDoes() async throws {
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport) { $0.credentials = .chain([]) }
        _ = try await client.call(Drawing.login, json: Array("{}".utf8))
        #expect(transport.requests.first?.header("Authorization") == "SKIP")
    }

    @Test func rawCallReturnsTheResponseAsItCame() async throws {
        let transport = ScriptedTransport(#" {"Response" : {"A": [1, 2.50], "RequestId":"r"} } "#)
        let bytes = try await Drawing.client(transport).call(Drawing.describe, json: Array(#"{"A": 1}"#.utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"A": [1, 2.50], "RequestId":"r"}"#)
        #expect(transport.requests.first.map { String(decoding: $0.body, as: UTF8.self) } == #"{"A": 1}"#)
    }

    @Test func refusesABrokenLimitWithoutSending() async throws {
        let transport = ScriptedTransport(created)
        let request = Drawing.Request(
            prompt: "a prompt that is far too long for this", count: 5,
            references: [.init(url: "u"), .init()])
        let error = await #expect(throws: ValidationError.self) {
            let _: Drawing.Response = try await Drawing.client(transport).call(Drawing.create, request)
        }
        #expect(error?.violations.map(\.path) == ["Prompt", "Count", "References[1].Url"])
        #expect(
            error?.violations.map(\.code) == [
                "InvalidParameterValue.PromptTooLong", "InvalidParameterValue", "MissingParameter",
            ])
        #expect(transport.requests.isEmpty)
    }

    @Test func sendsABrokenLimitWhenToldNotToLook() async throws {
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport) { $0.checks = .none }
        let _: Drawing.Response = try await client.call(Drawing.create, Drawing.Request(prompt: "", count: 5))
        #expect(transport.requests.count == 1)
    }

    @Test func refusesTheFirstByteTooMany() async throws {
        let limit = 10 << 20
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport)
        let error = await #expect(throws: ValidationError.self) {
            _ = try await client.call(Drawing.create, json: [UInt8](repeating: 0x20, count: limit + 1))
        }
        #expect(error?.violations.map(\.code) == ["RequestSizeLimitExceeded"])
        #expect(error.map { "\($0)".contains("10485761") && "\($0)".contains("10485760") } == true)
        #expect(transport.requests.isEmpty)
        _ = try await client.call(Drawing.create, json: [UInt8](repeating: 0x20, count: limit))
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: ["", "ap guang\nzhou", "ap\r\nX-Evil: 1", "ap-\u{7f}", "ap-é"])
    func refusesValuesThatAHeaderCannotHold(region: String) async throws {
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport) { $0.region = region }
        let error = await #expect(throws: TransportError.self) {
            _ = try await client.call(Drawing.create, json: Array("{}".utf8))
        }
        #expect(error?.kind == .refused)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(transport.requests.isEmpty)
    }

    @Test func plainHTTPOnlyToThisMachineUnlessAllowed() async throws {
        let transport = ScriptedTransport([.json(created), .json(created)])
        let error = await #expect(throws: TransportError.self) {
            let client = Drawing.client(transport) { $0.endpoint = .url("http://draw.example.com") }
            _ = try await client.call(Drawing.create, json: [])
        }
        #expect(error?.kind == .refused)
        #expect(transport.requests.isEmpty)

        for (endpoint, isAllowed) in [("http://127.0.0.1:8080", false), ("http://draw.example.com", true)] {
            let client = Drawing.client(transport) {
                $0.endpoint = .url(endpoint)
                $0.allowsPlainHTTP = isAllowed
            }
            _ = try await client.call(Drawing.create, json: [])
        }
        #expect(transport.requests.map(\.url) == ["http://127.0.0.1:8080/", "http://draw.example.com/"])
    }

    @Test func credentialsThatFailEndTheCall() async throws {
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport) {
            $0.credentials = EnvironmentCredentials(lookup: { _ in nil })
        }
        await #expect(throws: CredentialsError.self) { _ = try await client.call(Drawing.create, json: []) }
        #expect(transport.requests.isEmpty)
    }

    @Test func timeGoesToTheTransport() async throws {
        let transport = ScriptedTransport([.json(created), .json(created)])
        let client = Drawing.client(transport) {
            $0.timeouts = Timeouts(connect: .seconds(5), call: .seconds(3))
            $0.maximumResponseBytes = 1234
        }
        _ = try await client.call(Drawing.create, json: [])
        let request = try #require(transport.requests.first)
        #expect(request.totalTimeout > .zero && request.totalTimeout <= .seconds(3))
        #expect(request.connectTimeout <= request.totalTimeout)
        #expect(request.maximumResponseBytes == 1234)
    }

    @Test func noTimeNoRequest() async throws {
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport) { $0.timeouts.call = .zero }
        let error = await #expect(throws: TransportError.self) {
            _ = try await client.call(Drawing.create, json: [])
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(transport.requests.isEmpty)
    }

    @Test func aCancelledTaskSendsNothing() async throws {
        let transport = ScriptedTransport(created)
        let client = Drawing.client(transport)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await client.call(Drawing.create, json: [])
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.isEmpty)
    }
}
