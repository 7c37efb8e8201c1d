import Testing

@testable import TencentCloudLocal

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
