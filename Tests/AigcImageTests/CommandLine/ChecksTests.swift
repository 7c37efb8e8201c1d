import Testing

/// What stops a request and what is only told, through the program.
@Suite struct ChecksTests {
    private let folder: TemporaryFolder
    private let long = String(repeating: "x", count: 1001)

    init() throws { folder = try TemporaryFolder() }

    @Test func adviceIsToldAndTheRequestGoesOut() throws {
        let outcome = try Program.run("generate", long, "--local", "-o", "a.png", in: folder)
        #expect(outcome.status == 0 && folder.names == ["a.png"])
        #expect(
            outcome.messages.contains(
                "note: Prompt has 1001 characters, but takes at most 1000 characters (older API page"),
            "\(outcome.messages)")
    }

    @Test func strictChecksMakeItBinding() throws {
        let outcome = try Program.run("generate", long, "--local", "--checks", "strict", in: folder)
        #expect(outcome.status == 2 && folder.names.isEmpty)
        #expect(outcome.messages.contains("error: Prompt has 1001 characters"), "\(outcome.messages)")
    }

    @Test func withoutChecksTheServiceDecides() throws {
        let quiet = try Program.run(
            "generate", long, "--local", "--checks", "none", "-o", "a.png", in: folder)
        #expect(quiet.status == 0 && !quiet.messages.contains("note: Prompt"), "\(quiet.messages)")
        let sizes = ["--local", "-m", "Hunyuan:3.0", "-s", "64x64", "--checks"]
        let refused = try Program(["generate", "x"] + sizes + ["none"], in: folder).end()
        #expect(
            refused.status == 1 && refused.messages.contains("InvalidParameterValue"), "\(refused.messages)")
        let stopped = try Program(["generate", "x"] + sizes + ["enforced"], in: folder).end()
        #expect(stopped.status == 2 && stopped.messages.contains("AdditionalParameters.size"))
        let unknown = try Program.run("generate", "x", "--local", "--checks", "some", in: folder)
        #expect(unknown.status == 2 && unknown.messages.contains("--checks"), "\(unknown.messages)")
    }

    /// A batch refuses all before it draws any; of advice it tells.
    @Test func batchesTellToo() throws {
        try folder.write(Array("\"\(long)\"\n\"small\"\n".utf8), to: "p.jsonl")
        let told = try Program.run("batch", "p.jsonl", "-o", "out", "--local", in: folder)
        #expect(told.status == 0 && told.messages.contains("note: Prompt has 1001"), "\(told.messages)")
        let strict = try Program.run(
            "batch", "p.jsonl", "-o", "strict", "--local", "--checks", "strict", in: folder)
        #expect(
            strict.status == 2 && strict.messages.contains("p.jsonl:1: Prompt has 1001"), "\(strict.messages)"
        )
        #expect(!folder.names.contains("strict"))
    }

    @Test func scenesTellToo() throws {
        let outcome = try Program.run(
            "scene", "product", "vod:1", "--local", "--set", "OutputConfig.ImageWidth=640", "-o", "a.png",
            in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(
            outcome.messages.contains("note: OutputConfig.ImageWidth has to be left out"),
            "\(outcome.messages)")
    }
}
