import APISpec
import BindingsGenerator
import Testing

/// What may be sent twice: a refinement says it, else the configuration, else the action's name.
@Suite struct IdempotencyTests {
    private func idempotency(
        of action: String, service: String = "test", refinements: String? = nil, idempotency: String = ""
    ) throws -> String {
        var snippet = Snippet(refinements: refinements.map { #""actions": {"\#(action)": {\#($0)}}"# })
        snippet.actions =
            #""\#(action)": {"document": "", "input": "DoRequest", "name": "", "output": "DoResponse"}"#
        snippet.service = service
        snippet.config = #"{"service": "\#(service)", "idempotency": {\#(idempotency)}}"#
        let lines = try snippet.swift().split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("idempotency: ") })
        return String(line.dropFirst("idempotency: ".count).prefix { $0 != "," })
    }

    @Test(
        arguments: [
            "DescribeThings", "ListThings", "GetThing", "QueryThings", "SearchThings", "InquirePriceOfThing",
            "InquiryPriceThing", "CheckThing", "GetTHING", "Get2Things",
        ])
    func readsAreKnownByTheirVerbs(action: String) throws {
        #expect(try idempotency(of: action) == ".safe")
    }

    @Test(arguments: [
        "CreateThing", "Describer", "Getaway", "Listen", "Checkout", "ForgetThing", "Queryless",
    ])
    func whatOnlyBeginsLikeOneIsNone(action: String) throws {
        #expect(try idempotency(of: action) == ".none")
    }

    @Test func exceptionsAreOfTheirService() throws {
        #expect(try idempotency(of: "GetEmbedding", service: "hunyuan") == ".none")
        #expect(try idempotency(of: "GetEmbedding") == ".safe")
    }

    @Test func aRefinementSaysOtherwise() throws {
        #expect(try idempotency(of: "GetThing", refinements: #""idempotency": "none""#) == ".none")
        #expect(try idempotency(of: "DoThing", refinements: #""idempotency": "safe""#) == ".safe")
        #expect(try idempotency(of: "GetThing", refinements: #""requestsPerSecond": 3"#) == ".safe")
        // What costs money isn't known to be a read.
        #expect(try idempotency(of: "GetThing", refinements: #""billed": true"#) == ".none")
    }

    @Test(
        arguments: [
            (#""Do*": "safe""#, "DoThing", ".safe"), (#""*Thing": "safe""#, "DoThing", ".safe"),
            (#""D*Th*g": "safe""#, "DoThing", ".safe"), (#""*": "safe""#, "DoThing", ".safe"),
            (#""DoThing": "none", "Do*": "safe""#, "DoThing", ".none"),
            (#""Get*": "none""#, "GetThing", ".none"),
        ])
    func theConfigurationSaysItByPattern(patterns: String, action: String, expected: String) throws {
        #expect(try idempotency(of: action, idempotency: patterns) == expected)
        let refined = try idempotency(
            of: action, refinements: #""idempotency": "safe""#, idempotency: patterns)
        #expect(refined == ".safe")
    }

    @Test(
        arguments: [
            (#""Undo*": "safe""#, "the description has no action that \"Undo*\" fits"),
            (#""Thing": "safe""#, "no action that \"Thing\" fits"), (#""DoThing*g": "safe""#, "fits"),
            (#""Do*": "token""#, "there is no idempotency \"token\" for a pattern; it can be \"safe\" or"),
        ])
    func mistakesAreNamed(patterns: String, message: String) {
        let config = #"{"service": "test", "idempotency": {\#(patterns)}}"#
        let result = Snippet(config: config).generate()
        #expect(result.files == nil)
        let text = result.diagnostics.map(\.description).joined()
        #expect(text.contains(message) && text.contains("config.json:1:"), "\(text)")
    }
}
