import TencentCloudLocal
import TencentCloudURLSession
import Testing

@testable import TencentCloudCOS

/// Over a real socket.
@Suite struct RoundTripTests {
    static let odd = [
        "fox.jpg", "a b.png", "熊猫/图 片.png", "a+b.png", "100%.png", "%2F%41", "a//b", "a/", "a/./b", "../b",
        "a/..",
        "a./b", "a?b#c&d=e;f", "~!@$^*()[]{}|\\\"'<>`,:;", "a\nb\tc", "🦊", String(repeating: "熊", count: 283),
    ]

    @Test(arguments: odd) func anyKey(key: String) async throws {
        let local = try LocalService.start()
        let bucket = try local.patientBucket()
        let bytes = Array("bytes of \(key)".utf8)
        let object = try await bucket.put(bytes, to: key, contentType: "image/png")
        #expect(object.key == key && object.size == bytes.count && object.eTag.count == 34)
        #expect(try await bucket.head(key) == object)

        let answer = try await plainGet(bucket.presignedURL(for: key))
        #expect(answer.status == 200 && answer.body == bytes)
        #expect(answer.header("Content-Type") == "image/png" && answer.header("ETag") == object.eTag)
        let again = try await plainGet(bucket.presignedURL(forAddress: object.url))
        #expect(again.body == bytes)
        #expect(try await plainGet(object.url).status == 403)

        try await bucket.delete(key)
        try await bucket.delete(key)
        let error = try await #require(throws: COSError.self) { try await bucket.head(key) }
        #expect(error.code == .noSuchKey && error.httpStatus == 404 && error.requestID != nil)
        #expect(local.statistics.faults["SignatureDoesNotMatch"] == nil)
    }

    /// The other transport has ways of its own with headers and empty bodies.
    @Test(arguments: ["fox.jpg", "熊猫/a+b%//c.png", "a/./b"]) func anotherTransport(key: String) async throws {
        let local = try LocalService.start()
        var bucket = try local.patientBucket()
        bucket.transport = URLSessionTransport()
        for bytes in [[UInt8](), [1, 2, 3]] {
            let object = try await bucket.put(bytes, to: key, contentType: "image/png")
            #expect(try await bucket.head(key) == object)
            #expect(try await plainGet(bucket.presignedURL(for: key)).body == bytes)
        }
        try await bucket.delete(key)
        let error = try await #require(throws: COSError.self) { try await bucket.head(key) }
        #expect(error.code == .noSuchKey)
    }

    @Test func objectsAreReplacedAndApart() async throws {
        let local = try LocalService.start()
        let (one, other) = (try local.patientBucket(), try local.cos(bucket: "other-1250000000"))
        try await one.put([1], to: "fox")
        try await one.put([2, 2], to: "fox")
        try await other.put([3, 3, 3], to: "fox")
        try await one.put([], to: "empty")
        #expect(try await one.head("fox").size == 2)
        #expect(try await other.head("fox").size == 3)
        #expect(try await one.head("empty").size == 0)
        #expect(try await one.head("fox").contentType == "application/octet-stream")
    }

    @Test func largeObjects() async throws {
        let local = try LocalService.start()
        let bucket = try local.patientBucket()
        let bytes = (0..<(9 << 20)).map { UInt8(truncatingIfNeeded: $0) }
        try await bucket.put(bytes, to: "large")
        #expect(try await bucket.head("large").size == 9 << 20)
        #expect(try await plainGet(bucket.presignedURL(for: "large")).body == bytes)
        let error = try await #require(throws: COSError.self) {
            try await bucket.put([UInt8](repeating: 1, count: 11 << 20), to: "too-large")
        }
        #expect(error.code == .entityTooLarge && error.attempts == 1)
    }

    @Test func wrongKeys() async throws {
        let local = try LocalService.start()
        var bucket = try local.patientBucket()
        bucket.credentials = .static(secretID: local.credentials.secretID, secretKey: "not-the-key-at-all")
        let error = try await #require(throws: COSError.self) { try await bucket.put([1], to: "fox") }
        #expect(error.code == .signatureDoesNotMatch && error.httpStatus == 403 && error.advice != nil)
        // An answer to HEAD says less.
        let refusal = try await #require(throws: COSError.self) { try await bucket.head("fox") }
        #expect(refusal.code == .accessDenied)
        let answer = try await plainGet(bucket.presignedURL(for: "fox"))
        #expect(answer.status == 403 && answer.text.contains("<Code>SignatureDoesNotMatch</Code>"))

        bucket.credentials = .static(secretID: "AKIDsomebody", secretKey: local.credentials.secretKey)
        let unknown = try await #require(throws: COSError.self) { try await bucket.delete("fox") }
        #expect(unknown.code == .invalidAccessKeyID)
    }

    @Test func presignedAddressesAreForOneRequest() async throws {
        let local = try LocalService.start()
        let bucket = try local.patientBucket()
        try await bucket.put([1], to: "fox")
        try await bucket.put([2], to: "wolf")
        let url = try await bucket.presignedURL(for: "fox")
        #expect(try await plainGet(url).status == 200)
        #expect(try await plainGet(url, method: "DELETE").status == 403)
        let other = String(url.replacing("/fox?", with: "/wolf?"))
        #expect(try await plainGet(other).text.contains("<Code>SignatureDoesNotMatch</Code>"))
        let longer = String(url.replacing("%3B", with: "%3B9"))
        #expect(try await plainGet(longer).text.contains("<Code>SignatureDoesNotMatch</Code>"))
    }

    @Test func presignedAddressesExpire() async throws {
        let local = try LocalService.start()
        var bucket = try local.patientBucket()
        try await bucket.put([1], to: "fox")
        bucket.clock = UnixClock { UnixClock.system.now() - 3700 }
        let answer = try await plainGet(bucket.presignedURL(for: "fox"))
        #expect(answer.status == 403 && answer.text.contains("<Message>Request has expired</Message>"))
        #expect(try await plainGet(bucket.presignedURL(for: "fox", expiresIn: .seconds(7200))).status == 200)
        bucket.clock = UnixClock { UnixClock.system.now() + 3700 }
        let early = try await plainGet(bucket.presignedURL(for: "fox"))
        #expect(early.text.contains("<Code>RequestTimeTooSkewed</Code>"))
    }

    @Test(arguments: [Duration.zero, .seconds(-1), .seconds(400_000_000)])
    func refusesLifetimes(duration: Duration) async throws {
        let client = try scriptedClient(ScriptedTransport([]))
        await #expect(throws: ValidationError.self) {
            try await client.presignedURL(for: "fox", expiresIn: duration)
        }
    }

    @Test func temporaryKeys() async throws {
        let credentials = Credentials(
            secretID: "AKIDtemporary", secretKey: "temporary-key", token: "a token/with+odd=characters")
        let local = try LocalService.start(.init(credentials: credentials))
        var bucket = try local.patientBucket()
        try await bucket.put([1], to: "fox")
        let url = try await bucket.presignedURL(for: "fox")
        #expect(url.contains("q-url-param-list=x-cos-security-token&"))
        #expect(url.hasSuffix("&x-cos-security-token=a%20token%2Fwith%2Bodd%3Dcharacters"))
        #expect(try await plainGet(url).body == [1])
        let robbed = String(url.replacing("x-cos-security-token=a%20", with: "x-cos-security-token=b%20"))
        #expect(try await plainGet(robbed).status == 403)

        bucket.credentials = .static(secretID: credentials.secretID, secretKey: credentials.secretKey)
        let error = try await #require(throws: COSError.self) { try await bucket.put([1], to: "fox") }
        #expect(error.code == .accessDenied)
        #expect(try await plainGet(bucket.presignedURL(for: "fox")).status == 403)
    }

    @Test func expiredTokens() async throws {
        let credentials = Credentials(
            secretID: "AKIDtemporary", secretKey: "temporary-key", token: "a-token", expiration: 1_000)
        let local = try LocalService.start(.init(credentials: credentials))
        let error = try await #require(throws: COSError.self) {
            try await local.patientBucket().put([1], to: "fox")
        }
        #expect(error.code == "ExpiredToken")
    }

    @Test(arguments: [Duration.seconds(3600), .seconds(-3600)])
    func anotherClock(skew: Duration) async throws {
        let local = try LocalService.start(.init(clockSkew: skew))
        let bucket = try local.patientBucket()
        // Also by an answer without words.
        let error = try await #require(throws: COSError.self) { try await bucket.head("fox") }
        #expect(error.code == .noSuchKey && error.attempts == 2)
        try await bucket.put([1], to: "fox")
        #expect(try await plainGet(bucket.presignedURL(for: "fox")).status == 200)
        #expect(local.statistics.faults["RequestTimeTooSkewed"] == 1)
    }

    @Test(arguments: [
        LocalFault.resetBeforeRequest, .resetDuringRequest, .resetAfterRequest, .lostReply, .serverError,
        .htmlPage,
        .requestLimitExceeded, .refusedConnection, .wrongContentType, .skewedClock,
    ])
    func faults(fault: LocalFault) async throws {
        let local = try LocalService.start()
        var bucket = try local.patientBucket()
        bucket.luck = { 0 }
        for _ in 0..<3 {
            local.inject(fault)
            // The next request may meet a port that is closed for a moment.
            bucket.retry.attempts = fault == .refusedConnection ? 1000 : 4
            bucket.luck = { fault == .refusedConnection ? 0.5 : 0 }
            try await bucket.put([1, 2, 3], to: "fox")
            #expect(try await bucket.head("fox").size == 3)
        }
        #expect(local.statistics.injectedFaults[fault] == 3)
    }

    @Test func whatIsNoObject() async throws {
        let local = try LocalService.start()
        for path in [
            "/cos/", "/cos/x", "/cos/pictures-1250000000", "/cos/pictures-1250000000/", "/cos/a-1/%zz",
        ] {
            let answer = try await plainGet(local.url + path)
            #expect(answer.status == 400 && answer.text.contains("<Code>Invalid"), "\(path)")
        }
        let answer = try await plainGet(local.url + "/cos/pictures-1250000000/x", method: "PATCH")
        #expect(answer.status == 405)
    }
}

extension HTTPResponse {
    fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}
