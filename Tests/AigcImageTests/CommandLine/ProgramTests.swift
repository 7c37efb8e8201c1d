import Foundation
import JSONCoding
import TencentCloudLocal
import Testing

/// The command line as a user meets it: a process with a status and two streams.
@Suite struct ProgramTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theReadmesFirstCommandDraws() throws {
        let outcome = try Program.run(
            "generate", "a red panda", "--local", "--output", "panda.png", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output == "panda.png\n")
        #expect(outcome.messages.contains("waiting") || outcome.messages.contains("drawing"))
        #expect(!outcome.messages.contains("\u{1B}"))
        #expect(try folder.bytes("panda.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(folder.names == ["panda.png"])

        let again = try Program.run("generate", "a red panda", "--local", "--output", "panda.png", in: folder)
        #expect(again.status == 2 && again.messages.contains("--force"))
    }

    @Test func vodAnswersScriptsInJSON() throws {
        let outcome = try Program.run(
            "generate", "a red panda", "--local", "--service", "vod", "--model", "kling:3.0", "--count", "2",
            "--format", "jpeg", "--seed", "7", "--json", "--quiet", in: folder)
        #expect(outcome.status == 0 && outcome.messages == "")
        let result = try JSONValue(jsonText: outcome.output)
        #expect(result["service"]?.string == "vod")
        let paths = result["images"]?.array?.compactMap { $0["path"]?.string }
        #expect(paths == ["a-red-panda.jpg", "a-red-panda-2.jpg"])
        #expect(folder.names == ["a-red-panda-2.jpg", "a-red-panda.jpg"])
        for name in folder.names { #expect(try folder.bytes(name).starts(with: [0xFF, 0xD8, 0xFF])) }
    }

    @Test(arguments: [
        (["generate", "[[fail:ModelGenerateFailed]] x", "--local", "-q"], 1, "ModelGenerateFailed"),
        (["generate", "[[error:LimitExceeded]] x", "--local", "-q"], 1, "LimitExceeded"),
        (["generate", "x", "--local", "-m", "Hunyuan:3.0", "-s", "1x1"], 2, "512 to 2048 pixels"),
        (["generate", "x", "--local", "-m", "Hunyuan", "-s", "512x512", "-a", "1:1"], 2, "--aspect-ratio: "),
        (["generate", "x", "--local", "-f", "webp"], 2, "WebP"),
        (["generate", "x", "--local", "-o", "x.webp"], 2, "WebP"),
        (["generate", "x", "--local", "-f", "png", "-o", "x.jpg"], 2, "contradict each other"),
        (["generate", "x", "--local", "--force", "-o", "."], 2, ". is a folder: name a file in it"),
        (["generate", "x", "--local", "-o", "./"], 2, "./ is a folder"),
        (
            ["generate", "x", "--local", "-o", "x.gif"], 2,
            "x.gif: no service draws gif; call it .png or .jpg"
        ),
        (["generate", "x", "--local", "-f", "JPG", "-o", "x.png"], 2, "--format jpeg and --output x.png"),
        (["generate", "x", "--local", "-s", "1024*1024"], 2, "See aigc-image generate --help"),
        (["generate", "x", "--local", "--service", "vod", "-r", "no.png"], 2, "no.png: No such file"),
        (["generate", "x", "--local", "-r", "no.png"], 2, "--reference: mps only fetches images"),
        (["generate", "x", "--local", "--seed", "1"], 2, "vod does"),
        (["generate", "x", "--local", "--size", "big"], 2, "a size such as 1024x768"),
        (["generate", "x", "--local", "-o", "none/x.png"], 2, "No such file"),
        (["generate", "x", "--service", "vod"], 2, "--sub-app-id"),
        (["generate", "x", "--local", "--endpoint", "regional"], 2, "exclude each other"),
        (["generate", "x", "--local", "--site", "china"], 2, "exclude each other"),
        (["generate", "x", "--site", "china", "--endpoint", "regional"], 2, "exclude each other"),
        (["generate", "x", "--site", "chian"], 2, "did you mean china?"),
        (["generate", "x", "--endpoint", "main"], 2, "regional or an http(s) address"),
        (["generate", "", "--local"], 2, "prompt is empty"),
        (["generate", "x", "--local", "-f", "gif"], 2, "png or jpeg"),
        (["generate", "x", "--service", "mos"], 2, "did you mean mps?"),
        (["call", "mps", "CreateAigcImagTask", "--local"], 2, "did you mean CreateAigcImageTask?"),
        (["call", "mps", "CreateAigcImageTask", "--local", "--json", "{"], 2, "--json"),
        (["call", "mps", "CreateAigcImageTask", "--local", "--json", #"{"Foo":1}"#], 1, "UnknownParameter"),
        (["serve", "--port", "70000"], 2, "0 to 65535"), (["frobnicate"], 2, "no command 'frobnicate'"),
    ])
    func failuresHaveAStatusAndAReason(arguments: [String], status: Int, reason: String) throws {
        let outcome = try Program(arguments, in: folder).end()
        #expect(outcome.status == Int32(status), "\(outcome.messages)")
        #expect(outcome.messages.contains(reason), "\(outcome.messages)")
        #expect(outcome.output.isEmpty && folder.names.isEmpty)
    }

    @Test func namesThatSayAnotherFormatAreNoted() throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let environment = Program.credentials(of: local)
        let created = try Program.run(
            "call", "mps", "CreateAigcImageTask", "--json", #"{"Prompt":"x"}"#, "--endpoint", local.url,
            in: folder, environment: environment)
        let id = try #require(try JSONValue(jsonText: created.output)["TaskId"]?.string)
        let outcome = try Program.run(
            "download", id, "-q", "-o", "x.jpg", "--endpoint", local.url, in: folder, environment: environment
        )
        #expect(outcome.status == 0 && outcome.messages == "note: x.jpg is png, not jpeg\n")
    }

    @Test func profilesNameTheCredentials() throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(1), queueDuration: .zero))
        try FileManager.default.createDirectory(
            atPath: folder.file(".tencentcloud"), withIntermediateDirectories: false)
        let file = """
            [default]
            secret_id = wrong
            secret_key = wrong
            [studio]
            secret_id = \(local.credentials.secretID)
            secret_key = \(local.credentials.secretKey)
            """
        try folder.write(Array(file.utf8), to: ".tencentcloud/credentials")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: folder.file(".tencentcloud/credentials"))
        func draw(_ profile: String...) throws -> Program.Outcome {
            try Program(
                ["generate", "x", "-q", "-o", "x.png", "--endpoint", local.url] + profile, in: folder
            ).end()
        }
        #expect(try draw().messages.contains("AuthFailure"))
        let missing = try draw("--profile", "stduio")
        #expect(missing.status == 1 && missing.messages.contains("stduio"), "\(missing.messages)")
        let drawn = try draw("--profile", "studio")
        #expect(drawn.status == 0, "\(drawn.messages)")
    }

    /// What goes wrong with a task is there for scripts too.
    @Test func failuresAreJSONForThoseWhoAskedForIt() throws {
        let outcome = try Program.run(
            "generate", "[[error:LimitExceeded]] x", "--local", "-q", "--json", in: folder)
        let result = try JSONValue(jsonText: outcome.output)
        #expect(outcome.status == 1 && result["error"]?["code"]?.string == "LimitExceeded")
        #expect(result["error"]?["requestId"]?.string?.isEmpty == false)
        #expect(result["taskId"] == .null && result["service"]?.string == "mps")
    }

    @Test func referencesOfThisMachineAreSent() throws {
        try folder.write(ImageBytes.png, to: "style.png")
        let outcome = try Program.run(
            "generate", "x", "--local", "--service", "vod", "-r", "style.png", "-q", "-o", "x.png", in: folder
        )
        #expect(outcome.status == 0, "\(outcome.messages)")
        try folder.write([1, 2, 3], to: "text.png")
        let refused = try Program.run(
            "generate", "x", "--local", "--service", "vod", "-r", "text.png", "-q", "-o", "y.png", in: folder)
        #expect(refused.status == 2 && refused.messages.contains("neither PNG nor JPEG nor WebP"))
    }

    /// Into a bucket that options, the environment or the profile name, at a service of another process.
    @Test func mpsFetchesReferencesFromTheUsersBucket() throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(1), queueDuration: .zero))
        try folder.write(ImageBytes.png, to: "style.png")
        let environment = [
            "TENCENTCLOUD_SECRET_ID": local.credentials.secretID,
            "TENCENTCLOUD_SECRET_KEY": local.credentials.secretKey,
            "TENCENTCLOUD_COS_ENDPOINT": local.cosEndpoint(bucket: "{bucket}"),
        ]
        func draw(_ options: [String] = [], _ more: [String: String] = [:]) throws -> Program.Outcome {
            try Program(
                ["generate", "x", "-r", "style.png", "-q", "--endpoint", local.url, "--json"] + options,
                in: folder, environment: environment.merging(more) { $1 }
            ).end()
        }
        let none = try draw()
        #expect(none.status == 2 && none.messages.contains("--upload-bucket"), "\(none.messages)")
        let halves = [
            ["--upload-bucket", "a-1"], ["--upload-region", "ap-guangzhou"], ["--remove-uploads"],
        ]
        for half in halves { #expect(try draw(half).status == 2) }
        let told = try draw(["--upload-bucket", "a-1", "--upload-region", "ap-guangzhou", "--remove-uploads"])
        #expect(told.status == 0, "\(told.messages)")
        #expect(local.statistics.calls["cos.DeleteObject"] == 1)
        let variables = ["TENCENTCLOUD_UPLOAD_BUCKET": "b-1", "TENCENTCLOUD_UPLOAD_REGION": "ap-guangzhou"]
        #expect(try draw([], variables).status == 0)
        try FileManager.default.createDirectory(
            atPath: folder.file(".tencentcloud"), withIntermediateDirectories: false)
        let file = "[default]\nupload_bucket = c-1\nupload_region = ap-guangzhou\n"
        try folder.write(Array(file.utf8), to: ".tencentcloud/credentials")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: folder.file(".tencentcloud/credentials"))
        #expect(try draw().status == 0 && local.statistics.calls["cos.PutObject"] == 3)

        // What was stored into a bucket is downloaded from it, by a later command too.
        let stored = try draw(["--bucket", "d-1", "--bucket-region", "ap-guangzhou"])
        let id = try #require(try JSONValue(jsonText: stored.output)["taskId"]?.string)
        let line = ["download", id, "-q", "-o", "d.png", "--endpoint", local.url, "--timeout", "1s"]
        let bucket = ["--bucket", "d-1", "--bucket-region", "ap-guangzhou"]
        let downloaded = try Program(line + bucket, in: folder, environment: environment).end()
        #expect(downloaded.status == 0 && folder.names.contains("d.png"), "\(downloaded.messages)")
        let half = try Program(line + ["--force", "--bucket", "d-1"], in: folder, environment: environment)
            .end()
        #expect(half.status == 2 && half.messages.contains("--bucket-region"))
    }

    @Test func withoutCredentialsTheWayToThemIsShown() throws {
        let outcome = try Program.run("generate", "x", "-q", in: folder)
        #expect(outcome.status == 1)
        for part in ["TENCENTCLOUD_SECRET_ID", "~/.tencentcloud/credentials", "cam/capi", "--local"] {
            #expect(outcome.messages.contains(part))
        }
    }

    @Test func serveIsUsableByItsThreeLinesAndEndsCleanly() throws {
        let server = try Program(["serve", "--port", "0"], in: folder)
        var printed = ""
        while printed.filter(\.isNewline).count < 3 {
            let more = server.nextOutput()
            if more.isEmpty { break }
            printed += more
        }
        let lines = printed.split(separator: "\n").map {
            $0.split(separator: ": ", maxSplits: 1).map(String.init)
        }
        try #require(lines.count == 3 && lines.dropFirst().allSatisfy { $0.count == 2 }, "\(printed)")
        #expect(lines.map { $0[0] }.dropFirst() == ["secret id", "secret key"])
        let url = try #require(lines.first?.first?.split(separator: " ").last.map(String.init))
        #expect(printed.hasPrefix("listening on http://127.0.0.1:"))
        let environment = ["TENCENTCLOUD_SECRET_ID": lines[1][1], "TENCENTCLOUD_SECRET_KEY": lines[2][1]]
        let created = try Program.run(
            "call", "mps", "CreateAigcImageTask", "--json", #"{"Prompt":"x"}"#, "--endpoint", url, in: folder,
            environment: environment)
        #expect(created.status == 0, "\(created.messages)")
        #expect(try JSONValue(jsonText: created.output)["TaskId"]?.string?.isEmpty == false)
        let refused = try Program.run(
            "call", "mps", "CreateAigcImageTask", "--endpoint", url, in: folder,
            environment: environment.merging(["TENCENTCLOUD_SECRET_KEY": "another-key"]) { $1 })
        #expect(refused.status == 1 && refused.messages.contains("AuthFailure.SignatureFailure"))
        #expect(!refused.messages.contains("another-key"))
        #expect(refused.messages.contains("Most often the secret key is wrong"))
        server.interrupt()
        #expect(server.end().status == 0)
    }

    @Test(arguments: [
        ["help", "generate"], ["-h", "generate"], ["--help", "generate"], ["generate", "-h"],
    ])
    func helpIsAboutACommand(arguments: [String]) throws {
        let help = try Program(arguments, in: folder).end()
        #expect(help.status == 0 && help.output.hasPrefix("Draw images from a prompt"))
    }

    /// What a program waits for has a name that only the library's users know.
    @Test(arguments: [
        (["generate", "[[fail:ModelGenerateFailed]] x", "--local"], " failed: ModelGenerateFailed"),
        (["generate", "[[poll:InternalError]] x", "--local", "--timeout", "1"], ""),
    ])
    func noNameOfTheLibrarysIsTold(arguments: [String], expected: String) throws {
        let outcome = try Program(arguments, in: folder).end()
        #expect(!outcome.messages.contains("TaskDone"), "\(outcome.messages)")
        #expect(expected.isEmpty || outcome.messages.contains(expected), "\(outcome.messages)")
    }

    @Test func helpGoesToTheOutput() throws {
        let help = try Program.run("--help", in: folder)
        #expect(help.status == 0 && help.messages.isEmpty)
        #expect(help.output.contains("generate") && help.output.contains("--local"))
        let version = try Program.run("--version", in: folder)
        #expect(version.output.hasPrefix("aigc-image ") && version.status == 0)
    }
}
