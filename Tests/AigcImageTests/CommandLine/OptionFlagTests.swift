import JSONCoding
import TencentCloudLocal
import Testing

@testable import AigcImage
@testable import aigc_image

/// The library's rows as flags, members and columns.
@Suite struct OptionFlagTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Whatever a request can say, `generate`, `batch` and its files can.
    @Test func everyRowIsAFlagAMemberAndAColumn() throws {
        let generate = Set(GenerateCommand.description.options.map(\.name))
        let batch = Set(BatchCommand.description.options.map(\.name))
        for option in ImageOptions.all where option.name != "prompt" {
            #expect(generate.contains(option.flag), "\(option.name)")
            let isOfLines = ["references", "sessionID"].contains(option.name)
            #expect(batch.contains(option.flag) != isOfLines, "\(option.name)")
        }
        for option in ImageOptions.ofLines {
            #expect(PromptFile.option(option.name)?.name == option.name)
            #expect(PromptFile.option(option.flag)?.name == option.name)
            #expect(PromptFile.names.contains(option.flag))
        }
        for scene in SceneCommands.all {
            let flags = Set(scene.options.map(\.name))
            #expect(SceneOptions.common.allSatisfy { flags.contains($0.flag) }, "\(scene.name)")
        }
    }

    @Test func rowsSayWhatShellsOffer() throws {
        func offered(_ name: String) throws -> String {
            let option = try #require(ImageOptions.all.first { $0.name == name })
            switch OptionDescription(option).offered {
            case .none: return "-"
            case .files: return "files"
            case .folders: return "folders"
            case .words(let words): return words().joined(separator: " ")
            }
        }
        #expect(try offered("seed") == "-" && offered("references") == "files")
        #expect(try offered("logo") == "on off" && offered("storage") == "temporary permanent")
        #expect(try offered("inputRegion") == "Mainland Oversea OverseaUSWest")
        #expect(try offered("model").contains("Kling:3.0"))
    }

    @Test func linesSayAllThatOptionsDo() throws {
        let json = """
            {"prompt": "a", "logo": true, "inputRegion": "oversea", "classID": 4, "storage": "permanent", "mediaName": "n"}
            {"prompt": "b", "set": {"OutputConfig.New": {"A": [1]}, "Text": "1"}, "enhance-prompt": "off"}
            {"prompt": "c", "set": ["A=1", "B=x"]}
            """
        let requests = try PromptFile.entries(Array(json.utf8), path: "p.jsonl", base: OptionTexts()).map(
            \.item.request)
        #expect(requests[0].logo == true && requests[0].inputRegion == .oversea && requests[0].classID == 4)
        #expect(requests[0].storage == .permanent(name: "n"))
        #expect(requests[1].members == ["OutputConfig.New": ["A": [1]], "Text": "1"])
        #expect(requests[1].enhancePrompt == false)
        #expect(requests[2].members == ["A": 1, "B": "x"])
        let csv = "prompt,set,Person Generation\na,A=1; B=x,disallowed\n"
        let row = try PromptFile.entries(Array(csv.utf8), path: "p.csv", base: OptionTexts())[0].item.request
        #expect(row.members == ["A": 1, "B": "x"] && row.personGeneration == .disallowed)
    }

    @Test(arguments: [
        (#"{"prompt": "x", "set": {"A": 1, "A": 2}}"#, "p.jsonl:1: set names A twice"),
        (#"{"prompt": "x", "set": {"A..B": 1}}"#, "p.jsonl:1: set takes a path such as"),
        (#"{"prompt": "x", "logo": "maybe"}"#, "p.jsonl:1: logo takes on or off, not 'maybe'"),
        (
            #"{"prompt": "x", "seed": "y", "logo": "maybe"}"#,
            "p.jsonl:1: seed takes a whole number, not 'y'; logo takes on or off, not 'maybe'"
        ),
        (#"{"prompt": "x", "mediaName": "n"}"#, "p.jsonl:1: media-name needs permanent storage"),
        (#"{"prompt": "x", "session-id": "n"}"#, "p.jsonl:1: there is no member 'session-id'"),
    ])
    func mistakesAreSaid(text: String, expected: String) {
        let error = #expect(throws: PromptFile.Mistakes.self) {
            try PromptFile.entries(Array(text.utf8), path: "p.jsonl", base: OptionTexts())
        }
        #expect(error?.lines.joined().contains(expected) == true, "\(error as Any)")
    }

    /// What is typed is what the service gets.
    @Test func flagsAreSent() throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        func run(_ arguments: [String]) throws -> Program.Outcome {
            try Program(
                arguments + ["-q", "--endpoint", local.url], in: folder,
                environment: Program.credentials(of: local)
            ).end()
        }
        let vod = ["--service", "vod", "--sub-app-id", "1500000001"]
        let drawn = try run(
            ["generate", "x", "-o", "x.png"] + vod + [
                "--input-region", "Oversea", "--person-generation", "disallowed", "--logo", "on",
                "--enhance-prompt", "off", "--session-context", "{}", "--class-id", "0",
                "--set", "TasksPriority=3", "--set", "ExtInfo.AdditionalParameters.background=transparent",
            ])
        #expect(drawn.status == 0, "\(drawn.messages)")
        let mps = try run(["generate", "x", "-o", "y.png", "--operator", "me", "--logo", "off"])
        #expect(mps.status == 0, "\(mps.messages)")
        // A member that the service doesn't know is its to refuse.
        let unknown = try run(["generate", "x", "-o", "z.png", "--set", "ExtraParameters.New=1"])
        #expect(unknown.status == 1 && unknown.messages.contains("UnknownParameter"), "\(unknown.messages)")
        let scene = try run(
            ["scene", "product", "vod:1", "-o", "s.png", "--sub-app-id", "1500000001", "--priority", "1"]
                + ["--set", "SceneInfo.ProductImageConfig.New=1"])
        #expect(scene.status == 1 && scene.messages.contains("UnknownParameter"), "\(scene.messages)")
    }

    /// All at once, by the names that were typed.
    @Test func allThatIsWrongIsSaid() throws {
        let outcome = try Program.run(
            "generate", "x", "--local", "-s", "1x1", "--seed", "1", "--input-region", "Oversea",
            "--format", "webp", "--set", "ModelName.A=1", "-m", "Hunyuan:3.0", in: folder)
        #expect(outcome.status == 2)
        for part in [
            "error: the request can't be sent as it is\n", "  --seed: mps takes none; vod does\n",
            "  --input-region: mps takes none; vod does\n", "  --format: no service draws WebP",
            "  --set: ModelName has no members",
            "  AdditionalParameters.size is 1 by 1 pixels",
        ] {
            #expect(outcome.messages.contains(part), "\(outcome.messages)")
        }
        let scene = try Program.run(
            "scene", "outpaint", "a.png", "--local", "-a", "16:9", "--priority", "11", "--format", "webp",
            in: folder)
        for part in ["  reference a.png: No such file", "  --format: ", "  TasksPriority "] {
            #expect(scene.status == 2 && scene.messages.contains(part), "\(scene.messages)")
        }
        #expect(folder.names.isEmpty)
    }

    /// Every line's problems, before the first is drawn.
    @Test func aBatchSaysAllOfAllLines() throws {
        try folder.write(
            Array(
                (#"{"prompt": "a", "seed": 1, "format": "webp"}"# + "\n" + #""b""# + "\n"
                    + #"{"prompt": "c", "priority": 1}"#).utf8), to: "p.jsonl")
        let outcome = try Program.run("batch", "p.jsonl", "-o", "out", "--local", in: folder)
        #expect(outcome.status == 2 && folder.names == ["p.jsonl"])
        for part in ["p.jsonl:1: --seed: mps", "p.jsonl:1: --format: no", "p.jsonl:3: --priority: mps"] {
            #expect(outcome.messages.contains(part), "\(outcome.messages)")
        }
    }

    @Test(arguments: [
        (["--set", "A"], "--set takes a path and a value such as OutputConfig.MediaName=panda, not 'A'"),
        (["--set", "A=1", "--set", "A=2"], "--set names A twice"),
        (["--logo", "maybe"], "--logo takes on or off, not 'maybe'"),
        (["--logo", "maybe", "--seed", "x"], "not 'x'; --logo takes on or off"),
        (["--model-version", "3.0"], "--model-version needs a model"),
        (["--bucket", "b"], "--bucket-region: mps wants the bucket's region"),
        (["--bucket", "b", "--storage", "temporary"], "--bucket and storage exclude each other"),
        (["--storage", "forever"], "--storage takes temporary or permanent, not 'forever'"),
        (["--media-name", "n"], "--media-name needs permanent storage"),
    ])
    func mistakesOfFlagsAreSaid(options: [String], expected: String) throws {
        let outcome = try Program(["generate", "x", "--local"] + options, in: folder).end()
        #expect(outcome.status == 2 && outcome.messages.contains(expected), "\(outcome.messages)")
        #expect(folder.names.isEmpty)
    }
}
