import APISpec
import Foundation
import Testing

@testable import BindingsGenerator

/// What is generated of the pet store, compared with the files in `Golden`, which are compiled into these tests and
/// put to use by ``GeneratedCodeTests``.
///
/// After a change of what is generated, look at what changed and then renew them:
/// ```
/// RENEW_GOLDEN=1 swift test --filter GoldenTests
/// ```
@Suite struct GoldenTests {
    private static let folder = PetstoreDescription.folder + "Golden"

    @Test func generatedFilesAreTheGoldenOnes() throws {
        let result = try PetstoreDescription.generate()
        #expect(result.diagnostics.map(\.description) == [])
        let files = try #require(result.files) + [try examples()]
        if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] != nil {
            try OutputDirectory(Self.folder).write(files)
        }
        for file in files {
            let golden = String(decoding: try POSIXFile.read("\(Self.folder)/\(file.name)"), as: UTF8.self)
            #expect(file.text == golden, "\(file.name) differs: see GoldenTests on how to renew it")
        }
    }

    @Test func generatingTwiceGivesTheSameBytes() throws {
        #expect(try PetstoreDescription.generate().files == PetstoreDescription.generate().files)
    }

    @Test func filesHaveTheirFixedNames() throws {
        #expect(
            try PetstoreDescription.generate().files?.map(\.name) == [
                "BindingsActions.swift", "BindingsEnumerations.swift", "BindingsRequests.swift",
                "BindingsResponses.swift", "BindingsTypes1.swift", "BindingsTypes2.swift",
                "BindingsTypes3.swift", "BindingsClient.swift", "BindingsServer.swift",
                "BindingsDescription.swift",
            ])
    }

    /// The examples of the documentation as functions, so that the compiler sees them.
    private func examples() throws -> OutputFile {
        let files = try #require(PetstoreDescription.generate().files)
        let client = try #require(files.first { $0.name == "BindingsClient.swift" }).text
        var text = "// The examples in the documentation of BindingsClient.swift, for the compiler to see.\n"
        var isInExample = false
        for line in client.split(separator: "\n") {
            let line = line.drop { $0 == " " }
            guard line.hasPrefix("///") else { continue }
            let code = line.dropFirst(4)
            if code == "```swift" {
                isInExample = true
                text += "\nprivate func example\(text.count)() async throws {\n"
            } else if code == "```", isInExample {
                isInExample = false
                text += "    _ = response\n}\n"
            } else if isInExample {
                text += "    \(code)\n"
            }
        }
        return OutputFile(name: "Examples.swift", text: text)
    }
}
