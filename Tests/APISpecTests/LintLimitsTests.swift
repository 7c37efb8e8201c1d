import APISpec
import Testing

@Suite struct LintLimitsTests {
    /// Expects mistakes in the limits of a member of `CreateTaskRequest`.
    private func expectLimits(
        of member: String, _ limits: String, _ mistakes: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        expect(
            "\"members\": {\"CreateTaskRequest.\(member)\": {\"limits\": \(limits)}}", mistakes,
            sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        ("Prompt", "‸{}", "\"limits\" limit nothing; give a limit, or remove them"),
        (
            "Prompt", "‸{\"code\": \"InternalError\"}",
            "\"limits\" limit nothing; give a limit, or remove them"
        ),
        ("Prompt", "{\"required\": ‸false}", "\"required\" can only be true; leave it out"),
        ("Prompt", "{\"length\": ‸{}}", "\"length\" has no bound; give \"min\", \"max\" or both"),
        (
            "Prompt", "{\"length\": ‸{\"min\": 5, \"max\": 4}}",
            "\"min\" is more than \"max\": 5 to 4; swap them"
        ),
        ("Prompt", "{\"length\": {\"max\": ‸-1}}", "\"max\" must be a whole number from 0, not -1"),
        (
            "Files", "{\"count\": ‸{\"min\": 2, \"max\": 1}}",
            "\"min\" is more than \"max\": 2 to 1; swap them"
        ),
        (
            "Ratio", "{\"range\": ‸{\"min\": 0.5, \"max\": 0.25}}",
            "\"min\" is more than \"max\": 0.5 to 0.25; swap them"
        ),
        (
            "Count", "{\"range\": ‸{\"min\": 10, \"max\": 9}}",
            "\"min\" is more than \"max\": 10 to 9; swap them"
        ),
        (
            "Prompt", "{\"values\": ‸[]}",
            "\"values\" is empty, so that nothing is allowed; list the allowed values"
        ),
        (
            "Prompt", "{\"required\": true, \"code\": ‸\"InternalEror.X\"}",
            "the code \"InternalEror.X\" is not in errors.json; did you mean \"InternalError\"?"
        ),
        ("Prompt", "{\"required\": true, \"code\": ‸\"Not a code\"}", "\"Not a code\" is no error code"),
    ])
    func emptyOrContradictory(member: String, limits: String, message: String) {
        expectLimits(of: member, limits, [message])
    }

    @Test(arguments: [
        (
            "Prompt", "range", "{\"max\": 1}",
            "\"range\" limits numbers, and \"Prompt\" is a string; "
                + "use \"length\", \"values\", \"pattern\" or \"dimensions\""
        ),
        (
            "Count", "length", "{\"max\": 1}",
            "\"length\" limits text, and \"Count\" is an int64; use \"range\" or \"values\""
        ),
        (
            "Seed", "pattern", "\"{int}\"",
            "\"pattern\" limits text, and \"Seed\" is a uint64; use \"range\" or \"values\""
        ),
        ("Draft", "count", "{\"max\": 1}", "\"count\" limits lists, and \"Draft\" is a bool; use \"values\""),
        (
            "Files", "length", "{\"max\": 1}",
            "\"length\" limits text, and \"Files\" is a list of FileInfo; "
                + "use \"count\" here, and limit the elements in \"FileInfo\""
        ),
        (
            "Tags", "length", "{\"max\": 1}",
            "\"length\" limits text, and \"Tags\" is a list of string; use \"count\""
        ),
        (
            "Output", "dimensions", "{\"separator\": \"x\"}",
            "\"dimensions\" limits text, and \"Output\" is an "
                + "OutputConfig; limit the members of \"OutputConfig\""
        ),
    ])
    func limitsThatDoNotFitTheType(member: String, key: String, value: String, message: String) {
        expectLimits(of: member, "{\"\(key)\": ‸\(value)}", [message])
    }

    @Test func requiredAndAbsentExcludeEachOther() {
        expectLimits(
            of: "Prompt", "{\"required\": true, \"absent\": ‸true}",
            ["\"Prompt\" is both required and absent; keep one of them"])
        expectLimits(
            of: "Prompt", "{\"length\": {\"max\": 1}, \"absent\": ‸true}",
            ["\"Prompt\" is absent, so that no other limit applies; keep \"absent\" alone"])
        expectLimits(
            of: "Id", "{\"absent\": ‸true}",
            ["\"Id\" is required by api.json, and absent here; remove \"absent\""])
        expectLimits(
            of: "Prompt", "{\"required\": true, \"requiredUnless\": ‸[\"Files\"]}",
            ["\"Prompt\" is required anyway; remove \"required\" or \"requiredUnless\""])
        expectLimits(
            of: "Prompt", "{\"requiredUnless\": [‸\"Fils\", ‸\"Prompt\", ‸\"Output.\", \"Output.Mode\"]}",
            [
                "\"CreateTaskRequest\" has no member \"Fils\"; did you mean \"Files\"?",
                "\"Prompt\" can't be required unless it is there itself; name another member",
                "\"Output.\" is no path; write member names with dots between, as in \"Input.Url\"",
            ])
    }

    @Test func valuesHaveTheMembersTypeAndKeepToTheOtherLimits() {
        expectLimits(
            of: "Prompt", "{\"length\": {\"max\": 2}, \"values\": [\"ab\", ‸\"abc\", ‸\"ab\", ‸3]}",
            [
                "the allowed value \"abc\" is outside the other limits: it has 3 characters, "
                    + "but takes at most 2 characters",
                "the value \"ab\" of \"Prompt\" comes twice; keep one of them",
                "a value of \"Prompt\" must be a string, not 3; write \"3\"",
            ])
        expectLimits(
            of: "Seed", "{\"range\": {\"min\": 2}, \"values\": [‸-1, ‸1, ‸2.5, 3, ‸\"4\"]}",
            [
                "a value of \"Seed\" must be a whole number from 0, not -1",
                "the allowed value 1 is outside the other limits: it is 1, but takes at least 2",
                "a value of \"Seed\" must be a whole number from 0, not 2.5",
                "a value of \"Seed\" must be a whole number from 0, not a string; write 4",
            ])
    }

    @Test func defaultsHaveTheMembersTypeAndKeepToItsLimits() {
        expect(
            """
            "enumerations": {"Model": {"document": "", "members": ["CreateTaskRequest.Model"],
              "values": [{"value": "Kling", "document": ""}]}},
            "members": {
              "CreateTaskRequest.Count": {"default": ‸10, "limits": {"range": {"min": 1, "max": 9}}},
              "CreateTaskRequest.Prompt": {"default": ‸true},
              "CreateTaskRequest.Model": {"default": ‸"Klong"},
              "CreateTaskRequest.Output": {"default": {"Mode": ‸1, ‸"Moed": "x"}},
              "CreateTaskRequest.Tags": {"default": ["a", ‸2]},
              "OutputConfig.Width": {"default": ‸7, "limits": {"values": [8, 16]}}
            }
            """,
            [
                "the default of \"CreateTaskRequest.Count\" is 10, but takes 1 to 9",
                "the default of \"CreateTaskRequest.Prompt\" must be a string, not true or false; "
                    + "write \"true\"",
                "\"Klong\" is not among the values of \"Model\"; did you mean \"Kling\"?",
                "\"Mode\" must be a string, not 1; write \"1\"",
                "\"OutputConfig\" has no member \"Moed\"; did you mean \"Mode\"?",
                "an element of the default of \"CreateTaskRequest.Tags\" must be a string, not 2; write \"2\"",
                "the default of \"OutputConfig.Width\" is 7, but takes one of 8, 16",
            ])
    }

    @Test(arguments: [
        ("", "has no {int}"), ("1:1", "has no {int}"),
        ("{int}{int}", "has two {int} with nothing between them"),
        ("{int}:{num}", "has a brace that isn't part of {int}"),
        ("{int", "has a brace that isn't part of {int}"),
        ("{int}}", "has a brace that isn't part of {int}"),
    ])
    func badPatterns(pattern: String, problem: String) {
        expectLimits(
            of: "Prompt", "{\"pattern\": ‸\"\(pattern)\"}",
            ["the pattern \"\(pattern)\" \(problem); write literal text and {int}, as in \"{int}:{int}\""])
    }

    @Test(arguments: [
        ("‸{}", "\"dimensions\" lacks \"separator\"; add it"),
        (
            "{\"separator\": ‸\"\"}",
            "\"separator\" must be a character that is no digit, or several, not \"\"; "
                + "write \"x\" for 1024x768, \"x*\" where 1024*768 will do as well"
        ),
        (
            "{\"separator\": ‸\"1\"}",
            "\"separator\" must be a character that is no digit, or several, not \"1\"; "
                + "write \"x\" for 1024x768, \"x*\" where 1024*768 will do as well"
        ),
        (
            "{\"separator\": \"x\", \"side\": ‸{\"min\": 9, \"max\": 8}}",
            "\"min\" is more than \"max\": 9 to 8; swap them"
        ),
        (
            "{\"separator\": \"x\", \"pixels\": ‸{\"min\": 9, \"max\": 8}}",
            "\"min\" is more than \"max\": 9 to 8; swap them"
        ),
        (
            "{\"separator\": \"x\", \"side\": {\"multipleOf\": ‸0}}",
            "\"multipleOf\" must be a whole number from 1, not 0"
        ),
        (
            "{\"separator\": \"x\", \"side\": {\"min\": ‸9223372036854775807, \"multipleOf\": 16}}",
            "\"min\" must be a whole number from 0, not 9223372036854775807"
        ),
        (
            "‸{\"separator\": \"x\", \"side\": {\"min\": 17, \"max\": 31, \"multipleOf\": 16}}",
            "no side is a multiple of 16 within these bounds; widen \"side\""
        ),
        (
            "‸{\"separator\": \"x\", \"side\": {\"min\": 512}, \"pixels\": {\"max\": 262143}}",
            "the smallest size allowed by \"side\" has 262144 pixels, more than 262143; "
                + "make \"pixels\" and \"side\" agree"
        ),
        (
            "‸{\"separator\": \"x\", \"side\": {\"max\": 100}, \"pixels\": {\"min\": 10001}}",
            "the largest size allowed by \"side\" has 10000 pixels, fewer than 10001; "
                + "make \"pixels\" and \"side\" agree"
        ),
    ])
    func badDimensions(dimensions: String, message: String) {
        expectLimits(of: "Prompt", "{\"dimensions\": \(dimensions)}", [message])
    }
}
