import APISpec
import Testing

@Suite struct AllAtOnceTests {
    @Test func mistakesOfAllFilesComeAtOnceByFileAndPosition() {
        expect(
            api: """
                {"metadata": {"apiVersion": "2024-05-06", "serviceShortName": "s"},
                 "actions": {"A": {"name": "", "document": "", "input": ‸"Inn", "output": "In"}},
                 "objects": {"In": {"document": "", "members": [
                   {"name": "M", "type": ‸"text", "member": "string", "document": ""}]}}}
                """,
            errors: """
                {"codes": [{"code": "A", "document": "", ‸"level": 1}], "actions": {"A": [‸"B"]}}
                """,
            refinements: """
                {"members": {‸"In.N": {}}, "waiters": ‸[]}
                """,
            [
                "there is no object \"Inn\"; did you mean \"In\"?",
                "there is no type \"text\"; it can be \"string\", \"int\", \"float\", \"bool\", \"binary\", "
                    + "\"object\", \"list\"",
                "unknown key \"level\" in an error code; it can be \"code\", \"document\"",
                "the code \"B\" of \"A\" is not among \"codes\"; did you mean \"A\"?",
                "\"In\" has no member \"N\"; did you mean \"M\"?",
                "\"waiters\" must be an object, not a list",
            ])
    }

    @Test func filesThatAreNoJSONAreAllNamed() {
        expect(
            api: Sample.api.replacing("\"actions\"", with: "‸actions"), errors: "{\"codes\": []}‸}",
            refinements: "{\"members\": {‸]}",
            [
                "this is not JSON: a member's name is due",
                "this is not JSON: the document goes on after its value",
                "this is not JSON: a member's name is due",
            ])
    }

    @Test func throwingInitializerHasEveryDiagnostic() throws {
        let api = SourceFile(path: "a/api.json", text: "{\"actions\": 1, \"objects\": 2}")
        let error = try #require(throws: DescriptionError.self) { try Description(api: api) }
        #expect(
            error.description == """
                a/api.json:1:1: error: the description lacks "metadata"; add it
                a/api.json:1:13: error: "actions" must be an object, not a number
                a/api.json:1:27: error: "objects" must be an object, not a number
                """)
    }
}
