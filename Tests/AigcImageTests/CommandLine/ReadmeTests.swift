import Foundation
import Testing

/// The README's lines, run as they are written, one block after the other in one empty folder.
@Suite struct ReadmeTests {
    private static func readme() throws -> String {
        let file = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../README.md")
        return try String(contentsOf: file.standardized, encoding: .utf8)
    }

    /// What stands between ```` ```sh ```` and its end.
    private static func blocks(_ text: String) -> [String] {
        text.split(separator: "```sh\n").dropFirst().compactMap { rest in
            rest.split(separator: "\n```", maxSplits: 1).first.map(String.init)
        }
    }

    /// Stands for `swift` where the package is built already, and its tests are running. Adding a service takes official
    /// metadata, which `.ci/checks/add-service` has.
    ///
    /// No file: a file that was written just now is busy while another test's program starts with its descriptor.
    private static let swift = """
        swift() {
            case "$*" in
                "run aigc-image "*) shift 2; aigc-image "$@" ;;
                test | "package "*" add-service "*) ;;
                *) echo "swift $*: not expected here" >&2; exit 64 ;;
            esac
        }
        """

    @Test func itsLinesRunAsWritten() throws {
        let folder = try TemporaryFolder()
        let script = try Self.blocks(Self.readme()).joined(separator: "\n")
        for part in ["generate", "--reference ", "batch ", "scene ", "swift test"] {
            #expect(script.contains(part), "the tour has no \(part)")
        }
        let outcome = try Program.shell("\(Self.swift)\n\(script)", in: folder).end()
        #expect(outcome.status == 0, "\(outcome.messages)")

        // Each file that a line names is there, and is an image.
        let words = script.split(whereSeparator: \.isWhitespace).map(String.init)
        let named = zip(words, words.dropFirst()).filter { $0.0 == "--output" }.map(\.1)
        #expect(named.count >= 3 && Set(named).count == named.count)
        for name in named {
            #expect(try folder.bytes(name).starts(with: ImageBytes.png.prefix(8)), "\(name)")
            #expect(outcome.output.contains("\(name)\n"))
        }
        // Each prompt of the batch has its picture, in the folder and on the page.
        let prompts = String(decoding: try folder.bytes("prompts.jsonl"), as: UTF8.self)
        let drawn = try FileManager.default.contentsOfDirectory(atPath: folder.file("out"))
            .filter { $0.hasSuffix(".png") || $0.hasSuffix(".jpg") }
        #expect(drawn.count == prompts.split(separator: "\n").count)
        let page = String(decoding: try folder.bytes("out/index.html"), as: UTF8.self)
        #expect(drawn.allSatisfy { page.contains("./\($0)") }, "\(drawn)")
        #expect(Set(folder.names) == Set(named + ["out", "prompts.jsonl"]))
    }
}
