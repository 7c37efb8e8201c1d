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
                "\"Prompt\" has 21 characters, but takes 1 to 20 characters",
                "\"Count\" is 10, but takes 1 to 9",
                "\"Ratio\" is 0.75, but takes one of 0.5, 1, 2",
                "\"Files\" has 4 elements, but takes at most 3 elements",
                "\"Mode\" takes one of Temporary, Permanent",
            ])
    }

    @Test func missingMembers() {
        expectExample(
            "‸‸{}",
            [
                "\"Id\" is required",
                "\"Prompt\" is required unless Files is given",
            ])
        expectExample(
            "{\"Id\": \"1\", \"Prompt\": ‸\"\", \"Files\": []}",
            ["\"Prompt\" is required unless Files is given"])
    }

    @Test func rulesHoldWhereTheirConditionDoes() {
        expectExample(
            """
            {"Id": "1", "Files": [‸{"Type": "Url"}, ‸{}, {"Type": "File"}], "Draft": true, "Mask": ‸"QQ==",
             "Output": {"Mode": "Temporary", "Width": ‸513}}
            """,
            [
                "\"Url\" is required when Type is Url or absent",
                "\"Url\" is required when Type is Url or absent",
                "\"Mask\" has to be left out when Draft is true and Output.Mode is present and not Permanent",
                "\"Output.Width\" is 513, but takes at most 512 when Draft is true and Output.Mode is present "
                    + "and not Permanent",
            ])
    }

    @Test func modelsHoldByNameAndVersion() {
        let two = "[{\"Url\": \"u\"}, {\"Url\": \"u\"}, {\"Url\": \"u\"}]"
        expectExample(
            "{\"Id\": \"1\", \"Model\": \"Kling\", \"Files\": ‸\(two)}",
            ["\"Files\" has 3 elements, but takes at most 2 elements when Model is Kling"])
        expectExample("{\"Id\": \"1\", \"Model\": \"3d\", \"Files\": \(two)}", [])
        // Advice is documented, never enforced: the version doesn't look like v{int}.{int}.
        expectExample(
            #"""
            {"Id": "1", "Model": "Kling", "Version": "2.1", "Prompt": "p",
             "ExtInfo": ‸"{\"More\":\"{\\\"size\\\":\\\"2048x1024\\\"}\"}"}
            """#,
            [
                "\"ExtInfo.More.size\" is 2048 by 1024 pixels, but has to be width and height as in 1024x768, "
                    + "each 512 to 2048 pixels, each a multiple of 16, at most 1048576 pixels in all "
                    + "when Model is Kling and Version is 2.1"
            ])
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
                "the example of \"CreateTaskRequest.Prompt\" has 29 characters, but takes 1 to 20 characters",
                "the example of \"CreateTaskRequest.Count\" is 10, but takes 1 to 9",
            ])
        // Without limits anything goes: official examples are what they are.
        expect(api: api.replacing("‸", with: ""), [])
    }

    @Test(arguments: [
        ("512x2048", nil), ("2048x512", nil), ("512x2064", "is 512 by 2064 pixels, but "),
        ("496x512", "is 496 by 512 pixels, but "), ("520x512", "is 520 by 512 pixels, but "),
        ("512*512", ""), ("512x", ""),
    ])
    func dimensions(size: String, observed: String?) {
        let more = #"\"{\\\"size\\\":\\\"\#(size)\\\"}\""#
        let limit =
            "has to be width and height as in 1024x768, each 512 to 2048 pixels, each a multiple of 16, "
            + "at most 1048576 pixels in all when Model is Kling and Version is 2.1"
        expectExample(
            """
            {"Id": "1", "Model": "Kling", "Version": "2.1", "Prompt": "p",
             "ExtInfo": \(observed == nil ? "" : "‸")"{\\"More\\":\(more)}"}
            """,
            observed.map { ["\"ExtInfo.More.size\" \($0)\(limit)"] } ?? [])
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
            matches ? [] : ["\"Version\" has to be written as {int}:{int}, where {int} stands for digits"])
    }

    @Test func answersAreOfTheirTypes() {
        expect(
            """
            "actions": {"CreateTask": {"examples": [
              {"title": "", "request": {"Id": "1"}, "response": {"TaskId": ‸7}},
              {"title": "", "request": {"Id": "1"}, "response": {‸"TaskID": "7"}}]}}
            """,
            [
                "\"TaskId\" must be a string, not 7; write \"7\"",
                "\"CreateTaskResponse\" has no member \"TaskID\"; did you mean \"TaskId\"?",
            ])
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
            ["\"Prompt\" has 5 characters, but takes at most 4 characters"])
    }

    @Test func boundsBeyondExactComparisonAreRefused() {
        expect(
            #""members": {"CreateTaskRequest.Seed": {"limits": {"range": {"max": ‸18446744073709551614}}}}"#,
            [
                "\"max\" 18446744073709551614 is beyond what can be compared exactly; "
                    + "stay within 9007199254740992 on either side of 0"
            ])
    }
}
