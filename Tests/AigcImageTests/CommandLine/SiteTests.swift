import Testing

@testable import TencentCloudLocal

/// Which site the program calls. It goes through a proxy that writes down the hosts and lets nobody through.
@Suite struct SiteTests {
    private let folder: TemporaryFolder
    private let proxy: RawServer

    init() throws {
        folder = try TemporaryFolder()
        proxy = try RawServer(Array("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".utf8))
    }

    private func hosts(_ options: String..., environment: [String: String] = [:]) throws -> Set<String> {
        let earlier = proxy.requests.count
        let outcome = try Program(
            ["describe", "4-AigcImage-5f", "--timeout", "2"] + options, in: folder,
            environment: ["https_proxy": proxy.url("")].merging(environment) { $1 }
        ).end()
        #expect(outcome.status == 1, "\(outcome.messages)")
        return Set(proxy.requests.dropFirst(earlier).map { String($0.prefix { !$0.isNewline }) })
    }

    @Test func isTheInternationalOneUnlessToldOtherwise() throws {
        let keys = ["TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key"]
        let international: Set = ["CONNECT mps.intl.tencentcloudapi.com:443 HTTP/1.1"]
        let china: Set = ["CONNECT mps.tencentcloudapi.com:443 HTTP/1.1"]
        #expect(try hosts(environment: keys) == international)
        #expect(try hosts("--site", "china", environment: keys) == china)
        let inChina = keys.merging(["TENCENTCLOUD_SITE": "china"]) { $1 }
        #expect(try hosts(environment: inChina) == china)
        #expect(try hosts("--site", "international", environment: inChina) == international)

        try folder.write(
            Array("[studio]\nsecret_id = id\nsecret_key = key\nsite = china\n".utf8), to: "credentials")
        let file = ["TENCENTCLOUD_CREDENTIALS_FILE": folder.file("credentials")]
        #expect(try hosts("--profile", "studio", environment: file) == china)
    }

    @Test func whatIsNoSiteIsSaid() throws {
        let outcome = try Program(
            ["generate", "x", "-q"], in: folder,
            environment: [
                "TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key", "TENCENTCLOUD_SITE": "mars",
            ]
        ).end()
        #expect(outcome.status == 1)
        #expect(outcome.messages.contains("TENCENTCLOUD_SITE has to be international or china"))
    }

    @Test func withoutCredentialsBothConsolesAreNamed() throws {
        let messages = try Program.run(
            "describe", "4-AigcImage-5f", in: folder,
            environment: [
                "TENCENTCLOUD_CREDENTIALS_FILE": "/dev/null", "https_proxy": proxy.url(""),
            ]
        ).messages
        for words in [
            "https://console.tencentcloud.com/cam/capi", "https://console.cloud.tencent.com/cam/capi",
            "--site china",
        ] { #expect(messages.contains(words), "\(messages)") }
    }

    @Test func linksAreTheSites() throws {
        let messages = try Program.run(
            "generate", "x", "--service", "vod", "--site", "china", in: folder
        ).messages
        #expect(messages.contains("https://console.cloud.tencent.com/vod/app-manage"), "\(messages)")
    }

    /// What is shown to find a task again asks the same site.
    @Test func whatIsShownAfterwardsNamesTheSite() throws {
        // It takes what comes in, and says nothing.
        let silent = try Socket.listening(port: 0)
        let stop = try StopSignal()
        let program = try Program(
            ["generate", "x", "--service", "vod", "--sub-app-id", "1500000001", "--site", "china"],
            in: folder,
            environment: [
                "TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key",
                "https_proxy": "http://127.0.0.1:\(silent.port)",
            ])
        let connection = silent.accept(stop)
        program.interrupt()
        let messages = program.end().messages
        #expect(
            messages.contains("PullEvents --json '{\"SubAppId\":1500000001}' --site china"), "\(messages)")
        #expect(messages.contains("https://console.cloud.tencent.com/vod"), "\(messages)")
        _ = connection
    }
}
