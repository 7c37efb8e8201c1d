import Testing

/// `generate-bindings lint`.
@Suite struct LintTests {
    @Test func silentAboutWhatIsRight() throws {
        let folder = try Folder(["api.json": Port.api, "refinements.json": Port.refinements])
        let outcome = try Program.run(
            "lint", "--api", "api.json", "--refinements", "refinements.json", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        #expect(outcome.messages == "")
    }

    @Test func gapsAreWarnings() throws {
        let folder = try Folder(["api.json": Port.api.replacing("Some words for the crew.", with: "")])
        let outcome = try Program.run("lint", "--api", "api.json", in: folder)
        #expect(outcome.status == 0)
        #expect(
            outcome.messages == """
                api.json:21:54: warning: "MoorRequest.Greeting" has no documentation; say what it is, in your own words

                """)
    }

    @Test func mistakesWithTheirPlaces() throws {
        let folder = try Folder([
            "api.json": Port.api,
            "refinements.json": Port.refinements
                .replacing(#""max": 9"#, with: #""max": -9"#)
                .replacing(Port.kindsFingerprint, with: "some words"),
        ])
        let outcome = try Program.run(
            "lint", "--api", "api.json", "--refinements", "refinements.json", in: folder)
        #expect(outcome.status == 1)
        let lines = outcome.messages.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("refinements.json:10:") == true)
        #expect(
            lines.last
                == #"refinements.json:19:22: error: "some words" is no fingerprint; generate-bindings fingerprints prints those of a member's sentences"#
        )
    }
}
