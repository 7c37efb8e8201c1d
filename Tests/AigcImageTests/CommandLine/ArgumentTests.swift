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
        func help(_ arguments: String...) throws -> String {
            guard case .help(let topic) = try Invocation(arguments, commands: Commands.all) else {
                return "-"
            }
            return switch topic {
            case .overview: "all"
            case .family(let name, let members): "\(name)*\(members.count)"
            case .command(let command): command.name
            }
        }
        #expect(try help() == "all" && help("--help") == "all" && help("help") == "all")
        #expect(try help("generate", "--help") == "generate" && help("help", "serve") == "serve")
        #expect(try help("generate", "--output", "x", "-h") == "generate")
        #expect(try help("generate", "--", "--help") == "-")
        #expect(try help("scene") == "scene*3" && help("scene", "--help") == "scene*3")
        #expect(try help("help", "scene", "try-on") == "scene try-on")
        #expect(try help("scene", "product", "-h") == "scene product")
        guard case .version = try Invocation(["--version"], commands: Commands.all) else {
            Issue.record("no version")
            return
        }
    }

    @Test(arguments: [
        (["genrate"], "did you mean generate?"), (["scen"], "did you mean scene?"),
        (["scene", "tryon", "x"], "did you mean scene try-on?"), (["--verson"], "did you mean --version?"),
        (["help", "modles"], "did you mean models?"),
    ])
    func commandsAreSuggested(arguments: [String], expected: String) {
        let error = #expect(throws: UsageError.self) { try Invocation(arguments, commands: Commands.all) }
        #expect(error?.message.contains(expected) == true, "\(error as Any)")
    }

    @Test func severalArgumentsMayStandAtTheLastPlace() throws {
        let arguments = try ParsedArguments(["a", "--count", "2", "b"], of: SceneCommands.product)
        #expect(arguments.all(argument: "IMAGE") == ["a", "b"] && arguments["count"] == "2")
        #expect(throws: UsageError.self) { try ParsedArguments([], of: SceneCommands.product) }
    }

    @Test func distancesCountEdits() {
        #expect(Spelling.distance("", "abc") == 3 && Spelling.distance("abc", "abc") == 0)
        #expect(Spelling.distance("pgn", "png") == 1 && Spelling.distance("kitten", "sitting") == 3)
        #expect(Spelling.nearest(to: "completely else", among: ["serve", "call"]) == nil)
    }
}
