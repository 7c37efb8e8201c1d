import Testing

/// `generate-bindings suggest-refinements`.
@Suite struct SuggestRefinementsTests {
    /// The draft can be taken as it is.
    @Test func aDraftIsAFileOfRefinements() throws {
        let folder = try Folder(["api.json": Port.api])
        let outcome = try Program.run(
            "suggest-refinements", "--api", "api.json", "--output", "refinements.json", in: folder)
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        #expect(outcome.messages.hasPrefix("drafted: "))
        #expect(try folder.text("refinements.json").contains("\"sentence\": \"At most 9 letters.\"") == false)
        let lint = try Program.run(
            "lint", "--api", "api.json", "--refinements", "refinements.json", in: folder)
        #expect(lint.status == 0)
        let printed = try Program.run("suggest-refinements", "--api", "api.json", in: folder)
        #expect(try printed.output == folder.text("refinements.json"))
    }

    @Test func mistakesOfTheDescriptionAreSaid() throws {
        let folder = try Folder(["api.json": "{}"])
        let outcome = try Program.run("suggest-refinements", "--api", "api.json", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("api.json:1:1: error: "))
    }
}
