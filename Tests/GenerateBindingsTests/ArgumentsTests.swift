import Testing

/// What the command line understands.
@Suite struct ArgumentsTests {
    @Test(arguments: ["--help", "help"])
    func help(argument: String) throws {
        let outcome = try Program.run(argument, in: Folder())
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("Usage:\n  generate-bindings generate --api FILE"))
        #expect(outcome.output.contains("generate-bindings fingerprints --api FILE OBJECT.MEMBER"))
        #expect(outcome.messages == "")
    }

    /// Mistakes, and what is said of each.
    @Test(arguments: [
        ([], "a subcommand is missing"),
        (
            ["repair"],
            "there is no subcommand 'repair'; there are generate, lint, diff, update, write, add-service, suggest-refinements, fingerprints"
        ),
        (["lnt"], "there is no subcommand 'lnt'; did you mean lint?"),
        (["diff", "one"], "NEW is missing"),
        (["diff", "one", "two", "--format", "yaml"], "there are text, json, markdown"),
        (["update"], "update needs --from"),
        (["update", "--from", "--dry-run"], "--from needs a value"),
        (["update", "metadata"], "say --from metadata"),
        (["update", "--from", "one", "--add-member", "Boat"], "--add-member takes an object and a member"),
        (["lint", "--api", "one", "--api", "two"], "--api is given twice"),
        (["generate", "--api", "one"], "needs --output-directory"),
        (
            ["generate", "--api", "one", "--spec-root", "two", "--output-directory", "three"],
            "exclude each other"
        ),
        (["fingerprints", "--api", "one"], "OBJECT.MEMBER is missing"),
        (["fingerprints", "Boat.Name"], "fingerprints needs --api"),
        (["fingerprints", "--api", "one", "Boat"], "as in Object.Member, not 'Boat'"),
    ])
    func mistakes(arguments: [String], message: String) throws {
        let folder = try Folder()
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.messages.hasPrefix("error: "))
        #expect(outcome.messages.contains(message))
        #expect(outcome.messages.hasSuffix("; --help shows what there is\n"))
        #expect(try folder.names() == [])
    }
}
