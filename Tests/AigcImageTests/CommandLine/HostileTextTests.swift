import Foundation
import JSONCoding
import Testing

@testable import aigc_image

/// What a server, a file or a prompt brings reaches nobody's terminal as it stands.
@Suite struct HostileTextTests {
    let folder: TemporaryFolder
    private static let keys = ["TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key"]
    private static let task = "4-AigcImage-\(HostileText.text)"

    init() throws { folder = try TemporaryFolder() }

    /// What is said without a service.
    private static let mistakes: [[String]] = [
        ["batch", "no\(HostileText.text)", "-o", "out"], ["batch", "bad.jsonl", "-o", "out"],
        ["wait", HostileText.text], ["generate", "x", "-o", "no\(HostileText.text)/x.png"],
        [HostileText.text], ["models", HostileText.text], ["generate", "x", "--size", HostileText.text],
    ]
    /// What is said with one.
    private static let calls: [[String]] = [
        ["generate", "x", "-o", "x.png"], ["generate", HostileText.text], ["wait", task],
        ["describe", task], ["download", task, "-o", "y.png"],
        ["generate", "x", "-o", "\(HostileText.text).png"], ["batch", "prompts.jsonl", "-o", "out"],
        ["generate", "x", "-m", HostileText.text, "-o", "z.png"],
    ]
    private static let raw = ["call", "mps", "DescribeAigcImageTask", "--json", #"{"TaskId":"x"}"#]

    private func prepare() throws {
        let row: JSONValue = ["id": .string("id \(HostileText.text)"), "prompt": .string(HostileText.text)]
        try folder.write(Array("\(row.text())\n".utf8), to: "prompts.jsonl")
        let bad: JSONValue = [HostileText.text: .string(HostileText.text)]
        try folder.write(Array("\(bad.text())\n".utf8), to: "bad.jsonl")
    }

    /// A script of them, one after the other, whatever comes of each.
    private static func script(_ commands: [[String]]) -> String {
        commands.map { words in
            let quoted = words.map { "'\($0.replacing("'", with: #"'\''"#))'" }
            return "aigc-image \(quoted.joined(separator: " ")) || true\n"
        }.joined()
    }

    private static func calls(_ server: FileServer, _ more: [String] = []) -> [[String]] {
        calls.map { $0 + more + ["--endpoint", server.url("")] }
    }

    /// In a pipe, for a script's log; there a line of the results is a line, too.
    @Test(arguments: [HostileText.Conduct.refuses, .fails, .draws])
    func noMessageHoldsIt(conduct: HostileText.Conduct) throws {
        try prepare()
        let server = try HostileText.server(conduct)
        let commands = Self.calls(server) + (conduct == .refuses ? Self.mistakes : [])
        let outcome = try Program.shell(Self.script(commands), in: folder, environment: Self.keys).end()
        #expect(outcome.messages.count > 100)
        for line in outcome.messages.split(separator: "\n") + outcome.output.split(separator: "\n") {
            #expect(HostileText.controls(in: String(line)) == [], "\(line.debugDescription)")
        }
    }

    /// With all that a terminal gets in addition: colours, a line that is rewritten, JSON on the screen.
    @Test(
        .needs(.script),
        arguments: [HostileText.Conduct.refuses, .fails, .draws])
    func noTerminalGetsIt(conduct: HostileText.Conduct) throws {
        try prepare()
        let server = try HostileText.server(conduct)
        let raw = [Self.raw + ["--endpoint", server.url("")]]
        var commands = Self.calls(server) + raw
        // Only what draws has a result in JSON that a failure hasn't.
        commands += conduct == .refuses ? Self.mistakes : Self.calls(server, ["--json"])
        let screen = try screen(Self.script(commands))
        #expect(screen.count > 100)
        for line in screen.split(separator: "\n") {
            #expect(HostileText.controls(in: String(line)) == [], "\(line.debugDescription)")
        }
    }

    /// What a script shows on a terminal, without what the program does to the terminal itself.
    private func screen(_ script: String) throws -> String {
        try folder.write(Array("stty cols 60\n\(script)".utf8), to: "run.sh")
        let shown = try Program.shell(
            "script -q -e -c 'bash run.sh' /dev/null < /dev/null || true", in: folder,
            environment: Self.keys.merging(["TERM": "xterm"]) { $1 }
        ).end().output
        return
            shown
            .replacing(/\u{1B}\[(0|1|2|31|32)m/, with: "").replacing("\r\u{1B}[K", with: "")
            .replacing("\u{1B}[K", with: "").replacing("\r\n", with: "\n")
            .replacing(/\r(?=[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] |\n)/, with: "")
    }

    @Test func whatItIsCanBeSeen() throws {
        try prepare()
        let refusing = try HostileText.server(.refuses)
        func messages(_ arguments: String..., server: FileServer) throws -> String {
            try Program(
                arguments + ["--endpoint", server.url("")], in: folder, environment: Self.keys
            ).end().messages
        }
        let refused = try messages("generate", "x", "-o", "x.png", server: refusing)
        #expect(refused.contains("Code.\(HostileText.shown)"), "\(refused)")
        #expect(refused.contains("message \(HostileText.shown)"), "\(refused)")
        let drawing = try HostileText.server(.draws)
        let drawn = try messages("generate", "x", "-o", "x.png", server: drawing)
        #expect(drawn.contains("task 4-AigcImage-\(HostileText.shown)"), "\(drawn)")
        let batch = try messages("batch", "prompts.jsonl", "-o", "out", server: drawing)
        #expect(batch.contains(" id \(HostileText.shown): "), "\(batch)")
        let mistake = try messages("batch", "bad.jsonl", "-o", "out", server: drawing)
        #expect(mistake.contains(HostileText.shown), "\(mistake)")
    }

    /// Scripts that read JSON get every byte, as before.
    @Test func aPipeGetsJSONAsItIs() throws {
        let server = try HostileText.server(.draws)
        let outcome = try Program.run(
            "wait", Self.task, "--json", "-q", "--endpoint", server.url(""), in: folder,
            environment: Self.keys)
        #expect(outcome.output.contains("\u{9B}") && outcome.output.contains("\u{202E}"))
        let url = try JSONValue(jsonText: outcome.output)["images"]?.array?.first?["url"]?.string
        #expect(url?.hasSuffix(HostileText.url) == true)
        let plain = try Program.run(
            "wait", Self.task, "-q", "--endpoint", server.url(""), in: folder, environment: Self.keys)
        #expect(plain.output == server.url("/\(HostileText.shown).png") + "\n")
    }
}
