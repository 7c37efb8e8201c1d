import Testing

/// `generate-bindings generate`.
@Suite struct GenerateTests {
    @Test func filesAreWrittenOnceAndUntouchedAfterwards() throws {
        let folder = try Folder(["api.json": Port.api, "refinements.json": Port.refinements])
        let arguments = [
            "generate", "--api", "api.json", "--refinements", "refinements.json", "--output-directory", "out",
        ]
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        #expect(outcome.messages == "")
        let names = try folder.names()
        #expect(names.contains("out/BindingsClient.swift"))
        #expect(!names.contains { $0.hasSuffix(".tmp") })
        #expect(try folder.text("out/BindingsClient.swift").contains("PortClient"))
        #expect(try Program.run(arguments, in: folder).status == 0)
        #expect(try folder.names() == names)
    }

    /// A configuration names the folder below a root, where the files are found.
    @Test func configuration() throws {
        let config = #"{"service": "port", "spec": "port/2024-05-06", "actions": ["Moor"]}"#
        let folder = try Folder(["bindings-config.json": config, "spec/port/2024-05-06/api.json": Port.api])
        let outcome = try Program.run(
            "generate", "--config", "bindings-config.json", "--spec-root", "spec", "--output-directory",
            "out", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try folder.names().contains("out/BindingsClient.swift"))
    }

    @Test func missingDescriptionIsNamedWhereItIsAskedFor() throws {
        let config = #"{"service": "port", "spec": "port/2020-01-01", "actions": ["Moor"]}"#
        let folder = try Folder(["bindings-config.json": config])
        let outcome = try Program.run(
            "generate", "--config", "bindings-config.json", "--spec-root", "spec", "--output-directory",
            "out", in: folder)
        #expect(outcome.status == 1)
        #expect(
            outcome.messages.hasPrefix(
                "bindings-config.json:1:29: error: there is no file spec/port/2020-01-01/api.json"))
        #expect(try folder.names() == ["bindings-config.json"])
    }

    /// Every mistake of every file at once, and no file written.
    @Test func mistakesWriteNothing() throws {
        let folder = try Folder([
            "api.json": Port.api.replacing(#""input": "MoorRequest""#, with: #""input": "MoreRequest""#),
            "refinements.json": Port.refinements.replacing("MoorRequest.Boat", with: "MoorRequest.Boot"),
        ])
        let outcome = try Program.run(
            "generate", "--api", "api.json", "--refinements", "refinements.json", "--output-directory", "out",
            in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.messages.contains("api.json:5:16: error: "))
        #expect(
            outcome.messages.contains(
                #"refinements.json:8:5: error: "MoorRequest" has no member "Boot"; did you mean "Boat"?"#))
        #expect(try folder.names() == ["api.json", "refinements.json"])
    }

    @Test func fileThatCannotBeRead() throws {
        let folder = try Folder()
        let outcome = try Program.run(
            "generate", "--api", "none.json", "--output-directory", "out", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.messages.hasPrefix("none.json: error: can't read this: "))
        #expect(try folder.names() == [])
    }

    @Test func folderThatCannotBeMade() throws {
        let folder = try Folder(["api.json": Port.api, "out": "a file in the way"])
        let outcome = try Program.run(
            "generate", "--api", "api.json", "--output-directory", "out/bindings", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.messages.hasPrefix("out"))
        #expect(outcome.messages.contains(": error: can't "))
        #expect(try folder.text("out") == "a file in the way")
    }
}
