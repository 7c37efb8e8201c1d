import APISpec
import BindingsGenerator
import Testing

@Suite struct ReachabilityTests {
    private static let actions = ["In", "Out"].map { name in
        #""\#(name)": {"document": "", "input": "\#(name)Request", "name": "", "output": "\#(name)Response"}"#
    }.joined(separator: ", ")

    private static let objects =
        Snippet.object(
            "InRequest", Snippet.member("A", "object", of: "Given"), Snippet.member("B", "list", of: "Shared")
        )
        + Snippet.object("InResponse", Snippet.member("C"))
        + Snippet.object("OutRequest")
        + Snippet.object("OutResponse", Snippet.member("D", "object", of: "Gotten"))
        + Snippet.object("Given", Snippet.member("E"))
        + Snippet.object("Gotten", Snippet.member("F", "list", of: "Shared"))
        + Snippet.object("Shared", Snippet.member("G", required: true))
        + Snippet.object("Nobody", Snippet.member("H"))

    private func swift(_ config: String) throws -> String {
        try Snippet(actions: Self.actions, objects: Self.objects, config: config).swift()
    }

    @Test func typesTravelOnlyTheWaysTheyHaveTo() throws {
        let swift = try swift(#"{"service": "test"}"#)
        #expect(swift.contains("struct Given: Sendable, JSONWritable {"))
        #expect(swift.contains("struct Gotten: Sendable, JSONObjectReadable {"))
        #expect(swift.contains("struct Shared: Sendable, JSONObjectReadable, JSONWritable, Validatable {"))
        #expect(swift.contains("struct InRequest: APIRequest {"))
        #expect(swift.contains("struct OutResponse: Sendable, JSONObjectReadable {"))
        #expect(!swift.contains("Nobody"))
        #expect(!swift.contains("ServiceRoutes"))
    }

    @Test func serversNeedBothWays() throws {
        let swift = try swift(#"{"service": "test", "server": true}"#)
        #expect(swift.contains("struct Given: Sendable, JSONObjectReadable, JSONWritable {"))
        #expect(swift.contains("struct InRequest: APIRequest, JSONObjectReadable {"))
        #expect(swift.contains("protocol TESTService: Sendable {"))
        #expect(swift.contains(#"handlers["In"] = ServiceRoutes.handler {"#))
    }

    @Test func onlyChosenActionsAndWhatTheyReachAreGenerated() throws {
        let swift = try swift(
            #"{"service": "test", "actions": ["In"], "access": "public", "namespace": "Mine"}"#)
        #expect(swift.contains("public enum Mine {}"))
        #expect(
            swift.contains("public func `in`(_ request: Mine.InRequest) async throws -> Mine.InResponse {"))
        #expect(swift.contains("public struct Shared: Sendable, JSONWritable {"))
        #expect(!swift.contains("Gotten"))
        #expect(!swift.contains("OutRequest"))
    }

    @Test func whatIsRequiredIsOptionalWhereItIsReadToo() throws {
        #expect(try swift(#"{"service": "test"}"#).contains("var g: String?"))
        #expect(try swift(#"{"service": "test", "actions": ["In"]}"#).contains("var g: String\n"))
    }

    @Test func carriedJSONTravelsBothWays() throws {
        let swift = try Snippet(
            request: Snippet.member("Info"),
            refinements: #"""
                "objects": {"Info": {"document": "I.", "members": [
                  {"name": "x", "type": "int", "member": "int64", "document": "X."}]}},
                "members": {"DoRequest.Info": {"json": "Info"}}
                """#
        ).swift()
        #expect(swift.contains("var info: JSONString<Info>?"))
        #expect(swift.contains("struct Info: Sendable, JSONObjectReadable, JSONWritable {"))
    }
}
