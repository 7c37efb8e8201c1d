import APISpec
import Testing

@Suite struct LintExamplesTests {
    /// Expects mistakes in an example of `CreateTask`, under the sample's refinements and this many more.
    private func expectExample(
        _ request: String, _ mistakes: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let examples = "\"examples\": [{\"title\": \"Another\", \"request\": \(request)}, "
        let refinements = Sample.refinements.replacing("\"examples\": [", with: examples)
        expect(
            errors: Sample.errors, refinements: refinements, mistakes, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "{\"Id\": \"\", \"Prompt\": \"12345678901234567890\", \"Count\": 1}",
        "{\"Id\": \"1\", \"Files\": [{\"Url\": \"u\"}], \"Prompt\": null, \"Draft\": false, \"Mask\": \"QQ==\"}",
        "{\"Id\": \"1\", \"Prompt\": \"p\", \"Model\": \"Unlisted\", \"ExtInfo\": \"\", \"Output\": {}}",
        "{\"Id\": \"1\", \"Prompt\": \"p\", \"Draft\": true, \"Output\": {\"Mode\": \"Permanent\", \"Width\": 513}}",
    ])
    func goodExamples(request: String) {
        expectExample(request, [])
    }

    @Test func typesAndNames() {
        expectExample(
            """
            {"Id": "1", "Prompt": ‸5, "Count": ‸"5", "Seed": ‸-1, "Ratio": ‸"wide", "Draft": ‸"true",
             ‸"Promt": "x", "Files": [‸"u", {"Url": "u", ‸"Uri": "u"}], "Tags": ‸"a", "Output": ‸[],
             "ExtInfo": ‸{}}
            """,
            [
                "\"Prompt\" must be a string, not 5; write \"5\"",
                "\"Count\" must be a whole number, not a string; write 5",
                "\"Seed\" must be a whole number from 0, not -1",
                "\"Ratio\" must be a number, not a string",
                "\"Draft\" must be true or false, not a string; write true",
                "\"CreateTaskRequest\" has no member \"Promt\"; did you mean \"Prompt\"?",
                "an element of \"Files\" must be an object, not a string",
                "\"FileInfo\" has no member \"Uri\"; did you mean \"Url\"?",
                "\"Tags\" must be a list, not a string",
                "\"Output\" must be an object, not a list",
                "\"ExtInfo\" must be a string, not an object",
            ])
    }

    @Test func membersLimits() {
        expectExample(
            """
            {"Id": "1", "Prompt": ‸"123456789012345678901", "Count": ‸10, "Ratio": ‸0.75,
             "Files": ‸[{"Url": "u"}, {"Url": "u"}, {"Url": "u"}, {"Url": "u"}],
             "Output": {"Mode": ‸"Forever"}}
            """,
            [
                "\"Prompt\" is 21 characters long; 1 to 20 are allowed",
                "\"Count\" is 10; 1 to 9 is allowed",
                "\"Ratio\" is 0.75; allowed: 0.5, 1, 2.0",
                "\"Files\" has 4 elements; at most 3 are allowed",
                "\"Mode\" is \"Forever\"; allowed: \"Temporary\", \"Permanent\"",
            ])
    }

    @Test func missingMembers() {
        expectExample(
            "‸‸{}",
            [
                "\"Id\" is missing; it is required here",
                "\"Prompt\" is missing; give it, or \"Files\"",
            ])
        expectExample(
            "{\"Id\": \"1\", \"Prompt\": ‸\"\", \"Files\": []}",
            ["\"Prompt\" is missing; give it, or \"Files\""])
    }

    @Test func rulesHoldWhereTheirConditionDoes() {
        expectExample(
            """
            {"Id": "1", "Files": [‸{"Type": "Url"}, ‸{}, {"Type": "File"}], "Draft": true, "Mask": ‸"QQ==",
             "Output": {"Mode": "Temporary", "Width": ‸513}}
            """,
            [
                "\"Url\" is missing; it is required here",
                "\"Url\" is missing; it is required here",
                "\"Mask\" can't be given here; leave it out",
                "\"Output.Width\" is 513; at most 512 is allowed",
            ])
    }

    @Test func modelsHoldByNameAndVersion() {
        let two = "[{\"Url\": \"u\"}, {\"Url\": \"u\"}, {\"Url\": \"u\"}]"
        expectExample(
            "{\"Id\": \"1\", \"Model\": \"Kling\", \"Files\": ‸\(two)}",
            ["\"Files\" has 3 elements; at most 2 are allowed"])
        expectExample("{\"Id\": \"1\", \"Model\": \"3d\", \"Files\": \(two)}", [])
        // Advice is documented, never enforced: the version doesn't look like v{int}.{int}.
        expectExample(
            #"""
            {"Id": "1", "Model": "Kling", "Version": "2.1", "Prompt": "p",
             "ExtInfo": ‸"{\"More\":\"{\\\"size\\\":\\\"2048x1024\\\"}\"}"}
            """#,
            ["\"ExtInfo.More.size\" is \"2048x1024\", 2097152 pixels; at most 1048576 are allowed"])
    }

    @Test(arguments: [
        (#""not JSON""#, "\"ExtInfo\" must carry JSON; write a \"ExtInfo\" as JSON inside the string"),
        (#""[]""#, "what \"ExtInfo\" carries must be an object, not a list"),
        (#""{\"Mor\":\"\"}""#, "\"ExtInfo\" has no member \"Mor\"; did you mean \"More\"?"),
        (
            #""{\"More\":\"{\\\"size\\\":1}\"}""#,
            "\"size\" must be a string, not 1; write \"1\""
        ),
    ])
    func jsonInStrings(value: String, message: String) {
        expectExample("{\"Id\": \"1\", \"Prompt\": \"p\", \"ExtInfo\": ‸\(value)}", [message])
    }

    @Test func examplesOfTheOfficialPartKeepToTheirMembersLimits() {
        let api = Sample.api
            .replacing(
                "{\"name\": \"Prompt\",",
                with: "{\"example\": ‸\"a red panda painting a fresco\", \"name\": \"Prompt\","
            )
            .replacing("{\"name\": \"Count\",", with: "{\"example\": ‸\"10\", \"name\": \"Count\",")
        expect(
            api: api, errors: Sample.errors, refinements: Sample.refinements,
            [
                "the example of \"CreateTaskRequest.Prompt\" is 29 characters long; 1 to 20 are allowed",
                "the example of \"CreateTaskRequest.Count\" is 10; 1 to 9 is allowed",
            ])
        // Without limits anything goes: official examples are what they are.
        expect(api: api.replacing("‸", with: ""), [])
    }

    @Test(arguments: [
        ("512x2048", nil), ("2048x512", nil), ("512x2064", "each side must be 512 to 2048"),
        ("496x512", "each side must be 512 to 2048"), ("520x512", "each side must be a multiple of 16"),
        ("512*512", "it must look like 1024x1024"), ("512x512x512", "it must look like 1024x1024"),
        ("512x", "it must look like 1024x1024"), ("+512x512", "it must look like 1024x1024"),
        ("99999999999999999999x512", "it must look like 1024x1024"),
    ])
    func dimensions(size: String, fix: String?) {
        let more = #"\"{\\\"size\\\":\\\"\#(size)\\\"}\""#
        expectExample(
            """
            {"Id": "1", "Model": "Kling", "Version": "2.1", "Prompt": "p",
             "ExtInfo": \(fix == nil ? "" : "‸")"{\\"More\\":\(more)}"}
            """,
            fix.map { ["\"ExtInfo.More.size\" is \"\(size)\"; \($0)"] } ?? [])
    }

    @Test(arguments: [
        ("1:1", true), ("16:9", true), ("٣:٤", false), ("1:", false), (":1", false), ("1:1 ", false),
        ("1 : 1", false), ("1:1:1", false), ("-1:1", false),
    ])
    func patterns(text: String, matches: Bool) {
        expect(
            """
            "members": {"CreateTaskRequest.Version": {"limits": {"pattern": "{int}:{int}"}}},
            "actions": {"CreateTask": {"examples": [{"title": "", "request": {
              "Id": "1", "Version": \(matches ? "" : "‸")"\(text)"}}]}}
            """,
            matches ? [] : ["\"Version\" is \"\(text)\"; it must look like {int}:{int}"])
    }

    @Test func lengthsCountUnicodeScalars() {
        // A flag is two scalars, a family of three is five.
        expect(
            """
            "members": {"CreateTaskRequest.Prompt": {"limits": {"length": {"max": 4}}}},
            "actions": {"CreateTask": {"examples": [
              {"title": "", "request": {"Id": "1", "Prompt": "🇫🇷🇩🇪"}},
              {"title": "", "request": {"Id": "1", "Prompt": ‸"👨‍👩‍👧"}}]}}
            """,
            ["\"Prompt\" is 5 characters long; at most 4 are allowed"])
    }

    @Test func integersAreComparedExactly() {
        expect(
            """
            "members": {"CreateTaskRequest.Seed": {"limits": {"range": {"max": 18446744073709551614}}}},
            "actions": {"CreateTask": {"examples": [
              {"title": "", "request": {"Id": "1", "Seed": 18446744073709551614}},
              {"title": "", "request": {"Id": "1", "Seed": ‸18446744073709551615}}]}}
            """,
            ["\"Seed\" is 18446744073709551615; at most 18446744073709551614 is allowed"])
    }
}
