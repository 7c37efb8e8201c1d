import APISpec
import Testing

@Suite struct ReadErrorsTests {
    @Test func readsCodesAndTheActionsThatAnswerThem() throws {
        let description = try Description(
            api: SourceFile(path: "api.json", text: Sample.api),
            errors: SourceFile(path: "errors.json", text: Sample.errors))
        let errors = try #require(description.errors)
        #expect(errors.codes.map(\.code.value) == ["InternalError", "InvalidParameterValue.PromptTooLong"])
        #expect(errors.codes(ofAction: "CreateTask").count == 2)
        #expect(errors.codes(ofAction: "DescribeTask").isEmpty)
    }

    @Test func findsEveryMistake() {
        expect(
            errors: """
                {
                  ‸"code": [],
                  "codes": [
                    {"code": "InternalError", "document": "", ‸"doc": ""},
                    {"code": ‸"InternalError", "document": ""},
                    {"code": ‸"Invalid Parameter", "document": ""},
                    ‸{"code": "RequestLimitExceeded"},
                    ‸"FailedOperation"
                  ],
                  "actions": {
                    ‸"CreateTsk": ["InternalError"],
                    "CreateTask": [‸"InternalEror", "InternalError", ‸"InternalError", ‸"Unheard"],
                    "DescribeTask": ‸"InternalError"
                  }
                }
                """,
            [
                "unknown key \"code\" in the file; did you mean \"codes\"?",
                "unknown key \"doc\" in an error code; it can be \"code\", \"document\"",
                "the code \"InternalError\" comes twice; keep one of them",
                "\"Invalid Parameter\" is no error code; "
                    + "write a family, or a family and a detail, as in \"InvalidParameter.FileType\"",
                "an error code lacks \"document\"; add it",
                "an error code must be an object, not a string",
                "there is no action \"CreateTsk\"; did you mean \"CreateTask\"?",
                "the code \"InternalEror\" of \"CreateTask\" is not among \"codes\"; "
                    + "did you mean \"InternalError\"?",
                "\"CreateTask\" has the code \"InternalError\" twice; keep one of them",
                "the code \"Unheard\" of \"CreateTask\" is not among \"codes\"; describe it there",
                "the codes of \"DescribeTask\" must be a list, not a string",
            ])
    }

    @Test func aCatalogueOfItsOwnThrowsAllItsMistakes() throws {
        let text = #"{"codes": [{"code": "A", "document": ""}, {"code": "A", "document": 1}]}"#
        let error = try #require(throws: DescriptionError.self) {
            try ErrorCatalogue(SourceFile(path: "common.json", text: text))
        }
        #expect(
            error.description == """
                common.json:1:52: error: the code "A" comes twice; keep one of them
                common.json:1:69: error: "document" must be a string, not a number
                """)
    }
}
