import Testing

@testable import TencentCloudRuntime

/// The official examples, stage by stage.
@Suite struct RequestSignerTests {
    static let timestamp: Int64 = 1_551_113_065
    static let date = UTCDate(timestamp: timestamp)
    static let body = Array(
        #"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#.utf8)

    struct Vector: Sendable, CustomTestStringConvertible {
        var credentials: Credentials
        var request: SignableRequest
        var canonicalRequest: String
        var canonicalHash: String
        var signedHeaders: String
        var signature: String

        var testDescription: String { signedHeaders }
    }

    private static let bodyHash = "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064"

    static let bodyAndHost = Vector(
        credentials: Credentials(
            secretID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"),
        request: SignableRequest(
            service: "cvm", contentType: "application/json; charset=utf-8", host: "cvm.tencentcloudapi.com",
            payload: .signed(body)),
        canonicalRequest: """
            POST
            /

            content-type:application/json; charset=utf-8
            host:cvm.tencentcloudapi.com

            content-type;host
            \(bodyHash)
            """,
        canonicalHash: "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
        signedHeaders: "content-type;host",
        signature: "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168")

    static let actionToo = Vector(
        credentials: Credentials(
            secretID: "AKID" + String(repeating: "*", count: 32), secretKey: String(repeating: "*", count: 32)
        ),
        request: SignableRequest(
            service: "cvm",
            headers: [
                HTTPField(name: "Content-Type", value: "application/json; charset=utf-8"),
                HTTPField(name: "Host", value: " cvm.tencentcloudapi.com\t"),
                HTTPField(name: "X-TC-Action", value: "DescribeInstances"),
            ],
            payload: .signed(body)),
        canonicalRequest: """
            POST
            /

            content-type:application/json; charset=utf-8
            host:cvm.tencentcloudapi.com
            x-tc-action:describeinstances

            content-type;host;x-tc-action
            \(bodyHash)
            """,
        canonicalHash: "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
        signedHeaders: "content-type;host;x-tc-action",
        signature: "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f")

    static let vectors = [bodyAndHost, actionToo]

    @Test(arguments: vectors) func payloadHash(_ vector: Vector) {
        #expect(RequestSigner.payloadHash(vector.request.payload).hex == Self.bodyHash)
    }

    @Test(arguments: vectors) func canonicalRequest(_ vector: Vector) {
        var buffer: [UInt8] = []
        RequestSigner.appendCanonicalRequest(vector.request, to: &buffer)
        #expect(String(decoding: buffer, as: UTF8.self) == vector.canonicalRequest)
        #expect(SHA256.hash(buffer).hex == vector.canonicalHash)
    }

    @Test(arguments: vectors) func stringToSign(_ vector: Vector) {
        var buffer: [UInt8] = []
        RequestSigner.appendStringToSign(
            timestamp: Self.timestamp, date: Self.date, service: "cvm",
            canonicalHash: Digest(hex: vector.canonicalHash), to: &buffer)
        #expect(
            String(decoding: buffer, as: UTF8.self) == """
                TC3-HMAC-SHA256
                1551113065
                2019-02-25/cvm/tc3_request
                \(vector.canonicalHash)
                """)
    }

    @Test func signingKey() {
        let key = RequestSigner.signingKey(
            secretKey: Self.bodyAndHost.credentials.secretKey, date: Self.date, service: "cvm")
        #expect(key.date.hex == "d1308c81fe71cfd4e06437bbc067b2b8a3d2d8c0e375d547f15c41d5214b395a")
        #expect(key.service.hex == "3c7cb7c7795393edc14fd2e0e6434a518564b4504b88e94f5d11bf59ba3e7050")
        #expect(key.signing.hex == "ac658d5dde49e9bfdd14e04e062f66b05d9f637d44b8a8d845327d4a77f666b1")
    }

    @Test(arguments: vectors) func signature(_ vector: Vector) {
        var buffer: [UInt8] = []
        RequestSigner.appendStringToSign(
            timestamp: Self.timestamp, date: Self.date, service: "cvm",
            canonicalHash: Digest(hex: vector.canonicalHash), to: &buffer)
        let key = RequestSigner.signingKey(
            secretKey: vector.credentials.secretKey, date: Self.date, service: "cvm")
        #expect(HMACSHA256.Key(key.signing).code(for: buffer).hex == vector.signature)
    }

    @Test(arguments: vectors) func authorization(_ vector: Vector) {
        let expected =
            "TC3-HMAC-SHA256 Credential=\(vector.credentials.secretID)/2019-02-25/cvm/tc3_request, "
            + "SignedHeaders=\(vector.signedHeaders), Signature=\(vector.signature)"
        // Twice: the second time the key comes from the cache.
        for _ in 0..<2 {
            #expect(
                RequestSigner.authorization(
                    for: vector.request, credentials: vector.credentials, timestamp: Self.timestamp)
                    == expected)
        }
    }

    @Test func unsignedPayloadStandsForTheBody() {
        var request = Self.bodyAndHost.request
        request.payload = .unsigned
        var buffer: [UInt8] = []
        RequestSigner.appendCanonicalRequest(request, to: &buffer)
        let hash = SHA256.hash(Array("UNSIGNED-PAYLOAD".utf8)).hex
        #expect(String(decoding: buffer, as: UTF8.self).hasSuffix("\n\(hash)"))
    }

    @Test func pathAndQueryAreSigned() {
        var request = Self.bodyAndHost.request
        request.method = "GET"
        request.query = "Limit=1&Offset=0"
        var buffer: [UInt8] = []
        RequestSigner.appendCanonicalRequest(request, to: &buffer)
        #expect(String(decoding: buffer, as: UTF8.self).hasPrefix("GET\n/\nLimit=1&Offset=0\ncontent-type:"))
    }

    @Test func cacheTellsSecretsDaysAndServicesApart() {
        let cache = SigningKeyCache(capacity: 2)
        func code(_ secret: String, _ timestamp: Int64, _ service: String) -> Digest {
            cache.key(secretKey: secret, timestamp: timestamp, service: service).code(for: Array("text".utf8))
        }
        func fresh(_ secret: String, _ timestamp: Int64, _ service: String) -> Digest {
            let key = RequestSigner.signingKey(
                secretKey: secret, date: UTCDate(timestamp: timestamp), service: service)
            return HMACSHA256.Key(key.signing).code(for: Array("text".utf8))
        }
        let day: Int64 = 86_400
        // More than it holds, more than once: whatever has been pushed out is made again.
        for _ in 0..<3 {
            for (secret, timestamp, service) in [
                ("a", day - 1, "mps"), ("a", day, "mps"), ("a", day, "vod"), ("b", day, "vod"),
                ("b", 2 * day - 1, "vod"), ("b", 2 * day, "vod"),
            ] {
                #expect(code(secret, timestamp, service) == fresh(secret, timestamp, service))
            }
        }
        #expect(code("a", day, "mps") != code("a", day - 1, "mps"))
        #expect(code("a", day, "mps") != code("a", day, "vod"))
        #expect(code("a", day, "mps") != code("b", day, "mps"))
    }
}

extension Digest {
    fileprivate init(hex: String) {
        self.init(bytes: SIMD32([UInt8](hex: hex)))
    }
}
