import Testing

/// `generate-bindings write`.
@Suite struct WriteTests {
    private static let config = #"{"service": "port", "spec": "port/2024-05-06"}"#

    private static func folder(_ config: String) throws -> Folder {
        try Folder(["spec/port/2024-05-06/api.json": Port.api, config: Self.config])
    }

    @Test func bindingsAreWrittenBesideTheirConfiguration() throws {
        let folder = try Self.folder("Sources/Harbour/Generated/bindings-config.json")
        let outcome = try Program.run("write", "Sources/Harbour/Generated/bindings-config.json", in: folder)
        #expect(outcome.status == 0)
        #expect(
            outcome.messages == "Sources/Harbour/Generated/bindings-config.json: 10 of 10 files written\n")
        #expect(try folder.text("Sources/Harbour/Generated/BindingsClient.swift").contains("func moor"))
        let again = try Program.run("write", "Sources/Harbour/Generated/bindings-config.json", in: folder)
        #expect(again.messages == "Sources/Harbour/Generated/bindings-config.json: 0 of 10 files written\n")
    }

    @Test func severalKeepApart() throws {
        let folder = try Self.folder("Sources/Harbour/Generated/port.bindings-config.json")
        #expect(
            try Program.run("write", "Sources/Harbour/Generated/port.bindings-config.json", in: folder).status
                == 0)
        #expect(try folder.text("Sources/Harbour/Generated/portBindingsClient.swift").contains("func moor"))
    }

    @Test func aCheckTellsWhatIsNotCurrent() throws {
        let folder = try Self.folder("Sources/Harbour/Generated/bindings-config.json")
        let missing = try Program.run(
            "write", "--check", "Sources/Harbour/Generated/bindings-config.json", in: folder)
        #expect(missing.status == 1)
        #expect((try? folder.text("Sources/Harbour/Generated/BindingsClient.swift")) == nil)
        #expect(
            try Program.run("write", "Sources/Harbour/Generated/bindings-config.json", in: folder).status == 0
        )
        let current = try Program.run(
            "write", "--check", "Sources/Harbour/Generated/bindings-config.json", in: folder)
        #expect(current.status == 0 && current.messages.isEmpty)
        try folder.write("// mine", to: "Sources/Harbour/Generated/BindingsClient.swift")
        let stale = try Program.run(
            "write", "--check", "Sources/Harbour/Generated/bindings-config.json", in: folder)
        #expect(stale.status == 1)
        #expect(
            stale.messages == """
                Sources/Harbour/Generated/BindingsClient.swift: error: not what Sources/Harbour/Generated/bindings-config.json makes; \
                run swift package write-bindings

                """)
        #expect(try folder.text("Sources/Harbour/Generated/BindingsClient.swift") == "// mine")
    }

    @Test func mistakesWriteNothing() throws {
        let folder = try Self.folder("Sources/Harbour/Generated/bindings-config.json")
        try folder.write(
            #"{"service": "port", "spec": "port/2024-05-06", "actions": ["More"]}"#,
            to: "Sources/Harbour/Generated/bindings-config.json")
        let outcome = try Program.run("write", "Sources/Harbour/Generated/bindings-config.json", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.messages.contains("Sources/Harbour/Generated/bindings-config.json:1:"))
        #expect((try? folder.text("Sources/Harbour/Generated/BindingsClient.swift")) == nil)
    }
}
