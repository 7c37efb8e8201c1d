import Testing

/// `generate-bindings add-service`.
@Suite struct AddServiceTests {
    /// A folder with official metadata of two versions of a service, and an empty package beside it.
    private static func folder() throws -> Folder {
        try Folder([
            "tccli/services/port/v20240506/api.json": Port.api,
            "tccli/services/port/v20230101/api.json": Port.api.replacing("2024-05-06", with: "2023-01-01"),
            "package/Package.swift": "",
        ])
    }

    private static func add(_ arguments: String..., in folder: Folder) throws -> Program.Outcome {
        try Program.run(
            ["add-service"] + arguments + ["--package", "package", "--from", "tccli"], in: folder)
    }

    @Test func theNewestIsSetUp() throws {
        let folder = try Self.folder()
        let outcome = try Self.add("port", "--actions", "Moor", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try folder.text("package/spec/port/2024-05-06/api.json") == Port.api)
        let config = """
            {
              "service": "port",
              "spec": "port/2024-05-06",
              "actions": [
                "Moor"
              ],
              "access": "public"
            }

            """
        #expect(try folder.text("package/Sources/TencentCloudPORT/bindings-config.json") == config)
        let source = try folder.text("package/Sources/TencentCloudPORT/TencentCloudPORT.swift")
        #expect(source.hasSuffix("\n@_exported public import TencentCloudRuntime\n"))
        #expect(outcome.output.contains("name: \"TencentCloudPORT\""))
        #expect(
            outcome.output.contains(
                "plugins: [.plugin(name: \"GenerateBindings\", package: \"swift-tencentcloud\")]"))
        // What was set up generates.
        let generated = try Program.run(
            "generate", "--config", "package/Sources/TencentCloudPORT/bindings-config.json", "--spec-root",
            "package/spec",
            "--output-directory", "out", in: folder)
        #expect(generated.status == 0, "\(generated.messages)")
    }

    @Test func aVersionCanBeNamed() throws {
        let folder = try Self.folder()
        #expect(try Self.add("port/2023-01-01", "--target", "Harbour", in: folder).status == 0)
        #expect(
            try folder.text("package/Sources/Harbour/bindings-config.json").contains("\"port/2023-01-01\""))
        #expect(!(try folder.text("package/Sources/Harbour/bindings-config.json").contains("actions")))
    }

    /// A target that has sources and another service keeps them.
    @Test func servicesShareATarget() throws {
        let folder = try Self.folder()
        try folder.write("public struct Mine {}", to: "package/Sources/App/App.swift")
        try folder.write("{}", to: "package/Sources/App/bindings-config.json")
        let outcome = try Self.add("port", "--target", "App", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try folder.text("package/Sources/App/port.bindings-config.json").contains("\"port\""))
        #expect(try folder.text("package/Sources/App/bindings-config.json") == "{}")
        #expect((try? folder.text("package/Sources/App/App.swift")) == "public struct Mine {}")
    }

    @Test func bindingsCanBeCommitted() throws {
        let folder = try Self.folder()
        let outcome = try Self.add("port", "--committed", "--target", "Harbour", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("exclude: [\"Generated/bindings-config.json\"]"))
        #expect(!outcome.output.contains("plugins:"))
        #expect(try folder.text("package/Sources/Harbour/Generated/bindings-config.json").contains("port"))
        #expect(
            try folder.text("package/Sources/Harbour/Harbour.swift").contains("import TencentCloudRuntime"))
    }

    /// The official metadata has none; the official SDK has them.
    @Test func errorCodesComeFromTheOfficialSDK() throws {
        let folder = try Self.folder()
        try folder.write(
            """
            # -*- coding: utf8 -*-
            # Copyright (c)

            # The harbour is full.
            RESOURCEINSUFFICIENT_HARBOURFULL = 'ResourceInsufficient.HarbourFull'

            # Something failed.
            # Try again.
            INTERNALERROR = 'InternalError'

            """, to: "errorcodes.py")
        let outcome = try Self.add(
            "port", "--error-codes", "errorcodes.py", "--target", "Harbour", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let errors = try folder.text("package/spec/port/2024-05-06/errors.json")
        #expect(errors.contains("\"code\": \"ResourceInsufficient.HarbourFull\""))
        #expect(errors.contains("\"document\": \"Something failed. Try again.\""))
        let generated = try Program.run(
            "generate", "--config", "package/Sources/Harbour/bindings-config.json", "--spec-root",
            "package/spec",
            "--output-directory", "out", in: folder)
        #expect(generated.status == 0, "\(generated.messages)")
        #expect(try folder.text("out/BindingsActions.swift").contains("resourceInsufficientHarbourFull"))
        try folder.write("{}", to: "errorcodes.py")
        let none = try Self.add("port", "--error-codes", "errorcodes.py", "--target", "Other", in: folder)
        #expect(none.status == 1 && none.messages.contains("has no error codes"))
    }

    @Test(arguments: [
        (["part"], "error: there is no service \"part\" in tccli; did you mean \"port\"?\n"),
        (
            ["port", "--actions", "Moo"],
            "error: there is no action \"Moo\" in port/2024-05-06; did you mean \"Moor\"?\n"
        ),
    ])
    func whatIsNotThere(arguments: [String], message: String) throws {
        let folder = try Self.folder()
        let outcome = try Program.run(
            ["add-service"] + arguments + ["--package", "package", "--from", "tccli"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.messages == message)
        #expect((try? folder.text("package/spec/port/2024-05-06/api.json")) == nil)
    }

    @Test func whatIsThereIsNotReplaced() throws {
        let folder = try Self.folder()
        #expect(try Self.add("port", in: folder).status == 0)
        let again = try Self.add("port", in: folder)
        #expect(again.status == 1)
        #expect(again.messages.contains("bindings-config.json is there already"))
        try folder.write("{}", to: "package/spec/port/2024-05-06/api.json")
        let other = try Self.add("port", "--target", "Other", in: folder)
        #expect(other.status == 1)
        #expect(other.messages.contains("swift package update-spec takes newer ones over"))
        #expect(try folder.text("package/spec/port/2024-05-06/api.json") == "{}")
    }
}
