import JSONCoding
import Testing

@testable import DescribedServices
@testable import TencentCloudLocal

/// What of a request is refused, and with which words.
@Suite struct RequestTests {
    private typealias Spec = SpecFolder

    private func folder(refinements: String? = nil) throws -> SpecFolder {
        let folder = try SpecFolder()
        let inner = [
            Spec.member("Name", required: true), Spec.member("Size", "uint64"), Spec.member("More", "Inner"),
        ]
        try folder.add(
            input: [
                Spec.member("Id", required: true), Spec.member("Count", "int64"),
                Spec.member("Ratio", "float"),
                Spec.member("On", "bool"), Spec.member("Names", list: true), Spec.member("One", "Inner"),
                Spec.member("All", "Inner", list: true), Spec.member("File", "binary"),
            ], objects: [("Inner", inner)], refinements: refinements)
        return folder
    }

    @Test(
        arguments: [
            (#"{}"#, "MissingParameter", "`Id`"),
            (#"{"Id": null}"#, "MissingParameter", "`Id`"),
            (#"{"Id": "a", "Colour": 1}"#, "UnknownParameter", "`Colour`"),
            (#"{"Id": ["a"]}"#, "InvalidParameter", "`Id` is not valid: expected string, found array"),
            (#"{"Id": "a", "Count": "many"}"#, "InvalidParameter", "`Count`"),
            (#"{"Id": "a", "Count": 1.5}"#, "InvalidParameter", "`Count`"),
            (#"{"Id": "a", "On": "perhaps"}"#, "InvalidParameter", "`On`"),
            (#"{"Id": "a", "Names": "b"}"#, "InvalidParameter", "`Names` is not valid: expected array"),
            (#"{"Id": "a", "Names": ["b", {}]}"#, "InvalidParameter", "`Names[1]`"),
            (#"{"Id": "a", "One": {"Size": 1}}"#, "MissingParameter", "`One.Name`"),
            (#"{"Id": "a", "One": 5}"#, "InvalidParameter", "`One` is not valid: expected object"),
            (
                #"{"Id": "a", "All": [{"Name": "b"}, {"Name": "c", "Sizes": 1}]}"#, "UnknownParameter",
                "`All[1].Sizes`"
            ),
            (
                #"{"Id": "a", "All": [{"Name": "b", "More": {"Name": "c", "Size": -1}}]}"#,
                "InvalidParameter",
                "`All[0].More.Size`"
            ),
            (#"{"Id": "a", "All": [null]}"#, "InvalidParameter", "`All[0]`"),
            (#"{"Id": "#, "InvalidRequest", "not valid JSON"),
        ])
    func isRefused(body: String, code: String, words: String) throws {
        let local = try folder().start()
        let error = try SignedRequest(to: local, body).response()["Error"]
        #expect(error?["Code"]?.string == code)
        #expect(error?["Message"]?.string?.contains(words) == true, "\(error?.text() ?? "")")
    }

    @Test(
        arguments: [
            #"{"Id": "a"}"#,
            #"{"Id": "a", "Count": 1, "Ratio": 1e3, "On": true, "Names": [], "File": "AA=="}"#,
            #"{"Id": "a", "Count": "1", "On": "false", "One": null, "All": [{"Name": "", "More": []}]}"#,
        ])
    func isTaken(body: String) throws {
        let local = try folder().start()
        #expect(try SignedRequest(to: local, body).errorCode() == nil)
    }

    @Test func aQueryHasNumbersAsText() throws {
        let local = try folder().start()
        var request = SignedRequest(to: local, "")
        request.method = "GET"
        request.contentType = "application/x-www-form-urlencoded"
        request.query = "Id=a&Count=7&On=true&Names.0=b&All.0.Name=c&All.0.Size=3"
        #expect(try request.errorCode() == nil)
        request.query += "&All.1.Size=x"
        #expect(try request.response()["Error"]?["Message"]?.string?.contains("`All[1].Size`") == true)
    }

    @Test func limitsAreHeldToWhereTheyBind() throws {
        let local = try folder(
            refinements: """
                {"members": {
                  "DoRequest.Count": {"limits": {"range": {"max": 9}}}, "Inner.Name": {"limits": {"length": {"max": 3}}},
                  "DoRequest.Ratio": {"limits": {"strength": "advice", "range": {"max": 1}}}}}
                """
        ).start()
        #expect(try SignedRequest(to: local, #"{"Id": "a", "Count": 9, "Ratio": 2}"#).errorCode() == nil)
        #expect(
            try SignedRequest(to: local, #"{"Id": "a", "Count": 10}"#).errorCode() == "InvalidParameterValue")
        let deep = try SignedRequest(
            to: local, #"{"Id": "a", "All": [{"Name": "abc"}, {"Name": "abcd"}]}"#
        ).response()
        #expect(deep["Error"]?["Message"]?.string?.contains("All[1].Name") == true, "\(deep.text())")
    }
}
