import JSONCoding
import Testing

/// `generate-bindings diff`.
@Suite struct DiffTests {
    private func folder() throws -> Folder {
        try Folder([
            "old.json": Port.api, "new.json": Port.newerAPI, "refinements.json": Port.refinements,
        ])
    }

    @Test func wordsAreShownAndLimitsNamed() throws {
        let outcome = try Program.run(
            "diff", "old.json", "new.json", "--refinements", "refinements.json", in: folder())
        #expect(outcome.status == 0)
        #expect(outcome.messages == "")
        #expect(
            outcome.output == """
                port 2024-05-06: 0 breaking, 0 additive, 3 documentation; check this limit: 2

                documentation:
                  MoorRequest.Boat (Port.MoorRequest.boat): reads differently: documentation; check this limit
                    - At most 9 letters.
                    + At most 12 letters.
                  MoorRequest.Kind (Port.MoorRequest.kind): reads differently: documentation; check this limit
                    + yawl: 3
                  MoorRequest.Greeting (Port.MoorRequest.greeting): reads differently: documentation
                    - Some words for the crew.
                    + A few words for the crew.

                """)
    }

    /// In a folder as `spec` has them the refinements stand beside the description.
    @Test func refinementsBesideADescriptionCount() throws {
        let folder = try folder()
        try folder.write(Port.api, to: "ours/api.json")
        try folder.write(Port.refinements, to: "ours/refinements.json")
        let outcome = try Program.run("diff", "ours", "new.json", in: folder)
        #expect(outcome.output.contains("; check this limit: 2\n"))
        #expect(outcome.output.contains("(Port.MoorRequest.boat)"))
    }

    @Test func json() throws {
        let folder = try folder()
        let outcome = try Program.run(
            "diff", "old.json", "new.json", "--refinements", "refinements.json", "--format", "json",
            "--output", "difference.json", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        let changes = try JSONValue(jsonText: folder.text("difference.json"))["services"]?.array?.first?[
            "changes"]?.array
        let boat = try #require(changes?.first)
        #expect(boat["checkThisLimit"] == true)
        #expect(
            boat["texts"]?.jsonText == """
                [{"label":"documentation","removed":["At most 9 letters."],"added":["At most 12 letters."]}]
                """)
        #expect(changes?.last?["checkThisLimit"] == nil)
    }

    @Test func markdown() throws {
        let outcome = try Program.run(
            "diff", "old.json", "new.json", "--refinements", "refinements.json", "--format", "markdown",
            in: folder())
        #expect(
            outcome.output.contains(
                """
                <details><summary>3 read differently; check this limit: 2</summary>

                - `Moor`
                  - `MoorRequest.Boat` (`Port.MoorRequest.boat`): reads differently: documentation; **check this limit**
                    - old: At most 9 letters.
                    - new: At most 12 letters.
                """))
    }

    @Test func mistakesOfADescription() throws {
        let folder = try folder()
        try folder.write(Port.api.replacing(#""name": "Kind", "#, with: ""), to: "new.json")
        let outcome = try Program.run(
            "diff", "old.json", "new.json", "--output", "difference.txt", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.messages.hasPrefix("new.json:20:9: error: "))
        #expect(try !folder.names().contains("difference.txt"))
    }

    @Test func refinementsThatAreNone() throws {
        let folder = try folder()
        try folder.write(#"{"membres": {}}"#, to: "refinements.json")
        let outcome = try Program.run(
            "diff", "old.json", "new.json", "--refinements", "refinements.json", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.messages.hasPrefix("refinements.json:1:2: error: "))
    }
}
