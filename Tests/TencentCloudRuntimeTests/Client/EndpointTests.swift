import Testing

@testable import TencentCloudRuntime

@Suite struct EndpointTests {
    @Test func officialHosts() throws {
        #expect(
            try Endpoint.international.address(service: "mps", region: nil)
                == .init(
                    url: "https://mps.intl.tencentcloudapi.com/", host: "mps.intl.tencentcloudapi.com",
                    isSecureOrNear: true))
        #expect(try Endpoint.china.address(service: "vod", region: nil).host == "vod.tencentcloudapi.com")
        #expect(
            try Endpoint.regional.address(service: "cvm", region: "ap-shanghai-fsi").host
                == "cvm.ap-shanghai-fsi.tencentcloudapi.com")
    }

    @Test func financeZonesAreReachedAtTheirOwnHosts() throws {
        for site in [Endpoint.international, .china] {
            #expect(
                try site.address(service: "vod", region: "ap-shanghai-fsi").host
                    == "vod.ap-shanghai-fsi.tencentcloudapi.com")
        }
        #expect(
            try Endpoint.china.address(service: "vod", region: "ap-shanghai").host
                == "vod.tencentcloudapi.com")
        #expect(
            try Endpoint.url("http://localhost:1").address(service: "vod", region: "ap-shanghai-fsi").host
                == "localhost:1")
    }

    @Test(arguments: ["", "a.example.com/", "a@b", "a:1", "x/-fsi"])
    func aRegionMakesNoOtherHost(region: String) {
        let error = #expect(throws: TransportError.self) {
            try Endpoint.regional.address(service: "cvm", region: region)
        }
        #expect(error?.kind == .refused)
        #expect(throws: TransportError.self) {
            try Endpoint.china.address(service: "cvm", region: "\(region)/-fsi")
        }
    }

    @Test func aRegionalHostNeedsARegion() {
        let error = #expect(throws: TransportError.self) {
            try Endpoint.regional.address(service: "cvm", region: nil)
        }
        #expect(error?.kind == .refused)
    }

    @Test(arguments: [
        ("https://example.com", "https://example.com/", "example.com", true),
        ("https://example.com/", "https://example.com/", "example.com", true),
        ("https://example.com:443", "https://example.com/", "example.com", true),
        ("https://example.com:8443", "https://example.com:8443/", "example.com:8443", true),
        ("http://example.com:80", "http://example.com/", "example.com", false),
        ("http://localhost:8080", "http://localhost:8080/", "localhost:8080", true),
        ("http://127.0.0.1:1", "http://127.0.0.1:1/", "127.0.0.1:1", true),
        ("http://127.255.3.4", "http://127.255.3.4/", "127.255.3.4", true),
        ("http://[::1]:65535", "http://[::1]:65535/", "[::1]:65535", true),
        ("http://[::1]", "http://[::1]/", "[::1]", true),
        (
            "http://metadata.tencentyun.com", "http://metadata.tencentyun.com/", "metadata.tencentyun.com",
            true
        ),
        // Names that only begin like this machine's.
        ("http://127.0.0.1.example.com", "http://127.0.0.1.example.com/", "127.0.0.1.example.com", false),
        ("http://127.0.0.256", "http://127.0.0.256/", "127.0.0.256", false),
        ("http://localhost.example.com", "http://localhost.example.com/", "localhost.example.com", false),
        ("http://128.0.0.1", "http://128.0.0.1/", "128.0.0.1", false),
    ])
    func addresses(text: String, url: String, host: String, isSecureOrNear: Bool) throws {
        #expect(
            try Endpoint.url(text).address(service: "mps", region: nil)
                == .init(url: url, host: host, isSecureOrNear: isSecureOrNear))
    }

    @Test(arguments: [
        "", "example.com", "ftp://example.com", "https://", "https://:443", "https://user@example.com",
        "https://example.com/path", "https://example.com?query", "https://example.com#fragment",
        "https://example.com:0", "https://example.com:65536", "https://example.com:",
        "https://example.com:+80",
        "https://exa mple.com", "https://example.com\r\nX: y", "https://a:b:1", "https://[::1", "https://::1",
        "https://bücher.example", "HTTPS//example.com",
    ])
    func otherTextsAreRefused(text: String) {
        let error = #expect(throws: TransportError.self) {
            try Endpoint.url(text).address(service: "mps", region: nil)
        }
        #expect(error?.kind == .refused)
        #expect(error?.mayHaveTakenEffect == false)
    }
}
