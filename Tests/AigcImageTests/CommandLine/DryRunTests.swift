import JSONCoding
import TencentCloudLocal
import Testing

/// What would be sent, and what was.
@Suite struct DryRunTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        (
            ["generate", "a red panda", "-a", "16:9"], "https://mps.intl.tencentcloudapi.com/",
            ["X-TC-Action: CreateAigcImageTask", #""Prompt": "a red panda""#, #""AspectRatio": "16:9""#]
        ),
        (
            [
                "generate", "x", "--service", "vod", "--sub-app-id", "7", "--site", "china", "--session-id",
                "s",
            ],
            "https://vod.tencentcloudapi.com/",
            [#""SubAppId": 7"#, #""SessionId": "s""#, "X-TC-Version: 2018-07-17"]
        ),
        (
            ["scene", "outpaint", "https://example.com/me.jpg", "-a", "21:9", "--sub-app-id", "7"],
            "https://vod.intl.tencentcloudapi.com/", ["X-TC-Action: CreateSceneAigcImageTask"]
        ),
        (
            ["call", "mps", "DescribeAigcImageTask", "--json", #"{"TaskId": "4-1"}"#],
            "https://mps.intl.tencentcloudapi.com/", [#""TaskId": "4-1""#]
        ),
    ])
    func theRequestIsPrinted(arguments: [String], url: String, parts: [String]) throws {
        let outcome = try Program(arguments + ["--dry-run"], in: folder).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.hasPrefix("POST \(url)\n"))
        for part in parts { #expect(outcome.output.contains(part), "\(outcome.output)") }
        #expect(outcome.output.contains("Authorization: (the signature"))
        #expect(!outcome.output.contains("Signature="))
        // One request, and no picture.
        #expect(outcome.output.split(separator: "\n").count { $0.hasPrefix("POST ") } == 1)
        #expect(folder.names.isEmpty)
    }

    @Test func anUploadIsPrintedBeforeTheTask() throws {
        try folder.write(ImageBytes.png, to: "ref.png")
        let outcome = try Program.run(
            "generate", "a cat", "-r", "ref.png", "--upload-bucket", "b-1250000000", "--upload-region",
            "ap-guangzhou", "--dry-run", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let requests = outcome.output.split(separator: "\n").filter { $0.contains(" https://") }
        #expect(requests.map { $0.prefix { $0 != " " } } == ["HEAD", "PUT", "POST"], "\(requests)")
        #expect(folder.names == ["ref.png"])
    }

    @Test func whatIsWrongIsSaidAsEver() throws {
        let outcome = try Program.run(
            "generate", "x", "-m", "Hunyuan:3.0", "-s", "1x1", "--dry-run", in: folder)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        let local = try Program.run("generate", "x", "--local", "--dry-run", in: folder)
        #expect(local.status == 2 && local.messages.contains("exclude each other"))
    }

    @Test func debuggingTellsOfEachRequest() throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        local.inject(.requestLimitExceeded)
        let outcome = try Program(
            ["generate", "x", "--endpoint", local.url, "--debug"], in: folder,
            environment: Program.credentials(of: local)
        ).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        let told = outcome.messages.split(separator: "\n").filter { $0.hasPrefix("debug: ") }
        // The one that met the limit was answered on the way.
        #expect(told.count == local.statistics.requests + 1, "\(told)")
        #expect(told.first?.contains("RequestLimitExceeded") == true, "\(told)")
        #expect(told.first?.contains("again in ") == true)
        #expect(told.contains { $0.contains("CreateAigcImageTask, request 2 to 127.0.0.1:") }, "\(told)")
        #expect(!outcome.messages.contains(local.credentials.secretKey))
        #expect(!outcome.messages.contains("Signature="))
    }
}
