import BindingsGenerator
import Testing

/// Which actions get a method that gives their answer event by event, and what it looks like.
@Suite struct StreamTests {
    private func snippet(
        _ name: String = "Do", request: String = "", response: String = "", document: String = "",
        refinements: String? = nil
    ) -> Snippet {
        var snippet = Snippet(
            request: request, response: response,
            refinements: refinements.map { #""actions": {"\#(name)": {"stream": \#($0)}}"# })
        snippet.actions = """
            "\(name)": {"document": "\(document)", "input": "DoRequest", "name": "", "output": "DoResponse"}
            """
        return snippet
    }

    private let stream = Snippet.member("Stream", "bool")
    private static let plain = "func `do`(_ request: TEST.DoRequest) async throws -> TEST.DoResponse {"
    private static let events =
        "func doEvents(_ request: TEST.DoRequest) -> ResponseEvents<TEST.DoResponse> {"

    @Test(arguments: ["Stream", "Streaming"])
    func aMemberAsksForIt(name: String) throws {
        let swift = try snippet(request: Snippet.member(name, "bool")).swift()
        #expect(swift.contains(Self.plain) && swift.contains(Self.events))
        #expect(
            swift.contains(
                """
                var request = request
                request.\(name.lowercased()) = true
                return ServiceClient(configuration: configuration).events(TEST.Actions.do, request)
                """))
        #expect(swift.contains("if request.\(name.lowercased()) == true {"))
    }

    @Test(arguments: [("Stream", "string"), ("Streams", "bool"), ("UpStream", "bool")])
    func othersDoNot(name: String, type: String) throws {
        #expect(try !snippet(request: Snippet.member(name, type)).swift().contains("ResponseEvents"))
    }

    /// Then there is no other way to call it.
    @Test func aNameSaysThatItIsAlwaysSo() throws {
        let swift = try snippet("TalkSSE").swift()
        #expect(swift.contains("func talkSSEEvents(_ request: TEST.DoRequest) -> ResponseEvents<"))
        #expect(!swift.contains("func talkSSE("))
        #expect(try !snippet("Assess").swift().contains("ResponseEvents"))
    }

    @Test(arguments: ["Answers by SSE.", "Answers as text/event-stream.", "以SSE协议返回"])
    func documentationSaysSo(document: String) throws {
        let id = Snippet.member("RequestId")
        #expect(try snippet(response: id, document: document).swift().contains(Self.events))
        // An introduction of the whole service stands above other actions too.
        let other = snippet(response: id + ", " + Snippet.member("Text"), document: document)
        #expect(try !other.swift().contains("ResponseEvents"))
        #expect(
            try !snippet(response: id, document: "Encrypted by SSE-KMS? Assess it.").swift()
                .contains("func `do`(_ request: TEST.DoRequest) -> "))
    }

    @Test func refinementsSayOtherwise() throws {
        #expect(try !snippet(request: stream, refinements: #""never""#).swift().contains("ResponseEvents"))
        let always = try snippet(refinements: #""always""#).swift()
        #expect(always.contains(Self.events) && !always.contains(Self.plain))
        let member = try snippet(
            request: Snippet.member("BitByBit", "bool"), refinements: #"{"member": "BitByBit"}"#
        ).swift()
        #expect(member.contains(Self.events) && member.contains("request.bitByBit = true"))
    }

    @Test(
        arguments: [
            (#""perhaps""#, "there is no stream \"perhaps\"; it can be \"never\", \"always\""),
            ("true", "\"stream\" can't be true or false; it can be"),
            (#"{"member": "Text"}"#, "\"Text\", which asks for a stream, is a string"),
            (#"{"member": "Steam"}"#, "Steam"), ("{}", "lacks \"member\""),
        ])
    func mistakesAreNamed(refinement: String, message: String) {
        let result = snippet(
            request: stream + ", " + Snippet.member("Text"), refinements: refinement
        ).generate()
        #expect(result.files == nil)
        #expect(result.diagnostics.contains { "\($0)".contains(message) }, "\(result.diagnostics)")
    }

    @Test func theMethodGetsOutOfTheWayOfActions() throws {
        var snippet = snippet(request: stream)
        snippet.actions +=
            #", "DoEvents": {"document": "", "input": "DoRequest", "name": "", "output": "DoResponse"}"#
        snippet.refinements = #""actions": {"DoEvents": {"stream": "never"}}"#
        let swift = try snippet.swift()
        #expect(swift.contains("func doEvents(_ request: TEST.DoRequest) async throws"))
        #expect(swift.contains("func doEvents2(_ request: TEST.DoRequest) -> ResponseEvents<"))
    }

    /// Whoever implements the service makes the events: always, or for a request that asks for them.
    @Test func aServerSendsThem() throws {
        var asked = snippet(request: stream)
        asked.config = #"{"service": "test", "server": true}"#
        let both = try asked.swift()
        #expect(both.contains("func `do`(_ request: TEST.DoRequest, context: ServiceContext) throws"))
        #expect(both.contains("send: (TEST.DoResponse) throws -> Void"))
        #expect(both.contains(#"streams["Do"] = ServiceRoutes.stream(when: \.stream) {"#))
        #expect(both.contains("try self.doEvents($0, context: $1, send: $2)"))

        var always = snippet("TalkSSE")
        always.config = #"{"service": "test", "server": true}"#
        let only = try always.swift()
        #expect(only.contains(#"streams["TalkSSE"] = ServiceRoutes.stream {"#))
        #expect(!only.contains("func talkSSE(") && only.contains("handlers: [:],"))
    }
}
