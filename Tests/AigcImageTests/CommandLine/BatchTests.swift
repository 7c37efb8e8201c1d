import AigcImage
import Foundation
import JSONCoding
import TencentCloudLocal
import Testing

@testable import aigc_image

@Suite struct PromptFileTests {
    private static func items(_ text: String, _ path: String = "p.jsonl") throws -> [ImageBatch.Item] {
        var base = OptionTexts()
        base["model"] = ["Kling:3.0"]
        base["aspectRatio"] = ["1:1"]
        return try PromptFile.entries(Array(text.utf8), path: path, base: base).map(\.item)
    }

    @Test func jsonLinesSayWhatGenerateTakes() throws {
        let items = try Self.items(
            """
            "a red panda"

            {"id": "x", "prompt": "a cat", "model": "qwen:0925", "size": "1024x768", "seed": 7, "enhancePrompt": true}
            {"prompt": "a dog", "references": ["https://example.com/a.png", "b.png"], "aspect_ratio": "16:9", "count": 2}
            {"prompt": "a bird", "negativePrompt": "a cage", "seed": null, "format": "jpg"}
            """)
        #expect(items.map(\.id) == ["a-red-panda", "x", "a-dog", "a-bird"])
        #expect(items[0].request.model == .kling("3.0") && items[0].request.aspectRatio == "1:1")
        let cat = items[1].request
        #expect(cat.model == .qwen("0925") && cat.size == ImageSize(width: 1024, height: 768))
        #expect(cat.aspectRatio == nil && cat.seed == 7 && cat.enhancePrompt == true)
        let dog = items[2].request
        #expect(dog.references == [.url("https://example.com/a.png"), .file("b.png")])
        #expect(dog.aspectRatio == "16:9" && dog.count == 2)
        let bird = items[3].request
        #expect(bird.negativePrompt == "a cage" && bird.seed == nil && bird.format == .jpeg)
    }

    /// A line's own size takes the place of what the options say of shape and class; what it says twice is kept, and
    /// refused when it is checked.
    @Test func aLineSaysOneShape() throws {
        var base = OptionTexts()
        (base["aspectRatio"], base["resolution"]) = (["16:9"], ["2K"])
        let text = """
            {"prompt": "a", "size": "1024x768"}
            {"prompt": "b", "resolution": "4K"}
            {"prompt": "c", "resolution": "4K", "size": "1024x768"}
            {"prompt": "d", "size": ""}
            """
        let requests = try PromptFile.entries(Array(text.utf8), path: "p.jsonl", base: base).map(
            \.item.request)
        #expect(requests.map(\.aspectRatio) == [nil, "16:9", nil, "16:9"])
        #expect(requests.map(\.resolution) == [nil, "4K", "4K", "2K"])
        #expect(requests.map { $0.size?.description } == ["1024x768", nil, "1024x768", nil])
    }

    @Test func csvIsReadAsSpreadsheetsWriteIt() throws {
        let text =
            "\u{FEFF}Prompt,Model,model version,Reference,ID\r\n"
            + "\"a \"\"red\"\" panda,\nin two lines\",,,,first\r\n"
            + ",Vidu,q2,https://e.com/a.png; vod:12,\r\n\r\n" + "熊猫,Qwen,0925\n"
        let items = try Self.items(text, "p.CSV")
        #expect(items.map(\.id).prefix(2) == ["first", "image_\(items[1].id.dropFirst(6))"])
        #expect(items[0].request.prompt == "a \"red\" panda,\nin two lines")
        #expect(items[0].request.model == .kling("3.0"))
        #expect(items[1].request.model == .vidu("q2"))
        #expect(items[1].request.references == [.url("https://e.com/a.png"), .fileID("12")])
        #expect(items[2].request.model == .qwen("0925") && items[2].request.prompt == "熊猫")
    }

    @Test func namesDoNotDependOnOtherLines() throws {
        let before = try Self.items(#""a cat""# + "\n" + #""熊猫""#)
        let after = try Self.items(#""new""# + "\n" + #""a cat""# + "\n" + #""熊猫""# + "\n" + #""a cat""#)
        #expect(after.map(\.id) == ["new", before[0].id, before[1].id, "a-cat_2"])
    }

    @Test(arguments: [
        (#"{"promt": "x"}"#, "p.jsonl:1: there is no member 'promt'; did you mean prompt?"),
        ("\n{\"prompt\"", "p.jsonl:2: "), (#"[1]"#, "p.jsonl:1: a line holds an object"),
        (#"{"prompt": "x", "seed": "y"}"#, "p.jsonl:1: seed takes a whole number, not 'y'"),
        (#"{"prompt": "x", "size": "big"}"#, "a size such as 1024x768"),
        (#"{"prompt": {"a": 1}}"#, "takes a text or a number"),
        (#"{"model": "Kling"}"#, "p.jsonl:1: there is neither a prompt nor a reference"),
        (
            "{\"prompt\":\"x\",\"id\":\"a\"}\n{\"prompt\":\"y\",\"id\":\"a\"}",
            "p.jsonl:2: another line has the id 'a'"
        ),
        (#"{"prompt": ["a", "b"]}"#, "takes one value, not 2"), ("", "there is no prompt in it"),
    ])
    func mistakesHaveTheirPlace(text: String, expected: String) {
        let error = #expect(throws: PromptFile.Mistakes.self) { try Self.items(text) }
        #expect(error?.lines.joined().contains(expected) == true, "\(error as Any)")
    }

    @Test(arguments: [
        ("prompt\n\"open", "p.csv:2: a quote isn't closed"),
        ("prompt\na,b", "p.csv:2: 2 cells under 1 names"),
        ("prompt\n\"a\"b", "p.csv:2: a quoted cell goes on"), ("promtp\nx", "did you mean prompt?"),
        ("prompt\n", "there is no prompt in it"),
        ("prompt;seed\nx;1\n", "p.csv:1: names are separated by commas"),
    ])
    func csvMistakesHaveTheirPlace(text: String, expected: String) {
        let error = #expect(throws: PromptFile.Mistakes.self) { try Self.items(text, "p.csv") }
        #expect(error?.lines.joined().contains(expected) == true, "\(error as Any)")
    }
}

@Suite struct BatchCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ local: LocalService, _ arguments: String...) throws -> Program.Outcome {
        try Program(
            ["batch"] + arguments + ["-o", "out", "--endpoint", local.url], in: folder,
            environment: Program.credentials(of: local)
        ).end()
    }

    private func start(limited: Bool = false) throws -> LocalService {
        try LocalService.start(
            .init(
                taskDuration: .milliseconds(1), queueDuration: .zero, concurrentTasks: 8,
                limitsRequestRate: limited))
    }

    private func prompts(_ lines: String...) throws {
        try folder.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: "prompts.jsonl")
    }

    @Test(arguments: ["mps", "vod"])
    func aFileBecomesAFolder(service: String) throws {
        let local = try start()
        let count = service == "vod" ? #", "count": 2"# : ""
        try prompts(
            #""a red panda""#, #"{"id": "cat", "prompt": "a cat", "model": "Kling:3.0"\#(count)}"#)
        let arguments = ["prompts.jsonl", "--service", service, "--sub-app-id", "1500000001"]
        let first = try Program(
            ["batch"] + arguments + ["-o", "out", "--endpoint", local.url], in: folder,
            environment: Program.credentials(of: local)
        ).end()
        #expect(first.status == 0, "\(first.messages)")
        let cats = service == "vod" ? ["cat-1.png", "cat-2.png"] : ["cat.png"]
        let files = ["out/a-red-panda.png"] + cats.map { "out/\($0)" }
        #expect(first.output.split(separator: "\n").map(String.init).sorted() == files)
        #expect(first.messages.contains("2 of 2 saved; see out/index.html"))
        let page = String(decoding: try folder.bytes("out/index.html"), as: UTF8.self)
        #expect(cats.allSatisfy(page.contains) && page.contains("a red panda"))

        // Once more: everything is there, and nothing is drawn.
        let again = try Program(
            ["batch"] + arguments + ["-o", "out", "--endpoint", local.url, "--json"], in: folder,
            environment: Program.credentials(of: local)
        ).end()
        #expect(again.status == 0, "\(again.messages)")
        let result = try JSONValue(jsonText: again.output)
        #expect(result["saved"]?.number?.int64 == 2 && result["contactSheet"]?.string == "out/index.html")
        #expect(result["items"]?.array?.map { $0["id"]?.string } == ["a-red-panda", "cat"])
        #expect(local.statistics.tasks.values.reduce(0, +) == 2)
    }

    @Test func oneThatFailsDoesNotEndTheOthers() throws {
        let local = try start()
        try prompts(#""[[fail:ModelGenerateFailed]] x""#, #""a cat""#, #""[[error:LimitExceeded]] y""#)
        let outcome = try run(local, "prompts.jsonl", "--quiet")
        #expect(outcome.status == 1 && outcome.output == "out/a-cat.png\n", "\(outcome.messages)")
        #expect(outcome.messages.contains("ModelGenerateFailed"))
        #expect(outcome.messages.contains("1 of 3 saved, 2 failed"))
        #expect(outcome.messages.contains("LimitExceeded"))
        let drawn = local.statistics.tasks["mps"]
        _ = try run(local, "prompts.jsonl", "--quiet")
        #expect(local.statistics.tasks["mps"] == drawn)
        _ = try run(local, "prompts.jsonl", "--quiet", "--redraw-failed")
        #expect(local.statistics.tasks["mps"] == drawn.map { $0 + 1 })
    }

    @Test func ctrlCLeavesWhatTheSameCommandGoesOnWith() throws {
        let time = ManualClock()  // stands still: no task is ever done
        let local = try LocalService.start(.init(limitsRequestRate: false, clock: time.clock))
        try prompts(#""a""#, #""b""#, #""c""#)
        let arguments = ["batch", "prompts.jsonl", "-o", "out", "--endpoint", local.url]
        let environment = Program.credentials(of: local)
        let program = try Program(arguments, in: folder, environment: environment)
        while local.statistics.tasks["mps"] != 3 { Thread.sleep(forTimeInterval: 0.02) }
        program.interrupt()
        let outcome = program.end()
        #expect(outcome.status == 130 && outcome.messages.contains("0 of 3 saved, 3 not finished"))
        #expect(outcome.messages.contains("  aigc-image " + arguments.joined(separator: " ") + "\n"))
        time.advance(by: .seconds(60))
        let again = try Program(arguments, in: folder, environment: environment).end()
        #expect(again.status == 0, "\(again.messages)")
        #expect(local.statistics.tasks["mps"] == 3)
        #expect(again.output.split(separator: "\n").count == 3)
    }

    @Test func mistakesAreFoundBeforeAnythingIsDrawn() throws {
        try prompts(#""a""#, #"{"promt": "b"}"#)
        try folder.write([0xFF, 0xFE] + "prompt\nx\n".utf8.flatMap { [$0, 0] }, to: "wide.csv")
        try folder.write(Array("prompt,seed\nx,\ny,7\n".utf8), to: "seeds.csv")
        let cases: [([String], String)] = [
            (["seeds.csv", "-o", "out"], "error: seeds.csv:3: --seed: mps takes none; vod does"),
            (["wide.csv", "-o", "out"], "wide.csv is in UTF-16; save it in UTF-8"),
            (["prompts.jsonl", "-o", "out"], "prompts.jsonl:2: there is no member 'promt'"),
            (["none.jsonl", "-o", "out"], "none.jsonl: No such file"),
            (["prompts.jsonl"], "--output-directory is missing"),
            (["prompts.jsonl", "-o", "out", "--at-once", "0"], "1 to 1000"),
        ]
        for (arguments, expected) in cases {
            let outcome = try Program(["batch"] + arguments + ["--local"], in: folder).end()
            #expect(outcome.status == 2 && outcome.messages.contains(expected), "\(outcome.messages)")
            #expect(folder.names == ["prompts.jsonl", "seeds.csv", "wide.csv"])
        }
        try prompts(#""a""#)
        let inTheWay = try Program(["batch", "prompts.jsonl", "-o", "seeds.csv", "--local"], in: folder).end()
        #expect(inTheWay.status == 2 && inTheWay.messages.contains("seeds.csv is no folder"))
    }
}
