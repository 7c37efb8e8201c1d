import Testing

@testable import aigc_image

@Suite struct ArgumentTests {
    private static let command = CommandDescription(
        name: "draw", summary: "Draw", arguments: [ArgumentDescription(name: "PROMPT", help: "What to draw")],
        options: [
            OptionDescription(name: "output", letter: "o", value: "FILE", help: "Where"),
            OptionDescription(name: "reference", value: "URL", isRepeatable: true, help: "Which"),
            OptionDescription(name: "format", value: "FORMAT", values: ["png", "jpeg"], help: "How"),
            OptionDescription(name: "seed", value: "NUMBER", help: "Same"),
            OptionDescription(name: "force", letter: "f", help: "Replace"),
        ], run: { _ in .done })

    private func parse(_ arguments: String...) throws(UsageError) -> ParsedArguments {
        try ParsedArguments(arguments[...], of: Self.command)
    }

    @Test func optionsStandAnywhereAndInEachSpelling() throws {
        for arguments in [
            ["a panda", "--output", "a.png", "--force"], ["--output=a.png", "a panda", "-f"],
            ["-o", "a.png", "-f", "a panda"], ["-oa.png", "--force", "--", "a panda"],
        ] {
            let parsed = try ParsedArguments(arguments[...], of: Self.command)
            #expect(parsed[argument: "PROMPT"] == "a panda")
            #expect(parsed["output"] == "a.png" && parsed.has("force") && !parsed.has("seed"))
        }
    }

    @Test func repeatedOnesKeepTheirOrder() throws {
        let parsed = try parse("x", "--reference", "a", "--reference=b")
        #expect(parsed.all("reference") == ["a", "b"])
    }

    @Test func valuesMayLookLikeOptions() throws {
        #expect(try parse("x", "--seed", "-5")["seed"] == "-5")
        #expect(try parse("x", "--output=--force")["output"] == "--force")
        #expect(try parse("--", "--force")[argument: "PROMPT"] == "--force")
        #expect(try parse("-")[argument: "PROMPT"] == "-")
    }

    @Test(arguments: [
        (["x", "--ouput", "a"], "did you mean --output?"), (["x", "--outp", "a"], "did you mean --output?"),
        (["x", "--format", "pgn"], "did you mean png?"), (["x", "--format", "tiff"], "there are png, jpeg"),
        (["x", "--output"], "needs a value"), (["x", "--output", "--force"], "needs a value"),
        (["x", "--force=1"], "takes no value"), (["x", "--force", "-f"], "twice"), (["x", "y"], "in quotes"),
        ([], "PROMPT is missing"), (["x", "-z"], "no option '-z'"),
    ])
    func mistakesSayWhatIsRight(arguments: [String], expected: String) {
        let error = #expect(throws: UsageError.self) { try ParsedArguments(arguments[...], of: Self.command) }
        #expect(error?.message.contains(expected) == true, "\(error as Any)")
        #expect(error?.command == "draw")
    }

    @Test func helpAndVersionAreFoundWhereTheyAreAsked() throws {
        func help(_ arguments: String...) throws -> String? {
            guard case .help(let command) = try Invocation(arguments, commands: Commands.all) else {
                return "-"
            }
            return command?.name
        }
        #expect(try help() == nil && help("--help") == nil && help("help") == nil)
        #expect(try help("generate", "--help") == "generate" && help("help", "serve") == "serve")
        #expect(try help("generate", "--output", "x", "-h") == "generate")
        #expect(try help("generate", "--", "--help") == "-")
        guard case .version = try Invocation(["--version"], commands: Commands.all) else {
            Issue.record("no version")
            return
        }
        let error = #expect(throws: UsageError.self) { try Invocation(["genrate"], commands: Commands.all) }
        #expect(error?.message.contains("did you mean generate?") == true)
    }

    @Test func distancesCountEdits() {
        #expect(Spelling.distance("", "abc") == 3 && Spelling.distance("abc", "abc") == 0)
        #expect(Spelling.distance("pgn", "png") == 1 && Spelling.distance("kitten", "sitting") == 3)
        #expect(Spelling.nearest(to: "completely else", among: ["serve", "call"]) == nil)
    }

    @Test func helpNamesEverythingAndFitsTheTerminal() {
        for command in Commands.all {
            let text = HelpText(TextStyle(isPlain: true), width: 72).text(for: command)
            for option in command.options { #expect(text.contains(option.flag)) }
            for argument in command.arguments { #expect(text.contains(argument.name)) }
            for line in text.split(separator: "\n") where !line.contains("aigc-image") {
                #expect(line.count <= 72, "\(line)")
            }
        }
        #expect(HelpText(TextStyle(isPlain: false), width: 80).text(for: nil).contains("\u{1B}[1m"))
    }
}

@Suite struct OutputNameTests {
    @Test(arguments: [
        ("A red panda, painting!", "a-red-panda-painting"), ("", "image"), ("熊猫", "image"),
        (String(repeating: "long ", count: 20), "long-long-long-long-long-long-long-long"),
        ("../../etc", "etc"),
    ])
    func namesComeFromThePrompt(prompt: String, name: String) {
        #expect(OutputNames(path: nil, prompt: prompt).path(0, format: .png) == name + ".png")
    }

    @Test func furtherImagesAreNumbered() {
        let names = OutputNames(path: "out.d/panda.jpeg", prompt: "")
        #expect(
            (0..<3).map { names.path($0, format: .jpeg) }
                == ["out.d/panda.jpeg", "out.d/panda-2.jpeg", "out.d/panda-3.jpeg"])
        #expect(names.format == .jpeg)
        #expect(OutputNames(path: "out.d/panda", prompt: "").path(1, format: .png) == "out.d/panda-2")
        #expect(OutputNames(path: "a/.png", prompt: "").format == nil)
    }

    @Test func onlyMadeUpNamesMoveAway() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], to: "a-red-panda.png")
        let chosen = OutputNames(path: folder.file("a-red-panda.png"), prompt: "x")
        #expect(
            chosen.movedToFree(count: 1, format: .png).path(0, format: .png) == folder.file("a-red-panda.png")
        )
    }

    @Test func modelsAreFoundInAnyCaseAndOthersPass() {
        #expect(ModelNames.model("kling:3.0", version: nil) == .kling("3.0"))
        #expect(ModelNames.model("HUNYUAN", version: "3.0") == .hunyuan("3.0"))
        #expect(ModelNames.model("NextModel:1", version: nil) == "NextModel:1")
        #expect(ModelNames.hint(on: .kling("3.0"), of: "mps") == nil)
        #expect(ModelNames.hint(on: "Klng", of: "vod")?.contains("did you mean Kling?") == true)
        #expect(ModelNames.hint(on: .gem("3.0"), of: "vod")?.contains("GEM is no model of vod") == true)
    }
}
