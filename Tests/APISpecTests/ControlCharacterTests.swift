import APISpec
import Testing

/// Names, versions and values show all that is in them; text for people may hold whatever official files do.
@Suite struct ControlCharacterTests {
    @Test func namesOfAPIsHaveNone() {
        expect(
            api: """
                {"metadata": {"apiVersion": ‸"2024-05-06\\n*/ @used", "serviceShortName": ‸"art\\r"},
                 "version": ‸"2.0\\u0000",
                 "actions": {‸"Do\\u2028": {"name": "", "document": "", "input": "O", "output": "O"},
                   "Be": {"name": ‸"Be\\u0085", "document": "", "input": "O", "output": ‸"O\\u000b"}},
                 "objects": {‸"\\ufeffO": {"document": "", "members": []}, "O": {"document": "", "members": [
                   {"name": ‸"A\\u202eB", "type": "string", "member": "string", "document": ""}]}}}
                """,
            [
                "\"apiVersion\" has the control character U+000A; remove it",
                "\"serviceShortName\" has the control character U+000D; remove it",
                "\"version\" has the control character U+0000; remove it",
                "the action \"Do\\u2028\" has the control character U+2028; remove it",
                "\"name\" has the control character U+0085; remove it",
                "\"output\" has the control character U+000B; remove it",
                "the object \"\\ufeffO\" has the control character U+FEFF; remove it",
                "\"name\" has the control character U+202E; remove it",
            ])
    }

    @Test func namesAndValuesOfRefinementsHaveNone() {
        expect(
            """
            "service": {"name": ‸"Art\\n", "namespace": ‸"Art\\u2029"},
            "enumerations": {"FileType": {"document": "", "members": ["FileInfo.Type"], "values": [
              {"value": ‸"Url\\n", "document": "", "name": ‸"url\\r"}]}},
            "members": {
              "CreateTaskRequest.Prompt": {"default": ‸"\\u0007", "unit": ‸"\\u001b[2J", "swiftName": ‸"a\\u007f"},
              ‸"CreateTaskRequest.Tags\\n": {"unit": "pieces"}},
            "models": {"CreateTaskRequest": {"name": "Model", "version": "Version", "usualModel": ‸"Kling\\n",
              "entries": [{"name": "Kling", "version": ‸"2\\r1"},
                {"name": "Kling", "version": "2.1", "limits": {"Prompt": {"values": [‸"3\\u2066"], "code": ‸"InvalidParameter\\n"}}}]}}
            """,
            [
                "\"name\" has the control character U+000A; remove it",
                "\"namespace\" has the control character U+2029; remove it",
                "\"value\" has the control character U+000A; remove it",
                "\"name\" has the control character U+000D; remove it",
                "\"default\" has the control character U+0007; remove it",
                "\"unit\" has the control character U+001B; remove it",
                "\"swiftName\" has the control character U+007F; remove it",
                "the member \"CreateTaskRequest.Tags\\n\" has the control character U+000A; remove it",
                "\"usualModel\" has the control character U+000A; remove it",
                "\"version\" has the control character U+000D; remove it",
                "an element of \"values\" has the control character U+2066; remove it",
                "\"code\" has the control character U+000A; remove it",
            ])
    }

    @Test func textForPeopleMayHaveAny() throws {
        let all = "\\u0000\\u0005\\t\\n\\u000b\\r\\u001b\\u007f\\u0085\\u200e\\u2028\\u202e\\ufeff"
        expect(
            api: Sample.api.replacing("\"document\": \"\"", with: "\"document\": \"\(all)\"")
                .replacing("\"a1\"", with: "\"\(all)\""), [])
    }

    @Test func servicesAndDaysHaveTheirForm() {
        let metadata = #""metadata": {"apiVersion": ‸"2024-5-06", "serviceShortName": ‸"a b"}"#
        expect(
            api: #"{\#(metadata), "actions": {}, "objects": {}}"#,
            [
                "\"apiVersion\" must be a date, not \"2024-5-06\"; write it like \"2019-06-12\"",
                "\"a b\" can't be a service's short name; use letters and digits, as in \"mps\"",
            ])
        expect(
            #""sources": {"page": {"title": "The page", "date": ‸"today"}}"#,
            ["\"date\" must be a date, not \"today\"; write it like \"2019-06-12\""])
    }

    @Test(arguments: ["x;y", "a b", "_", "_1", "1a", "a`", "ä", "a.b", ""])
    func whatIsNoNameIsRefused(_ name: String) {
        expect(
            api: """
                {"metadata": {"apiVersion": "2024-05-06", "serviceShortName": "s"}, "actions": {},
                 "objects": {"O": {"document": "", "members": [
                   {"name": ‸"\(name)", "type": "int", "member": "int64", "document": ""}]}}}
                """,
            ["\"\(name)\" can't name a member; use letters, digits and _, and no digit first"])
    }

    @Test func diagnosticsStayOnTheirLine() {
        let source = SourceFile(path: "a\n.json", text: #"{"\u001b[2J\u0085\u202e": 1}"#)
        for diagnostic in Description.read(api: source).diagnostics {
            #expect(!diagnostic.description.unicodeScalars.contains { $0.properties.isBidiControl })
            #expect(
                !diagnostic.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
        #expect(
            Description.read(api: source).diagnostics.first?.description.hasPrefix(
                #"a\n.json:1:1: error: "#) == true)
    }
}
