import JSONCoding
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

@Suite struct GatewayTests {
    private let local: LocalService
    /// Needs no task.
    private let pull = #"{"SubAppId": 1}"#

    init() throws {
        local = try LocalService.start(.init(longestPull: .zero))
    }

    private func request(_ service: String = "vod", _ action: String = "PullEvents") -> SignedRequest {
        SignedRequest(local, service, action, service == "vod" ? pull : #"{"Prompt": "x"}"#)
    }

    @Test func admitsAProperRequest() throws {
        #expect(try request().response()["EventSet"] == .array([]))
        #expect(try request("mps", "CreateAigcImageTask").response()["TaskId"]?.string != nil)
    }

    // MARK: Ways to sign

    @Test func takesMoreSignedHeaders() throws {
        var request = request()
        request.alsoSigned = [
            HTTPField(name: "x-tc-action", value: "PullEvents"),
            HTTPField(name: "x-tc-timestamp", value: "\(request.timestamp)"),
        ]
        #expect(try request.errorCode() == nil)
    }

    @Test func takesACharacterSet() throws {
        var request = request()
        request.contentType = "application/json; charset=utf-8"
        #expect(try request.errorCode() == nil)
    }

    @Test func takesAnUnsignedPayload() throws {
        var request = request()
        request.payloadIsSigned = false
        #expect(try request.errorCode() == nil)
    }

    @Test(arguments: [("vod", "mps"), ("mps", "vod")])
    func takesTheProductFromAHostsName(_ host: String, _ other: String) throws {
        var request = request("vod", "PullEvents")
        if host == "mps" { request = self.request("mps", "CreateAigcImageTask") }
        request.host = "\(host).intl.tencentcloudapi.com"
        #expect(try request.errorCode() == nil)
        request.service = other
        #expect(try request.errorCode() == "AuthFailure.SignatureFailure")
    }

    /// As an SDK does that takes the product from the host's first label.
    @Test(arguments: ["vod", "mps"])
    func takesTheProductFromTheVersionOnAnAddress(_ service: String) throws {
        var request = request(service, service == "vod" ? "PullEvents" : "CreateAigcImageTask")
        request.service = "127"
        #expect(try request.errorCode() == nil)
        request.host = "localhost:\(local.port)"
        request.service = request.host
        #expect(try request.errorCode() == nil)
    }

    @Test func takesParametersFromAQuery() throws {
        var request = request("mps", "CreateAigcImageTask")
        request.method = "GET"
        request.contentType = "application/x-www-form-urlencoded"
        request.body = []
        request.query = "ImageInfos.0.ImageUrl=http%3A%2F%2Fx%2Fy.png&ModelName=Hunyuan&EnhancePrompt=true"
        let id = try #require(try request.response()["TaskId"]?.string)
        #expect(id.hasPrefix("4-AigcImage-"))
        request.query = "Prompt=a%20fox&Colour=red"
        #expect(try request.errorCode() == "UnknownParameter")
        request.query = "Prompt=%"
        #expect(try request.errorCode() == "UnsupportedProtocol")
        request.query = "Prompt=\(String(repeating: "a", count: 33_000))"
        #expect(try request.errorCode() == "RequestSizeLimitExceeded")
    }

    // MARK: Who asks

    @Test(
        arguments: [
            { _ in "SKIP" },
            { $0.replacing("TC3-HMAC-SHA256", with: "TC3-HMAC-SM3") },
            { $0.replacing("/tc3_request", with: "") },
            { $0.replacing("content-type;host", with: "content-type") },
            { $0.replacing("content-type;host", with: "host") },
            { $0.replacing("content-type;host", with: "host;content-type") },
            { $0.replacing("content-type;host", with: "content-type;host;host") },
            { $0.replacing("content-type;host", with: "content-type;host;x-not-there") },
            { $0.replacing("content-type;host", with: "X-TC-Action;content-type;host") },
            { $0.replacing(/\/[0-9]{4}-[0-9]{2}-[0-9]{2}\//, with: "/1999-12-31/") },
        ] as [@Sendable (String) -> String])
    func refusesAnotherAuthorization(_ spoil: @escaping @Sendable (String) -> String) throws {
        var request = request()
        request.spoil = spoil
        #expect(try request.errorCode() == "AuthFailure.InvalidAuthorization")
    }

    @Test func refusesNoAuthorization() throws {
        var request = request()
        request.extra = [HTTPField(name: "Authorization", value: "")]
        #expect(try request.errorCode() == "AuthFailure.InvalidAuthorization")
    }

    @Test func tellsUnknownIDsFromThoseThatAreNone() throws {
        var request = request()
        request.credentials.secretID = "AKIDnobody"
        #expect(try request.errorCode() == "AuthFailure.SecretIdNotFound")
        request.credentials.secretID = "nobody"
        #expect(try request.errorCode() == "AuthFailure.InvalidSecretId")
    }

    @Test func refusesAnotherKey() throws {
        var request = request()
        request.credentials.secretKey = "another"
        #expect(try request.errorCode() == "AuthFailure.SignatureFailure")
    }

    @Test func refusesWhatWasChangedAfterSigning() throws {
        var request = request()
        let bytes = Array(
            String(decoding: request.bytes, as: UTF8.self).replacing(pull, with: #"{"SubAppId": 2}"#).utf8)
        let connection = try #require(RawConnection(port: local.port))
        connection.send(bytes)
        #expect(try #require(connection.answer()).text.contains("AuthFailure.SignatureFailure"))

        request.alsoSigned = [HTTPField(name: "x-tc-action", value: "PullEvents")]
        request.extra = [HTTPField(name: "X-TC-Action", value: "ConfirmEvents")]
        #expect(try request.errorCode() == "AuthFailure.SignatureFailure")
    }

    @Test(arguments: [(-301, true), (-290, false), (290, false), (310, true)])
    func refusesWhatWasSignedAtAnotherTime(_ seconds: Int64, _ isRefused: Bool) throws {
        var request = request()
        request.timestamp += seconds
        #expect(try request.errorCode() == (isRefused ? "AuthFailure.SignatureExpire" : nil))
    }

    @Test func goesByItsOwnClock() throws {
        let ahead = try LocalService.start(.init(longestPull: .zero, clockSkew: .seconds(3_600)))
        var request = SignedRequest(ahead, "vod", "PullEvents", pull)
        let connection = try #require(RawConnection(port: ahead.port))
        connection.send(request.bytes)
        let answer = try #require(connection.answer())
        #expect(answer.text.contains("AuthFailure.SignatureExpire"))
        // What a client can set its clock by.
        let now = LocalClock.system.now.components.seconds + 3_600
        #expect((now - 5...now + 5).contains { CivilTime(seconds: $0).httpDate == answer.headers["date"] })
        request.timestamp += 3_600
        #expect(try request.errorCode() == nil)
    }

    @Test func checksTokens() throws {
        var request = request()
        request.extra = [HTTPField(name: "X-TC-Token", value: "unasked")]
        #expect(try request.errorCode() == "AuthFailure.TokenFailure")

        let temporary = Credentials(secretID: "AKIDtemporary", secretKey: "key", token: "token")
        let service = try LocalService.start(.init(credentials: temporary, longestPull: .zero))
        var good = SignedRequest(service, "vod", "PullEvents", pull)
        #expect(try good.errorCode() == nil)
        good.credentials.token = "other"
        #expect(try good.errorCode() == "AuthFailure.TokenFailure")
        good.credentials.token = nil
        #expect(try good.errorCode() == "AuthFailure.TokenFailure")

        var ended = temporary
        ended.expiration = LocalClock.system.now.components.seconds - 1
        let late = try LocalService.start(.init(credentials: ended, longestPull: .zero))
        #expect(try SignedRequest(late, "vod", "PullEvents", pull).errorCode() == "AuthFailure.TokenFailure")
    }

    // MARK: What is asked

    @Test(arguments: [("vod", "DescribeInstances"), ("vod", "pullevents"), ("mps", "PullEvents")])
    func refusesUnknownActions(_ service: String, _ action: String) throws {
        #expect(try request(service, action).errorCode() == "InvalidAction")
    }

    @Test func refusesUnknownVersionsAndProducts() throws {
        var request = request()
        request.version = "2017-03-12"
        #expect(try request.errorCode() == "NoSuchVersion")
        request.version = "2018-07-17"
        request.service = "cvm"
        #expect(try request.errorCode() == "NoSuchProduct")
        request.service = "127"
        request.version = "2017-03-12"
        #expect(try request.errorCode() == "NoSuchProduct")
    }

    @Test(
        arguments: [
            ("X-TC-Action", "", "MissingParameter"), ("X-TC-Version", "", "MissingParameter"),
            ("X-TC-Timestamp", "", "MissingParameter"), ("X-TC-Timestamp", "soon", "InvalidParameter"),
            ("X-TC-Timestamp", "-5", "InvalidParameter"), ("X-TC-Language", "fr-FR", "InvalidParameter"),
            ("X-TC-Language", "zh-CN", nil), ("X-TC-RequestClient", "SDK_PYTHON_3.0.1", nil),
            ("X-TC-RequestClient", "SDK_PYTHON_3.1.189; _CLI_3.1.189.1", nil),
            ("X-TC-RequestClient", "a/b", "InvalidParameter"),
            ("X-TC-RequestClient", String(repeating: "a", count: 128), nil),
            ("X-TC-RequestClient", String(repeating: "a", count: 129), "InvalidParameter"),
            ("X-TC-Region", "ap-shanghai-fsi", nil), ("X-TC-Region", "na-siliconvalley", nil),
            ("X-TC-Region", "Atlantis", "UnsupportedRegion"),
        ] as [(String, String, String?)])
    func checksCommonParameters(_ name: String, _ value: String, _ code: String?) throws {
        var request = request()
        request.extra = [HTTPField(name: name, value: value)]
        #expect(try request.errorCode() == code)
    }

    @Test func namesTheMissingHeader() throws {
        var request = request()
        request.extra = [HTTPField(name: "X-TC-Version", value: "")]
        #expect(try request.response()["Error"]?["Message"]?.string?.contains("X-TC-Version") == true)
    }

    @Test(arguments: ["PUT", "DELETE", "HEAD"])
    func refusesOtherMethods(_ method: String) throws {
        var request = request()
        request.method = method
        let connection = try #require(RawConnection(port: local.port))
        connection.send(request.bytes)
        let answer = try #require(connection.answer(toHEAD: method == "HEAD"))
        #expect(answer.status == 200)
        if method != "HEAD" { #expect(answer.text.contains("UnsupportedProtocol")) }
    }

    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "multipart/mixed; boundary=x", "",
    ])
    func refusesOtherContent(_ type: String) throws {
        var request = request()
        request.contentType = type
        #expect(try request.errorCode() == "UnsupportedProtocol")
        request.contentType = "multipart/form-data; boundary=x"
        #expect(try request.errorCode() == "InvalidRequest")
    }

    @Test(arguments: [
        (#"{"SubAppId": 1, "Colour": "red"}"#, "UnknownParameter", "Colour"),
        (#"{"SubAppId": [1]}"#, "InvalidParameter", "SubAppId"),
        (#"{"SubAppId": 1"#, "InvalidRequest", ""),
        ("", "InvalidRequest", ""),
        ("[]", "InvalidParameter", ""),
    ])
    func checksParameters(_ body: String, _ code: String, _ named: String) throws {
        let error = try SignedRequest(local, "vod", "PullEvents", body).response()["Error"]
        #expect(error?["Code"]?.string == code)
        if !named.isEmpty { #expect(error?["Message"]?.string?.contains(named) == true) }
    }

    @Test func namesAnUnknownParameterDeepInside() throws {
        let body = #"{"Prompt": "x", "ImageInfos": [{"ImageUrl": "u"}, {"Href": "u"}]}"#
        let error = try SignedRequest(local, "mps", "CreateAigcImageTask", body).response()["Error"]
        #expect(error?["Code"]?.string == "UnknownParameter")
        #expect(error?["Message"]?.string?.contains("ImageInfos[1].Href") == true)
    }

    @Test func refusesMoreThanTenMegabytes() throws {
        let padding = String(repeating: " ", count: (10 << 20) - pull.utf8.count)
        #expect(try SignedRequest(local, "vod", "PullEvents", pull + padding).errorCode() == nil)
        #expect(
            try SignedRequest(local, "vod", "PullEvents", pull + padding + " ").errorCode()
                == "RequestSizeLimitExceeded")
    }

    @Test func hasNothingElsewhere() throws {
        let connection = try #require(RawConnection(port: local.port))
        connection.send("GET /v2/index.php HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(connection.answer()?.status == 404)
    }

    // MARK: How often

    @Test func limitsRequestsASecond() throws {
        let time = ManualClock(at: .seconds(1_000))
        let local = try LocalService.start(.init(longestPull: .zero, clock: time.clock))
        for _ in 0..<20 { #expect(try SignedRequest(local, "vod", "PullEvents", pull).errorCode() == nil) }
        #expect(try SignedRequest(local, "vod", "PullEvents", pull).errorCode() == "RequestLimitExceeded")
        // Another action has its own limit, and nobody else's requests count.
        let describe = #"{"TaskId": "4-AigcImage-c3b145ec76****94ac55b9e63be17d"}"#
        #expect(try SignedRequest(local, "mps", "DescribeAigcImageTask", describe).errorCode() == nil)
        time.advance(by: .seconds(1))
        #expect(try SignedRequest(local, "vod", "PullEvents", pull).errorCode() == nil)
    }

    @Test func limitsNothingWhenToldSo() throws {
        let local = try LocalService.start(
            .init(limitsRequestRate: false, longestPull: .zero, clock: ManualClock().clock))
        for _ in 0..<25 { #expect(try SignedRequest(local, "vod", "PullEvents", pull).errorCode() == nil) }
    }

    // MARK: What is counted

    @Test func countsWhatItDoes() throws {
        _ = try request("mps", "CreateAigcImageTask").response()
        _ = try request().response()
        _ = try request("vod", "Nothing").response()
        let statistics = local.statistics
        #expect(statistics.requests == 3)
        #expect(statistics.calls == ["mps.CreateAigcImageTask": 1, "vod.PullEvents": 1])
        #expect(statistics.faults == ["InvalidAction": 1])
        #expect(statistics.tasks == ["mps": 1])
    }
}
