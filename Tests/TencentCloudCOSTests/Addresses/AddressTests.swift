import Testing

@testable import TencentCloudCOS

@Suite struct AddressTests {
    @Test(arguments: [
        "", "pictures", "1250000000", "-1250000000", "Pictures-1250000000", "pictures-", "pictures-12a",
        "pictures--1250000000", "a.b-1250000000", "pictures-1250000000/", "pictures-1250000000.evil",
        String(repeating: "a", count: 60) + "-1250000000",
    ])
    func refusesBucket(name: String) throws {
        let error = try #require(throws: ValidationError.self) {
            try COSClient(bucket: name, region: "ap-guangzhou")
        }
        #expect(error.violations.first?.path == "Bucket")
    }

    @Test(arguments: ["", "ap guangzhou", "ap-guangzhou.evil.com", "ap/x", "AP-GUANGZHOU", "a@b"])
    func refusesRegion(name: String) throws {
        let error = try #require(throws: ValidationError.self) {
            try COSClient(bucket: "a-1", region: name)
        }
        #expect(error.violations.first?.path == "Region")
    }

    @Test(arguments: [
        "", "example.com", "http://example.com", "ftp://example.com", "https://u:p@example.com",
        "https://example.com?x", "https://example.com/a?x", "https://example.com/../a",
        "https://example.com/%2e",
    ])
    func refusesEndpoint(url: String) throws {
        let error = try #require(throws: ValidationError.self) {
            try COSClient(bucket: "a-1", region: "ap-guangzhou", endpoint: url)
        }
        #expect(error.violations.first?.path == "Endpoint")
    }

    @Test(arguments: [
        (nil, "https://a-1.cos.ap-guangzhou.myqcloud.com/k"),
        ("https://img.example.com", "https://img.example.com/k"),
        ("https://img.example.com:443/", "https://img.example.com/k"),
        ("http://127.0.0.1:8080/cos/a-1", "http://127.0.0.1:8080/cos/a-1/k"),
        ("http://localhost:8080/cos/", "http://localhost:8080/cos/k"),
    ])
    func writesAddresses(endpoint: String?, expected: String) throws {
        #expect(
            try COSClient(bucket: "a-1", region: "ap-guangzhou", endpoint: endpoint).url(of: "k") == expected)
    }

    @Test(arguments: [
        "", "/", "/a", ".", "..", String(repeating: "a", count: 851), String(repeating: "熊", count: 284),
    ])
    func refusesKey(key: String) throws {
        let client = try COSClient(bucket: "a-1", region: "ap-guangzhou")
        let error = try #require(throws: ValidationError.self) { try client.url(of: key) }
        #expect(error.violations.first?.path == "Key")
    }

    @Test(arguments: [
        ("a b", "a%20b"), ("熊猫.png", "%E7%86%8A%E7%8C%AB.png"), ("a+b%2F", "a%2Bb%252F"), ("a//b", "a//b"),
        ("a/", "a/"), ("a/./b", "a/.%2Fb"), ("../b", "..%2Fb"), ("a/..", "a%2F.."), ("a/.", "a%2F."),
        ("a./b", "a.%2Fb"), ("a?b#c&d=e;f", "a%3Fb%23c%26d%3De%3Bf"), ("~-_.", "~-_."),
        ("/a".dropFirst() + "!*'()", "a%21%2A%27%28%29"),
        (String(repeating: "a", count: 850), String(repeating: "a", count: 850)),
    ])
    func encodesKey(key: String, expected: String) throws {
        let client = try COSClient(bucket: "a-1", region: "ap-guangzhou")
        let url = try client.url(of: key)
        #expect(url == "https://a-1.cos.ap-guangzhou.myqcloud.com/\(expected)")
        // And back.
        #expect(try client.address.key(ofAddress: url).text == key)
    }

    @Test(arguments: [
        ("https://a-1.cos.ap-guangzhou.myqcloud.com/x/y.png", "x/y.png"),
        ("http://a-1.cos.ap-guangzhou.myqcloud.com/x.png", "x.png"),
        ("HTTPS://A-1.cos.AP-guangzhou.myqcloud.com:443/x.png", "x.png"),
        ("https://a-1.cos.ap-guangzhou.myqcloud.com/a+b/熊 猫.png", "a+b/熊 猫.png"),
        ("https://a-1.cos.ap-guangzhou.myqcloud.com/%e7%86%8a", "熊"),
    ])
    func readsAddress(url: String, key: String) throws {
        let client = try COSClient(bucket: "a-1", region: "ap-guangzhou")
        #expect(try client.address.key(ofAddress: url).text == key)
    }

    @Test(arguments: [
        "", "x.png", "https://", "https://example.com/x.png",
        "https://b-1.cos.ap-guangzhou.myqcloud.com/x.png",
        "https://a-1.cos.ap-beijing.myqcloud.com/x.png", "https://a-1.cos.ap-guangzhou.myqcloud.com",
        "https://a-1.cos.ap-guangzhou.myqcloud.com/", "https://a-1.cos.ap-guangzhou.myqcloud.com//x",
        "https://a-1.cos.ap-guangzhou.myqcloud.com.example.com/x.png",
        "https://a-1.cos.ap-guangzhou.myqcloud.com@example.com/x.png",
        "https://example.com/@a-1.cos.ap-guangzhou.myqcloud.com/x.png",
        "https://a-1.cos.ap-guangzhou.myqcloud.com\\@example.com/x.png",
        "https://a-1.cos.ap-guangzhou.myqcloud.com:8443/x.png",
        "https://user:pass@a-1.cos.ap-guangzhou.myqcloud.com/x.png",
        "ftp://a-1.cos.ap-guangzhou.myqcloud.com/x.png", "//a-1.cos.ap-guangzhou.myqcloud.com/x.png",
        "https://a-1.cos.ap-guangzhou.myqcloud.com/x.png?acl",
        "https://a-1.cos.ap-guangzhou.myqcloud.com/x.png#y",
        "https://a-1.cos.ap-guangzhou.myqcloud.com/%zz", "https://a-1.cos.ap-guangzhou.myqcloud.com/%ff",
        "https://a-1.cos.ap-guangzhou.myqcloud.com/a\nb",
    ])
    func refusesAddress(url: String) async throws {
        let client = try COSClient(
            bucket: "a-1", region: "ap-guangzhou", credentials: .static(.sample))
        await #expect(throws: ValidationError.self) { try await client.presignedURL(forAddress: url) }
    }
}
