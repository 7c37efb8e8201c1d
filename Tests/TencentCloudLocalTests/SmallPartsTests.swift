import JSONCoding
import Testing

@testable import TencentCloudLocal

@Suite struct ImageSizeTests {
    @Test(
        arguments: [
            (nil, nil, 1_024, 1_024), ("1K", "1:1", 1_024, 1_024), ("1K", "16:9", 1_368, 768),
            ("2k", "9:16", 1_536, 2_728), ("4K", nil, 4_096, 4_096), ("3K", "4:3", 3_544, 2_664),
            ("720P", "16:9", 1_280, 720), ("720P", nil, 720, 720), ("1080p", "9:16", 1_080, 1_920),
            ("1K", "auto", 1_024, 1_024), ("1K", "0:1", 1_024, 1_024), ("1K", "1:8", 360, 2_896),
            ("9K", "1:1", 1_024, 1_024), ("huge", "3:2", 1_256, 840),
        ] as [(String?, String?, Int, Int)])
    func followsResolutionAndShape(_ resolution: String?, _ ratio: String?, _ width: Int, _ height: Int) {
        #expect(
            ImageSize(resolution: resolution, aspectRatio: ratio) == ImageSize(width: width, height: height))
    }

    @Test func readsExactSizes() {
        #expect(ImageSize("728x1024") == ImageSize(width: 728, height: 1_024))
        #expect(ImageSize("728*1024") == ImageSize(width: 728, height: 1_024))
        for text in ["", "728", "728x", "x1", "-1x2", "1x2x3", "a x b", "1 x 2"] {
            #expect(ImageSize(text) == nil)
        }
    }

    @Test func drawsNothingEndless() {
        #expect(ImageSize(width: 8_192, height: 2_048).isDrawable)
        #expect(!ImageSize(width: 8_193, height: 1).isDrawable)
        #expect(!ImageSize(width: 8_192, height: 2_049).isDrawable)
        #expect(!ImageSize(width: 0, height: 1).isDrawable)
        #expect(!ImageSize(width: .max, height: .max).isDrawable)
    }
}

@Suite struct ModelParametersTests {
    private func job(
        _ name: String, _ version: String? = nil, prompt: String = "", count: Int? = nil,
        additional: String? = nil
    ) throws -> ImageJob {
        try ModelParameters(
            name: name, version: version, prompt: prompt, count: count, additional: additional
        ).job()
    }

    @Test(
        arguments: [
            ("Kling", 4, 4), ("Kling", nil, 1), ("OG", 8, 8), ("GG", 4, 1), ("Hunyuan", 3, 1),
            ("NextModel", 2, 1),
        ] as [(String, Int?, Int)])
    func drawsAsManyAsTheModelDoes(_ name: String, _ asked: Int?, _ drawn: Int) throws {
        #expect(try job(name, count: asked).count == drawn)
    }

    @Test func drawsAsManyAsThePromptSays() throws {
        let additional = #"{"sequential_image_generation":"auto"}"#
        #expect(try job("SI", prompt: "A fox. Output 3 images.", additional: additional).count == 3)
        #expect(try job("SI", prompt: "A fox.", additional: additional).count == 1)
        #expect(try job("SI", prompt: "Output 300 images", additional: additional).count == 15)
        #expect(try job("SI", prompt: "Output 3 images").count == 1)
    }

    @Test func knowsTheModelsOwnSizes() throws {
        #expect(try job("SI", "4.5").size == ImageSize(width: 2_048, height: 2_048))
        #expect(try job("Vidu", "q2").size == ImageSize(width: 1_080, height: 1_080))
        #expect(
            try job("Qwen", additional: #"{"size":"728*1024"}"#).size == ImageSize(width: 728, height: 1_024))
        #expect(try job("Qwen", additional: "no JSON").size == ImageSize(width: 1_024, height: 1_024))
        #expect(throws: (any Error).self) { try job("NextModel", additional: #"{"size":"9000x9000"}"#) }
    }
}

@Suite struct QueryParameterTests {
    @Test(arguments: [
        ("", "{}"),
        ("A=1&B=two%20words+more", #"{"A":"1","B":"two words more"}"#),
        ("L.0.Id=a&L.1.Id=b&L.0.N=%E4%BD%A0", #"{"L":[{"Id":"a","N":"你"},{"Id":"b"}]}"#),
        ("L.1=b&L.0=a", #"{"L":["a","b"]}"#),
        ("O.P.Q=x&E=", #"{"O":{"P":{"Q":"x"}},"E":""}"#),
        ("A=b=c", #"{"A":"b=c"}"#),
    ])
    func understands(_ query: String, _ json: String) {
        #expect(QueryParameters.object(query)?.jsonText == json)
    }

    @Test(arguments: [
        "A=%", "A=%4", "A=%zz", "A=%FF", "A=%+f", "A=1&A=2", "A=1&A.B=2", "A.B=2&A=1", "A..B=1", "=1",
    ])
    func refuses(_ query: String) {
        #expect(QueryParameters.object(query) == nil)
    }
}

@Suite struct AuthorizationHeaderTests {
    private let signature = String(repeating: "0a", count: 32)

    @Test func isTakenApart() throws {
        let text =
            "TC3-HMAC-SHA256 Credential=AKIDx/2026-05-19/mps/tc3_request, "
            + "SignedHeaders=content-type;host;x-tc-action, Signature=\(signature)"
        let header = try #require(AuthorizationHeader(text))
        #expect(header.secretID == "AKIDx")
        #expect(header.date == "2026-05-19")
        #expect(header.service == "mps")
        #expect(header.signedHeaders == ["content-type", "host", "x-tc-action"])
        #expect(header.signature == signature)
        #expect(AuthorizationHeader(text.replacing(", ", with: ",")) == header)
    }

    @Test(arguments: [
        "", "SKIP", "TC3-HMAC-SHA256",
        "TC3-HMAC-SHA1 Credential=a/b/c/tc3_request,SignedHeaders=x,Signature=$",
        "TC3-HMAC-SHA256 Credential=a/b/c,SignedHeaders=x,Signature=$",
        "TC3-HMAC-SHA256 Credential=a/b/c/tc2_request,SignedHeaders=x,Signature=$",
        "TC3-HMAC-SHA256 Credential=/b/c/tc3_request,SignedHeaders=x,Signature=$",
        "TC3-HMAC-SHA256 Credential=a/b/c/tc3_request,Signature=$",
        "TC3-HMAC-SHA256 Credential=a/b/c/tc3_request,SignedHeaders=x,Signature=abc",
        "TC3-HMAC-SHA256 Credential=a/b/c/tc3_request,SignedHeaders=x,Signature=$,Signature=$",
        "TC3-HMAC-SHA256 Credential=a/b/c/tc3_request,SignedHeaders=x,Signature=$,More=1",
    ])
    func refuses(_ text: String) {
        #expect(AuthorizationHeader(text.replacing("$", with: signature)) == nil)
    }

    @Test func refusesCapitalDigits() {
        let text = "TC3-HMAC-SHA256 Credential=a/b/c/tc3_request,SignedHeaders=x,Signature=\(signature)"
        #expect(AuthorizationHeader(text) != nil)
        #expect(AuthorizationHeader(text.replacing("0a", with: "0A")) == nil)
    }
}

@Suite struct CivilTimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (1_551_113_065, "2019-02-25T16:44:25Z", "Mon, 25 Feb 2019 16:44:25 GMT"),
            (1_709_251_199, "2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
            (4_102_444_800, "2100-01-01T00:00:00Z", "Fri, 01 Jan 2100 00:00:00 GMT"),
            (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        ] as [(Int64, String, String)])
    func isWritten(_ seconds: Int64, _ iso: String, _ http: String) {
        #expect(CivilTime(seconds: seconds).iso8601 == iso)
        #expect(CivilTime(seconds: seconds).httpDate == http)
    }
}

@Suite struct RateLimiterTests {
    @Test func countsByTheSecond() {
        let limiter = RateLimiter()
        func admits(_ action: String = "A", _ id: String = "x", at seconds: Double) -> Bool {
            limiter.admit(secretID: id, service: "mps", action: action, limit: 2, at: .seconds(seconds))
        }
        #expect(admits(at: 1.0))
        #expect(admits(at: 1.5))
        #expect(!admits(at: 1.9))
        #expect(admits("B", at: 1.9))
        #expect(admits("A", "y", at: 1.9))
        #expect(admits(at: 2.0))
    }
}

@Suite struct RandomNameTests {
    @Test func haveTheirShapes() {
        let uuid = RandomNames.uuid()
        #expect(
            uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(RandomNames.digits(19).wholeMatch(of: /[1-9][0-9]{18}/) != nil)
        #expect(RandomNames.hex(32) != RandomNames.hex(32))
    }
}
