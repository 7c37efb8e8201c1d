import Testing

@testable import BindingsGenerator

/// What becomes of an action's own settings.
@Suite struct ActionTests {
    private func swift(_ setting: String, config: String = "{}") throws -> String {
        try Snippet(
            actions: #"""
                "Do": {"document": "", "input": "DoRequest", "name": "", "output": "DoResponse", \#(setting)}
                """#, config: config
        ).swift()
    }

    @Test func withoutASignature() throws {
        #expect(try swift(#""skip_sign": true"#).contains("signing: .skip"))
        #expect(!(try swift(#""skip_sign": false"#).contains("signing:")))
        let server = #"{"service": "test", "spec": "test/2026-01-01", "server": true}"#
        #expect(try swift(#""skip_sign": true"#, config: server).contains(#"unsigned: ["Do"]"#))
        #expect(!(try swift(#""skip_sign": false"#, config: server).contains("unsigned:")))
    }

    @Test func withoutAFuture() throws {
        #expect(try !swift(#""status": "online""#).contains("@available"))
        let deprecated = #"@available(*, deprecated, message: "The service has deprecated this action.")"#
        #expect(try swift(#""status": "deprecated""#).contains(deprecated))
        let offline = "The service does not answer this action any more."
        #expect(
            try swift(#""status": "offline""#)
                .contains(#"@available(*, deprecated, message: "\#(offline)")"#))
    }

    @Test func offlineActionsAreServedWithoutAWarning() throws {
        let swift = try swift(
            #""status": "offline""#,
            config: #"{"service": "test", "spec": "test/2026-01-01", "server": true}"#)
        #expect(swift.contains(#"handlers["Do"] = "#))
    }
}
