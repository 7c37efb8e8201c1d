import APISpec
import Testing

@Suite struct BindingsConfigTests {
    private func expectConfig(
        _ text: String, _ mistakes: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let marked = Marked(path: "bindings-config.json", text)
        let (config, diagnostics) = BindingsConfig.read(marked.source)
        #expect(marked.places.count == mistakes.count, sourceLocation: sourceLocation)
        let expected = zip(marked.places, mistakes).map { "bindings-config.json:\($0): error: \($1)" }
        #expect(diagnostics.map(\.description) == expected, sourceLocation: sourceLocation)
        #expect((config == nil) == !mistakes.isEmpty, sourceLocation: sourceLocation)
    }

    @Test func readsWhatATargetWants() throws {
        let text = """
            {"$schema": "x", "service": "art", "spec": "art/2024-05-06", "actions": ["CreateTask"],
             "access": "public", "server": true, "namespace": "Art"}
            """
        let (read, diagnostics) = BindingsConfig.read(SourceFile(path: "c", text: text))
        #expect(diagnostics.isEmpty)
        let config = try #require(read)
        #expect(config.spec?.value == "art/2024-05-06")
        #expect(config.actions?.map(\.value) == ["CreateTask"])
        #expect(config.access == .public)
        #expect(config.server)
        #expect(config.namespace?.value == "Art")
    }

    @Test func saysNothingButTheServiceByDefault() throws {
        let config = try #require(
            BindingsConfig.read(SourceFile(path: "c", text: #"{"service": "art"}"#)).config)
        #expect(config.access == .internal)
        #expect(!config.server)
        #expect(config.actions == nil)
    }

    @Test func theRuntimeMayHaveErrorsAndAService() throws {
        let text = #"{"errors": "common/errors.json", "errorsAccess": "public", "service": "sts"}"#
        let config = try #require(BindingsConfig.read(SourceFile(path: "c", text: text)).config)
        #expect(config.errors?.value == "common/errors.json")
        #expect(config.errorsAccess == .public)
        #expect(config.access == .internal)
        #expect(config.service?.value == "sts")
    }

    @Test func findsEveryMistake() {
        expectConfig(
            """
            {"service": ‸5, "spec": ‸"../art", "actions": ["A", ‸"A"], "access": ‸"pubic", "server": ‸1,
             "namespace": ‸"art", ‸"acces": "public"}
            """,
            [
                "\"service\" must be a string, not a number",
                "\"spec\" must be a path below the folder of descriptions, not \"../art\"; "
                    + "write it like \"mps/2019-06-12\"",
                "the action \"A\" comes twice; keep one of them",
                "unknown access \"pubic\"; did you mean \"public\"?",
                "\"server\" must be true or false, not a number",
                "\"namespace\" must be the name of a type: a capital, then letters and digits",
                "unknown key \"acces\" in the configuration; did you mean \"access\"?",
            ])
        expectConfig("‸{}", ["the configuration lacks \"service\"; add it"])
        expectConfig(
            #"‸{"errors": "common/errors.json", "spec": "art/2024-05-06"}"#,
            ["the configuration lacks \"service\"; add it"])
        expectConfig(
            #"‸{"errorsAccess": "public", "service": "art"}"#,
            ["\"errorsAccess\" has no \"errors\" to say it of; leave it out"])
    }

    @Test func theDescriptionMustBeTheServiceAndHaveTheActions() throws {
        let marked = Marked(
            path: "c", #"{"service": ‸"tra", "actions": ["CreateTask", ‸"CreateTaks"]}"#)
        let config = try #require(BindingsConfig.read(marked.source).config)
        let description = try Description(api: SourceFile(path: "api.json", text: Sample.api))
        #expect(
            config.diagnostics(for: description).map(\.description) == [
                "c:\(marked.places[0]): error: the description is of \"art\", not of \"tra\"; "
                    + "write \"art\", or name the folder of \"tra\" as \"spec\"",
                "c:\(marked.places[1]): error: the description has no action \"CreateTaks\"; "
                    + "did you mean \"CreateTask\"?",
            ])
    }
}
