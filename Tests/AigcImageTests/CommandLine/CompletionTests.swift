import Foundation
import Testing

@testable import aigc_image

@Suite struct CompletionTests {
    private static let script = CompletionScript(commands: Commands.all)

    @Test(arguments: CompletionScript.Shell.allCases)
    func everyCommandAndOptionIsThere(shell: CompletionScript.Shell) {
        let text = Self.script.text(for: shell)
        for command in Commands.all {
            for word in command.words { #expect(text.contains(word)) }
            for option in command.options {
                #expect(text.contains(shell == .fish ? "-l \(option.name) " : option.flag))
            }
        }
        #expect(text.contains("Kling"))
    }

    /// The shells themselves read their scripts.
    @Test(.needs(.bash)) func bashReadsItsScript() throws { try readsItsScript(.bash, "-n") }
    @Test(.needs(.zsh)) func zshReadsItsScript() throws { try readsItsScript(.zsh, "-n") }
    @Test(.needs(.fish)) func fishReadsItsScript() throws { try readsItsScript(.fish, "--no-execute") }

    private func readsItsScript(_ shell: Tool, _ option: String) throws {
        let folder = try folder(withScriptFor: shell)
        let check = try Program(shell, [option, "script"], in: folder).end()
        #expect(check.status == 0, "\(check.messages)")
    }

    private func folder(withScriptFor shell: Tool) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let kind = try #require(CompletionScript.Shell(rawValue: shell.rawValue))
        try folder.write(Array(Self.script.text(for: kind).utf8), to: "script")
        return folder
    }

    @Test(
        .needs(.bash),
        arguments: [
            ("''", "generate batch scene wait"), ("sc", "scene"), ("scene ''", "try-on product outpaint"),
            ("scene try-on --clo", "--clothes"), ("generate x --model Klin", "Kling"),
            ("generate x --model = Klin", "Kling"), ("generate x -f ''", "png jpeg"),
            ("call ''", "mps vod"), ("describe x --serv", "--service"),
        ])
    func bashCompletes(line: String, expected: String) throws {
        let folder = try folder(withScriptFor: .bash)
        let commands = """
            source ./script
            COMP_WORDS=(aigc-image \(line)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _aigc_image
            echo "${COMPREPLY[*]}"
            """
        let run = try Program(.bash, ["-c", commands], in: folder).end()
        #expect(run.output.hasPrefix(expected), "\(run)")
    }

    private static let keys = [
        ("sce\t", "scene"), ("scene t\t", "scene|try-on"), ("help gen\t", "help|generate"),
        ("generate x --model Kling:O\t", "generate|x|--model|Kling:O1"),
        ("generate x --model=Kling:O\t", "generate|x|--model=Kling:O1"),
        ("generate x --aspect-ratio 16\t", "generate|x|--aspect-ratio|16:9"),
        ("generate x -f j\t", "generate|x|-f|jpeg"), ("describe x --serv\t m\t", "describe|x|--service|mps"),
        ("batch pro\t", "batch|prompts.jsonl"), ("batch my\t", "batch|my prompts.jsonl"),
        ("batch x --output-directory ou\t", "batch|x|--output-directory|out"),
    ]

    /// Keys as a user presses them, at the shell's own prompt: what the shell makes of them is what the program gets.
    @Test(.needs(.script, .bash)) func bashCompletesKeys() throws {
        try completesKeys(.bash, options: "--norc --noprofile -i", beginning: ":")
    }

    @Test(.needs(.script, .zsh)) func zshCompletesKeys() throws {
        try completesKeys(.zsh, options: "-f -i", beginning: "autoload -U compinit; compinit -u -D")
    }

    private func completesKeys(_ shell: Tool, options: String, beginning: String) throws {
        let folder = try folder(withScriptFor: shell)
        try FileManager.default.createDirectory(
            atPath: folder.file("out"), withIntermediateDirectories: false)
        for name in ["prompts.jsonl", "my prompts.jsonl"] { try folder.write([], to: name) }
        let session = try ShellSession(shell, options: options, in: folder)
        try session.type("\(beginning)\nsource ./script\n")
        try session.type("aigc-image() { local IFS='|'; echo \"$*\" > words; mv words typed; }\n")
        for (keys, expected) in Self.keys {
            try session.type("aigc-image \(keys)\n")
            try session.wait(for: "typed")
            let typed = String(decoding: try folder.bytes("typed"), as: UTF8.self)
            // The slash behind a folder is a matter of taste.
            #expect([expected + "\n", expected + "/\n"].contains(typed), "\(typed)")
            try FileManager.default.removeItem(atPath: folder.file("typed"))
        }
    }

    /// What was never launched can't be ended: that would take all tests with it.
    @Test func aSessionThatCannotStartIsAnError() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.removeItem(atPath: folder.path)
        for shell in [Tool.bash, .zsh] {
            #expect(throws: (any Error).self) { try ShellSession(shell, options: "", in: folder) }
        }
    }

    /// fish says what it would offer.
    @Test(
        .needs(.fish),
        arguments: [
            ("sc", ["scene"]), ("scene ", ["outpaint", "product", "try-on"]),
            ("scene try-on --clo", ["--clothes"]),
            ("generate x --model Kling:O", ["Kling:O1"]),
            ("generate x --model=Kling:O", ["--model=Kling:O1"]),
            ("generate x -f ", ["jpeg", "png"]), ("generate x --size ", []), ("help gen", ["generate"]),
            ("generate x --aspect-ratio 16", ["16:9"]), ("batch pro", ["prompts.jsonl"]),
            ("generate x --reference pro", ["prompts.jsonl"]), ("batch x -o ou", ["out/"]),
            ("describe x --serv", ["--service"]),
        ])
    func fishOffers(line: String, expected: [String]) throws {
        let folder = try folder(withScriptFor: .fish)
        try FileManager.default.createDirectory(
            atPath: folder.file("out"), withIntermediateDirectories: false)
        try folder.write([], to: "prompts.jsonl")
        let commands = "source ./script; complete -C 'aigc-image \(line)'"
        let run = try Program(.fish, ["--no-config", "-c", commands], in: folder).end()
        let offered = run.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        #expect(offered == expected, "\(run)")
    }

    @Test func wordsAreQuotedForShells() {
        #expect(ShellWord.quoted("panda.png") == "panda.png" && ShellWord.quoted("") == "''")
        #expect(ShellWord.quoted("a b") == "'a b'" && ShellWord.quoted("it's") == #"'it'\''s'"#)
        #expect(ShellWord.fish(#"a\'b"#) == #"'a\\\'b'"#)
    }
}
