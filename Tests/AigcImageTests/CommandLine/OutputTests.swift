import JSONCoding
import TencentCloudLocal
import Testing

/// Where results go when they can't go anywhere.
@Suite struct OutputTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs a line of a shell, in which `aigc-image` is the built program.
    private func shell(_ line: String, _ environment: [String: String] = [:]) throws -> Program.Outcome {
        try Program.shell(line, in: folder, environment: environment).end()
    }

    /// A full disk under the output is an error with a message, whatever was to be written.
    @Test(
        .needsFullDevice,
        arguments: [
            "--help", "--version", "generate --help", "help scene", "models", "models --json",
            "completions bash", "completions zsh", "completions fish", "manual", "serve --port 0",
            "serve --port 0 --json",
            "generate x --local -q -o x.png", "generate y --local -q --json -o y.png",
            "scene outpaint vod:1 -a 1:1 --local -q -o z.png",
            #"call mps CreateAigcImageTask --local --json '{"Prompt":"x"}'"#,
            "batch prompts.jsonl -o out --local -q", "batch prompts.jsonl -o out --local -q --json",
        ])
    func aFullDiskIsAnError(arguments: String) throws {
        try folder.write(Array("\"a\"\n\"b\"\n".utf8), to: "prompts.jsonl")
        let outcome = try shell("aigc-image \(arguments) > /dev/full")
        #expect(outcome.status == 1, "\(outcome.messages)")
        #expect(outcome.messages.contains("error: the output can't be written: No space"))
        // What was drawn is there all the same, and where is told.
        for name in ["x.png", "y.png", "z.png"] where arguments.contains(name) {
            #expect(folder.names.contains(name) && outcome.messages.contains(name))
        }
        if arguments.hasPrefix("batch") {
            #expect(folder.names.contains("out") && !outcome.messages.contains("1 of 2"))
        }
    }

    @Test(.needsFullDevice, arguments: ["wait", "describe", "download", "wait --json"])
    func soItIsForTasksThatExist(command: String) throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let environment = Program.credentials(of: local)
        let created = try shell(
            #"aigc-image call mps CreateAigcImageTask --json '{"Prompt":"x"}' --endpoint \#(local.url)"#,
            environment)
        let id = try #require(try JSONValue(jsonText: created.output)["TaskId"]?.string)
        let outcome = try shell(
            "aigc-image \(command) \(id) --endpoint \(local.url) > /dev/full", environment)
        #expect(outcome.status == 1 && outcome.messages.contains("the output can't be written"))
    }

    /// A reader who has had enough is no mistake, whether the system ends the program or it ends itself.
    @Test(arguments: ["models", "--help", "completions bash", "models --json"])
    func aClosedPipeEndsItQuietly(arguments: String) throws {
        // Something else in this process may have it ignore the signal already, and what it starts with it.
        for (trap, statuses) in [("", ["141\n", "1\n"]), ("trap '' PIPE; ", ["1\n"])] {
            let outcome = try shell(
                "set +e; \(trap){ sleep 0.2; aigc-image \(arguments); echo $? > status; } | true; cat status")
            #expect(statuses.contains(outcome.output) && outcome.messages.isEmpty, "\(outcome)")
        }
        let head = try shell("aigc-image \(arguments) | head -n 1")
        #expect(head.status == 0 && head.messages.isEmpty && head.output.filter(\.isNewline).count == 1)
    }

    /// The first file that is opened gets the number of a stream that was closed: results mustn't end up in it.
    @Test func aClosedOutputSpoilsNoImage() throws {
        let outcome = try shell("aigc-image generate x --local -q -o x.png >&-")
        #expect(outcome.status == 1 && outcome.messages.contains("the output can't be written"))
        let bytes = try folder.bytes("x.png")
        #expect(bytes.starts(with: ImageBytes.png.prefix(8)) && bytes.suffix(12) == ImageBytes.png.suffix(12))
        let silent = try shell("aigc-image generate x --local -o y.png 2>&-")
        #expect(silent.status == 0 && silent.output == "y.png\n")
        #expect(try folder.bytes("y.png").suffix(12) == ImageBytes.png.suffix(12))
    }
}
