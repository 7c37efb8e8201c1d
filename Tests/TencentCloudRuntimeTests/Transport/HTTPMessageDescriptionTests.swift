import Testing

@testable import TencentCloudRuntime

/// Whoever prints a message, or a value with one in it, learns no secret.
@Suite struct HTTPMessageDescriptionTests {
    @Test func noSecretInAnyForm() {
        let request = HTTPRequest(
            method: "POST", url: "https://example.com/path?q-signature=secret",
            headers: [
                HTTPField(name: "Authorization", value: "secret"),
                HTTPField(name: "X-TC-Token", value: "secret"),
                HTTPField(name: "X-TC-Action", value: "CreateAigcImageTask"),
            ], body: Array("secret".utf8))
        let response = HTTPResponse(
            status: 200, headers: [HTTPField(name: "Set-Cookie", value: "secret")], body: Array("secret".utf8)
        )
        let values: [Any] = [request, response, request.headers, request.headers[0]]
        for value in values + [values] {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped] {
                #expect(!text.contains("secret") && !text.contains("115"), "\(text)")
            }
        }
        #expect("\(request)".contains("POST https://example.com/path?[redacted]"))
        #expect("\(request)".contains("X-TC-Action: CreateAigcImageTask"))
        #expect("\(request)".contains("6 bytes"))
    }
}
