import JSONCoding
import Testing

@testable import DescribedServices
@testable import TencentCloudLocal

/// What is answered to a good request.
@Suite struct AnswerTests {
    private typealias Spec = SpecFolder

    /// The response without the request's ID, of which only the form is known.
    private func answer(_ local: LocalService, _ body: String = "{}") throws -> JSONValue {
        var object = try #require(SignedRequest(to: local, body).response().object)
        object["RequestId"] = nil
        return .object(object)
    }

    @Test func typesMakeOne() throws {
        let folder = try SpecFolder()
        try folder.add(
            input: [Spec.member("Zone"), Spec.member("Count"), Spec.member("Tags", list: true)],
            output: [
                Spec.member("Zone"), Spec.member("Count", "int64"), Spec.member("Tags", list: true),
                Spec.member("Day", "date"), Spec.member("Time", "datetime"),
                Spec.member("Moment", "datetime_iso"),
                Spec.member("Ratio", "float"), Spec.member("On", "bool"), Spec.member("File", "binary"),
                Spec.member("Tree", "Tree"), Spec.member("Trees", "Tree", list: true), Spec.member("State"),
            ],
            objects: [
                (
                    "Tree",
                    [
                        Spec.member("Zone"), Spec.member("Left", "Tree"),
                        Spec.member("Twigs", "Tree", list: true),
                    ]
                )
            ],
            refinements: """
                {"enumerations": {"State": {"document": "A state.", "members": ["DoResponse.State"],
                     "values": [{"value": "RUNNING", "document": "Runs."}, {"value": "ENDED", "document": "Ended."}]}}}
                """)
        let expected: JSONValue = [
            "Zone": "here", "Count": 1, "Tags": ["a", "b"], "Day": "2026-01-01",
            "Time": "2026-01-01 00:00:00",
            "Moment": "2026-01-01T00:00:00+08:00", "Ratio": 1, "On": true, "File": "RmlsZQ==",
            "Tree": ["Zone": "here", "Twigs": []], "Trees": [["Zone": "Zone", "Twigs": []]],
            "State": "RUNNING",
        ]
        let body = #"{"Zone": "here", "Count": "many", "Tags": ["a", "b"]}"#
        let local = try folder.start()
        #expect(try answer(local, body) == expected)
    }

    @Test func theExampleWithTheSameRequestCounts() throws {
        let folder = try SpecFolder()
        try folder.add(
            input: [Spec.member("Zone"), Spec.member("Count", "int64")],
            output: [Spec.member("Zone"), Spec.member("Word")],
            examples: [
                Spec.post(
                    #"{"Zone": "a", "Count": 1}"#, #"{"Zone": "z", "Word": "one", "RequestId": "old"}"#),
                Spec.post(#"{"Zone": "b"}"#, #"{"Zone": "z", "Word": "two", "RequestId": "old"}"#),
                Spec.example(
                    "https://test.tencentcloudapi.com/?Action=Do\n&Zone=c\n&Count=3\n&Region=ap-x\n&<公共请求参数>",
                    #"{"Response": {"Word": "three"}}"#),
                Spec.post(#"{"Zone": "d"}"#, #"{"Error": {"Code": "NotFound.Zone", "Message": "No."}}"#),
                Spec.post(#"{"Zone": "unfinished"#, #"{"Word": "never"}"#),
                Spec.post(#"{"Zone": "e"}"#, #"{"Word": "unfinished"#),
            ].joined(separator: ","))
        let local = try folder.start()
        #expect(try answer(local, #"{"Count": 1, "Zone": "a"}"#) == ["Zone": "z", "Word": "one"])
        #expect(try answer(local, #"{"Zone": "b", "Count": null}"#) == ["Zone": "z", "Word": "two"])
        #expect(try answer(local, #"{"Zone": "c", "Count": 3}"#) == ["Word": "three"])
        let refusal = try answer(local, #"{"Zone": "d"}"#)
        #expect(refusal["Error"] == ["Code": "NotFound.Zone", "Message": "No."])
        // Any other request: the first answer, with what the request named.
        #expect(try answer(local, #"{"Zone": "e"}"#) == ["Zone": "e", "Word": "one"])
        #expect(try answer(local) == ["Zone": "z", "Word": "one"])
    }

    @Test func documentedAnswersAreMadeToFit() throws {
        let folder = try SpecFolder()
        try folder.add(
            output: [
                Spec.member("Word"), Spec.member("Count", "int64"), Spec.member("Size", "uint64"),
                Spec.member("On", "bool"), Spec.member("One", "Inner"), Spec.member("None", "Inner"),
                Spec.member("All", "Inner", list: true), Spec.member("Names", list: true),
            ], objects: [("Inner", [Spec.member("Name")])],
            examples: Spec.post(
                "{}",
                #"""
                {"Word": 5, "Count": "7", "Size": -1, "On": "true", "One": [{"Name": 1}], "None": [],
                 "All": {"Name": "a"}, "Names": [null, 2], "Unknown": 1}
                """#))
        let expected: JSONValue = [
            "Word": "5", "Count": 7, "Size": 1, "On": true, "One": ["Name": "1"], "None": nil,
            "All": [["Name": "a"]], "Names": ["", "2"], "Unknown": 1,
        ]
        let local = try folder.start()
        #expect(try answer(local) == expected)
    }

    @Test func jsonInTextIsJSON() throws {
        let folder = try SpecFolder()
        try folder.add(
            input: [Spec.member("Extra")], output: [Spec.member("Extra2")],
            refinements: """
                {"objects": {"Extra": {"document": "", "members": [\(Spec.member("Size", "int64"))]}},
                 "members": {"DoRequest.Extra": {"json": "Extra"}, "DoResponse.Extra2": {"json": "Extra"},
                             "Extra.Size": {"limits": {"range": {"max": 3}}}}}
                """)
        let local = try folder.start()
        #expect(try answer(local) == ["Extra2": #"{"Size":1}"#])
        let refusal = try answer(local, #"{"Extra": "{\"Size\": 4}"}"#)
        #expect(refusal["Error"]?["Code"] == "InvalidParameterValue")
    }
}
