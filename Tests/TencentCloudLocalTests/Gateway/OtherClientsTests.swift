import JSONCoding
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

/// What SDKs of other languages do in their own way, and what the gateway says of it.
@Suite struct OtherClientsTests {
    private let local: LocalService

    init() throws { local = try LocalService.start() }

    private func request(_ body: String = #"{"Prompt": "x"}"#) -> SignedRequest {
        SignedRequest(local, "mps", "CreateAigcImageTask", body)
    }

    /// The official command line tool.
    @Test func aClientsNameMayHoldBlanks() throws {
        var request = request()
        request.extra = [HTTPField(name: "X-TC-RequestClient", value: "SDK_PYTHON_3.1; _CLI_3.1, a b")]
        #expect(try request.errorCode() == nil)
        request.extra = [HTTPField(name: "X-TC-RequestClient", value: "a/b")]
        #expect(try request.errorCode() == "InvalidParameter")
    }

    /// The official SDK for Node.
    @Test func theHostMayBeSignedWithoutItsPort() throws {
        var request = request()
        request.host = "127.0.0.1"
        let portless = String(decoding: request.bytes, as: UTF8.self)
        let connection = try #require(RawConnection(port: local.port))
        connection.send(portless.replacing("Host: 127.0.0.1\r\n", with: "Host: 127.0.0.1:\(local.port)\r\n"))
        #expect(connection.answer()?.text.contains("TaskId") == true)
        request.host = "elsewhere"
        connection.send(
            String(decoding: request.bytes, as: UTF8.self).replacing(
                "Host: elsewhere\r\n", with: "Host: 127.0.0.1:\(local.port)\r\n"))
        #expect(connection.answer()?.text.contains("AuthFailure.SignatureFailure") == true)
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", nil, "Action=X&Nonce=1&Signature=abc%3D", "version 1"),
        ("application/json", "HmacSHA256 a=b", "{}", "HmacSHA256"),
        ("application/json", "AWS4-HMAC-SHA256 Credential=x", "{}", "AWS4-HMAC-SHA256"),
        ("application/json", "q-sign-algorithm=sha1&q-ak=x", "{}", "COS's signature"),
    ])
    func otherSignaturesAreToldWhatIsServed(
        type: String, authorization: String?, body: String, name: String
    ) throws {
        var request = request(body)
        request.contentType = type
        request.extra = [HTTPField(name: "Authorization", value: authorization ?? "")]
        let error = try request.response()["Error"]
        #expect(error?["Code"]?.string == "AuthFailure.InvalidAuthorization")
        let message = error?["Message"]?.string ?? ""
        #expect(message.contains(name) && message.contains("TC3-HMAC-SHA256"), "\(message)")
    }

    @Test(arguments: [
        (#"{"Prompt": 1}"#, "InvalidParameter", "The value type of parameter `Prompt` is not valid"),
        (#"{"Prompt": "x", "OutputImageCount": "one"}"#, "InvalidParameter", "`OutputImageCount`"),
        (#"{"Prompt": "x", "EnhancePrompt": 1}"#, "InvalidParameter", "`EnhancePrompt`"),
        (#"{"Prompt": "x", "ImageInfos": ""}"#, "InvalidParameter", "`ImageInfos`"),
        (#"{"Prompt": "x""#, "InvalidRequest", "not valid JSON"),
        ("", "InvalidRequest", "empty"),
    ])
    func valuesOfTheWrongTypeAreRefused(body: String, code: String, message: String) throws {
        let error = try request(body).response()["Error"]
        #expect(error?["Code"]?.string == code)
        #expect(error?["Message"]?.string?.contains(message) == true, "\(String(describing: error))")
    }

    /// There everything is text.
    @Test func queriesHoldNumbersAsText() throws {
        var request = request("")
        request.method = "GET"
        request.contentType = "application/x-www-form-urlencoded"
        // Truth values as the official SDK for Python writes them.
        request.query = "EnhancePrompt=False&OutputImageCount=1&Prompt=42"
        #expect(try request.errorCode() == nil)
        #expect(local.tasks.map(\.prompt) == ["42"])
    }

    @Test func messagesComeInTheLanguageAskedFor() throws {
        var request = request(#"{"Prompt": "x", "Colour": "red"}"#)
        request.extra = [HTTPField(name: "X-TC-Language", value: "zh-CN")]
        #expect(try request.response()["Error"]?["Message"]?.string == "未知参数 `Colour`。")
        request.spoil = { $0.replacing("TC3", with: "TC4") }
        #expect(try request.response()["Error"]?["Message"]?.string?.contains("仅支持签名方法 v3") == true)
        request.extra = [HTTPField(name: "X-TC-Language", value: "en-US")]
        #expect(try request.response()["Error"]?["Message"]?.string?.contains("Only signatures of") == true)
    }

    @Test func aPictureThatIsThereAlreadyIsNotSentAgain() throws {
        let files = ResultFiles()
        let file = ResultFiles.File(
            name: "a.png",
            image: PlaceholderImage(prompt: "x", model: "m", seed: 1, width: 64, height: 64), format: .png)
        files.add([file], expires: nil, at: .zero)
        let counter = FileCounter(files: files, clock: LocalClock { .zero }, recorder: StatisticsRecorder())
        func status(_ tags: String) -> (Int, Int) {
            let answer = counter.answer(
                ServerRequest(
                    method: "GET", path: "/files/a.png", query: "", headers: [("if-none-match", tags)],
                    body: [], keepsAlive: true))
            return (answer.status, answer.body.count)
        }
        for tags in [#""a.png""#, #"W/"a.png""#, "*", #""x", "a.png""#] { #expect(status(tags) == (304, 0)) }
        #expect(status(#""b.png""#).0 == 200)
    }
}
