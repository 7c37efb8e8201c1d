import Testing

@testable import TencentCloudCOS

@Suite struct COSErrorTests {
    @Test func readsADocument() throws {
        let text = """
            <?xml version='1.0' encoding='utf-8' ?>
            <Error>
            \t<Code>NoSuchKey</Code>
            \t<Message>&lt;a&gt; &amp;amp; &quot;b&apos;</Message>
            \t<StringToSign>secret</StringToSign>
            \t<RequestId>NjA=</RequestId>
            </Error>
            """
        let document = try #require(ErrorDocument(Array(text.utf8)))
        #expect(document.code == "NoSuchKey")
        #expect(document.message == "<a> &amp; \"b'")
        #expect(document.resource == nil)
        #expect(document.requestID == "NjA=")
    }

    @Test(arguments: [
        "", "<html></html>", "<Error></Error>", "<Error><Code></Code></Error>", "<Error><Code>A",
        "</Error><Error>", "<Error><Code>A</Code>", #"{"Response":{}}"#,
    ])
    func refusesADocument(text: String) {
        #expect(ErrorDocument(Array(text.utf8)) == nil)
    }

    @Test func describesItself() {
        let error = COSError(
            code: .noSuchKey, message: "There is\nnone.", requestID: "r-1", httpStatus: 404,
            action: "GetObject", key: "a\u{1b}b", attempts: 2)
        #expect(
            "\(error)"
                == #"NoSuchKey: There is\nnone. (cos GetObject a\u001bb, HTTP 404, 2 attempts, request r-1)"#)
        #expect(!error.isTransient && !error.mayHaveTakenEffect && error.category == .invalid)
    }

    @Test(arguments: [
        (503, "SlowDown", ErrorCategory.rate, true), (500, "InternalError", .service, true),
        (400, "RequestTimeout", .service, true), (403, "AccessDenied", .credentials, false),
        (403, "RequestTimeTooSkewed", .credentials, true), (404, "NoSuchBucket", .invalid, false),
    ])
    func isOfAKind(status: Int, code: String, category: ErrorCategory, isTransient: Bool) {
        let error = COSError(
            code: .init(rawValue: code), message: "", httpStatus: status, action: "PutObject", key: "a")
        #expect(error.category == category && error.isTransient == isTransient)
    }
}
