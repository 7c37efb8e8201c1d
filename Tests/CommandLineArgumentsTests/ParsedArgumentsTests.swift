import TencentCloudCommandLine
import Testing

@Suite struct ParsedArgumentsTests {
    private static let syntax = CommandSyntax(
        name: "draw", arguments: [ArgumentDescription(name: "PROMPT", help: "What to draw")],
        options: [
            OptionDescription(name: "output", letter: "o", value: "FILE", help: "Where"),
            OptionDescription(name: "reference", value: "URL", isRepeatable: true, help: "Which"),
            OptionDescription(name: "format", value: "FORMAT", values: ["png", "jpeg"], help: "How"),
            OptionDescription(name: "seed", value: "NUMBER", help: "Same"),
            OptionDescription(name: "force", letter: "f", help: "Replace"),
        ])

    private func parse(_ arguments: String...) throws(UsageError) -> ParsedArguments {
        try ParsedArguments(arguments[...], of: Self.syntax)
    }

    @Test func optionsStandAnywhereAndInEachSpelling() throws {
        for arguments in [
            ["a panda", "--output", "a.png", "--force"], ["--output=a.png", "a panda", "-f"],
            ["-o", "a.png", "-f", "a panda"], ["-oa.png", "--force", "--", "a panda"],
        ] {
            let parsed = try ParsedArguments(arguments[...], of: Self.syntax)
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
        let error = #expect(throws: UsageError.self) { try ParsedArguments(arguments[...], of: Self.syntax) }
        #expect(error?.message.contains(expected) == true, "\(error as Any)")
        #expect(error?.command == "draw")
    }

    @Test func optionsAreListedWithTheirMeanings() {
        let options = [
            OptionDescription(name: "json", help: "For programs"),
            OptionDescription(
                name: "format", value: "FORMAT", values: ["png", "jpeg"], help: "How\nit is written"),
        ]
        #expect(
            CommandSyntax.table(of: options, column: 12, width: 22) == """
                  --json    For
                            programs
                  --format png|jpeg
                            How it is
                            written
                """)
    }

    @Test func whatCantBeLeftOutIsAskedFor() throws {
        #expect(try parse("x", "--seed", "1").require("seed") == "1")
        let error = #expect(throws: UsageError.self) { try parse("x").require("seed") }
        #expect(error?.message == "draw needs --seed")
    }

    @Test func anArgumentTooManyMayHaveMissedItsOption() {
        let syntax = CommandSyntax(name: "lint", options: Self.syntax.options, likelyOption: "output")
        let error = #expect(throws: UsageError.self) { try ParsedArguments(["a.json"], of: syntax) }
        #expect(error?.message == "'a.json' is one argument too many; say --output a.json")
    }

    @Test func guessesAreNearOrBeginTheSame() {
        let words = ["generate", "completions"]
        #expect(Spelling.nearest(to: "genreate", among: words) == "generate")
        #expect(Spelling.nearest(to: "comp", among: words) == "completions")
        #expect(Spelling.nearest(to: "completely else", among: words) == nil)
        #expect(Spelling.nearest(to: "com", among: words + ["command"]) == nil)
    }
}
