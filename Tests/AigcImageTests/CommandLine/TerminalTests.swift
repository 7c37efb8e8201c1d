import Foundation
import TencentCloudLocal
import Testing

/// What somebody sees who sits at a terminal.
@Suite(.needs(.script)) struct TerminalTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Output and messages, as they come together on the screen.
    private func screen(
        _ command: String, _ environment: [String: String] = [:], columns: Int = 80
    ) throws -> String {
        let line = "script -q -e -c \"stty cols \(columns); \(command)\" /dev/null < /dev/null || true"
        return try Program.shell(
            line, in: folder, environment: ["TERM": "xterm"].merging(environment) { $1 }
        ).end().output
    }

    @Test func coloursAreForThoseWhoWantThem() throws {
        for command in ["aigc-image models qwen", "aigc-image genrate", "aigc-image --help"] {
            #expect(try screen(command).contains("\u{1B}["), "\(command)")
            #expect(try screen(command, ["NO_COLOR": ""]).contains("\u{1B}["), "\(command)")
            #expect(try !screen(command, ["NO_COLOR": "1"]).contains("\u{1B}["), "\(command)")
            #expect(try !screen(command, ["TERM": "dumb"]).contains("\u{1B}["), "\(command)")
        }
    }

    /// State, elapsed time and an estimate, on a line that is rewritten.
    @Test func progressIsALineThatIsRewritten() throws {
        let local = try LocalService.start(
            .init(taskDuration: .seconds(4), queueDuration: .zero, limitsRequestRate: false))
        let environment = Program.credentials(of: local)
        let command =
            "aigc-image generate x --service vod --sub-app-id 1500000001 -o x.png --endpoint \(local.url)"
        let text = try screen(command, environment.merging(["NO_COLOR": "1"]) { $1 })
        let frames = text.split(separator: "\r")
        #expect(frames.count > 5 && !text.contains("\u{1B}[3"))
        #expect(text.contains(/drawing ━+ \d+%  \d+\.\d s, about \d+ s left/), "\(frames.suffix(9))")
        #expect(text.hasSuffix("\u{1B}[Kx.png\r\n"), "\(frames.suffix(2))")
        // No line is wider than the terminal: it couldn't be rewritten.
        let narrow = try screen(
            "aigc-image generate y --local -o y.png", ["NO_COLOR": "1"], columns: 40)
        for frame in narrow.split(separator: "\r") {
            #expect(frame.replacing("\u{1B}[K", with: "").count <= 40, "\(frame)")
        }
    }

    /// A batch has one line for all, with its rate and the time left.
    @Test func aBatchHasOneLine() throws {
        let local = try LocalService.start(.init(queueDuration: .zero, limitsRequestRate: false))
        let prompts = (0..<12).map { "\"panda \($0)\"\n" }.joined()
        try folder.write(Array(prompts.utf8), to: "p.jsonl")
        let text = try screen(
            "aigc-image batch p.jsonl -o out --endpoint \(local.url)",
            Program.credentials(of: local).merging(["NO_COLOR": "1"]) { $1 }, columns: 120)
        #expect(
            text.contains(/\d+ of 12 saved, 4 under way, \d+ a minute, about \d+ s left/),
            "\(text.suffix(900))")
        #expect(text.contains("12 of 12 saved; see out/index.html"))
        #expect(text.split(separator: "\r\n").count <= 2, "\(text.suffix(900))")
    }
}
