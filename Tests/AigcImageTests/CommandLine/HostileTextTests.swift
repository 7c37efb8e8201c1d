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

    private static let commands: [[String]] = [
        ["generate", "x", "-o", "x.png"], ["generate", HostileText.text], ["wait", task],
        ["describe", task], ["download", task, "-o", "y.png"],
        ["call", "mps", "DescribeAigcImageTask", "--json", #"{"TaskId":"x"}"#],
        ["batch", "prompts.jsonl", "-o", "out"], ["batch", "no\(HostileText.text)", "-o", "out"],
        ["batch", "bad.jsonl", "-o", "out"], ["wait", HostileText.text], ["download", task, "-o", "."],
        ["generate", "x", "-o", "no\(HostileText.text)/x.png"], [HostileText.text],
        ["generate", "x", "-m", HostileText.text, "-o", "z.png"], ["models", HostileText.text],
        ["generate", "x", "-o", "\(HostileText.text).png"],
    ]

    private func prepare() throws {
        let row: JSONValue = ["id": .string("id \(HostileText.text)"), "prompt": .string(HostileText.text)]
        try folder.write(Array("\(row.text())\n".utf8), to: "prompts.jsonl")
        let bad: JSONValue = [HostileText.text: .string(HostileText.text)]
        try folder.write(Array("\(bad.text())\n".utf8), to: "bad.jsonl")
    }

    private func arguments(_ index: Int, _ server: FileServer) -> [String] {
        let command = Self.commands[index]
        let isCall = !["models", HostileText.text].contains(command[0])
        return isCall ? command + ["--endpoint", server.url("")] : command
    }

    @Test(
        arguments: commands.indices, [HostileText.Conduct.refuses, .fails, .draws])
    func noMessageHoldsIt(index: Int, conduct: HostileText.Conduct) throws {
        try prepare()
        let server = try HostileText.server(conduct)
        let outcome = try Program(
            arguments(index, server), in: folder, environment: Self.keys
        ).end()
        #expect(HostileText.controls(in: outcome.messages) == [], "\(outcome.messages.debugDescription)")
        // A line of the results is a line, for scripts too.
        if Self.commands[index][0] != "call" {
            #expect(HostileText.controls(in: outcome.output) == [], "\(outcome.output.debugDescription)")
            #expect(outcome.output.filter(\.isNewline).count == outcome.output.filter { $0 == "\n" }.count)
        }
    }

    /// With all that a terminal gets in addition: colours, a line that is rewritten, pretty JSON.
    @Test(
        .needs(.script),
        arguments: commands.indices, [HostileText.Conduct.refuses, .fails, .draws])
    func noTerminalGetsIt(index: Int, conduct: HostileText.Conduct) throws {
        try prepare()
        let server = try HostileText.server(conduct)
        for extra in [[], ["--json"]] where extra.isEmpty || Self.commands[index].count > 1 {
            if !extra.isEmpty, ["call"].contains(Self.commands[index][0]) { continue }
            let screen = try screen(arguments(index, server) + extra)
            #expect(HostileText.controls(in: screen) == [], "\(screen.debugDescription)")
        }
    }

    /// What the program shows on a terminal, without what it does to the terminal itself.
    private func screen(_ arguments: [String]) throws -> String {
        let words = arguments.map { "'\($0.replacing("'", with: #"'\''"#))'" }.joined(separator: " ")
        try folder.write(Array("stty cols 60\naigc-image \(words)\n".utf8), to: "run.sh")
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
