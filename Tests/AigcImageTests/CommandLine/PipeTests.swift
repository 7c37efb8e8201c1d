import Foundation
import Testing

/// The command line between other programs: prompts from the input, images to the output.
@Suite struct PipeTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        "printf 'a fox\\n' | aigc-image generate - --local -o - > picture",
        "aigc-image scene outpaint https://example.com/me.jpg --aspect-ratio 21:9 --local -o - > picture",
    ])
    func anImageGoesToTheOutput(line: String) throws {
        let outcome = try Program.shell(
            "mkdir pass\n\(line)", in: folder, environment: ["TMPDIR": folder.file("pass")]
        ).end()
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.messages)")
        #expect(outcome.messages.contains("saving"))
        #expect(try folder.bytes("picture").starts(with: ImageBytes.png.prefix(8)))
        // Nothing stays on the way.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("pass")).isEmpty)
    }

    @Test func aPromptComesFromTheInput() throws {
        let outcome = try Program.shell(
            "printf 'a fox,\\nand a hare\\n' | aigc-image generate - --local -q", in: folder
        ).end()
        #expect(outcome.output == "a-fox-and-a-hare.png\n", "\(outcome.messages)")
        let empty = try Program.shell("aigc-image generate - --local < /dev/null", in: folder).end()
        #expect(empty.status == 2 && empty.messages.contains("the prompt is empty"))
    }

    /// What fails leaves nothing behind, neither on the output.
    @Test(arguments: [
        ("generate '[[fail:ModelGenerateFailed]] x' --local -o -", 1, "ModelGenerateFailed"),
        ("generate x --local -o - -s 1x1 -m Hunyuan:3.0", 2, "512 to 2048 pixels"),
        ("generate x --local -o - --json", 2, "both want the output"),
        ("generate x --local --service vod -o - --count 2", 2, "takes one image, not 2"),
    ])
    func whatFailsPrintsNothing(arguments: String, status: Int32, message: String) throws {
        let outcome = try Program.shell(
            "mkdir pass\naigc-image \(arguments)", in: folder, environment: ["TMPDIR": folder.file("pass")]
        ).end()
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.messages.contains(message), "\(outcome.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("pass")).isEmpty)
    }

    @Test func linesOfTextAreABatch() throws {
        let outcome = try Program.shell(
            "printf 'a fox\\n\\n  a \"hare\"\\r\\n' | aigc-image batch - --lines -o out --local --quiet",
            in: folder
        ).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("out"))
        #expect(Set(names).isSuperset(of: ["a-fox.png", "a-hare.png"]), "\(names)")
        let json = try Program.shell("echo 'a fox' | aigc-image batch - -o out --local", in: folder).end()
        #expect(json.status == 2)
        #expect(json.messages.contains("input:1: ") && json.messages.contains("--lines"), "\(json.messages)")
    }
}
