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

    /// The shells themselves read the scripts, those that this machine has.
    @Test(arguments: CompletionScript.Shell.allCases)
    func shellsReadThem(shell: CompletionScript.Shell) throws {
        let folder = try TemporaryFolder()
        try folder.write(Array(Self.script.text(for: shell).utf8), to: "script")
        let check = ShellRun(shell, [shell == .fish ? "--no-execute" : "-n", folder.file("script")])
        guard let check else { return }
        #expect(check.status == 0, "\(check.output)")
    }

    @Test(arguments: [
        ("''", "generate batch scene wait"), ("sc", "scene"), ("scene ''", "try-on product outpaint"),
        ("scene try-on --clo", "--clothes"), ("generate x --model Klin", "Kling"),
        ("generate x --model = Klin", "Kling"), ("generate x -f ''", "png jpeg"),
        ("call ''", "mps vod"), ("describe x --serv", "--service"),
    ])
    func bashCompletes(line: String, expected: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Array(Self.script.text(for: .bash).utf8), to: "script")
        let run = ShellRun(
            .bash,
            [
                "-c",
                """
                source \(folder.file("script"))
                COMP_WORDS=(aigc-image \(line)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _aigc_image
                echo "${COMPREPLY[*]}"
                """,
            ])
        guard let run else { return }
        #expect(run.output.hasPrefix(expected), "\(run.output)")
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
    @Test(arguments: [
        (CompletionScript.Shell.bash, "--norc --noprofile -i", ":"),
        (.zsh, "-f -i", "autoload -U compinit; compinit -u -D"),
    ])
    func keysAreCompleted(shell: CompletionScript.Shell, options: String, beginning: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("out"), withIntermediateDirectories: false)
        for name in ["prompts.jsonl", "my prompts.jsonl"] { try folder.write([], to: name) }
        try folder.write(Array(Self.script.text(for: shell).utf8), to: "completion")
        guard let session = try ShellSession("\(shell)", options: options, in: folder) else { return }
        session.type("\(beginning)\nsource completion\n")
        session.type("aigc-image() { local IFS='|'; echo \"$*\" > words; mv words typed; }\n")
        for (keys, expected) in Self.keys {
            session.type("aigc-image \(keys)\n")
            try session.wait(for: "typed")
            let typed = String(decoding: try folder.bytes("typed"), as: UTF8.self)
            // The slash behind a folder is a matter of taste.
            #expect([expected + "\n", expected + "/\n"].contains(typed), "\(typed)")
            try FileManager.default.removeItem(atPath: folder.file("typed"))
        }
    }

    /// fish says what it would offer.
    @Test(arguments: [
        ("sc", ["scene"]), ("scene ", ["outpaint", "product", "try-on"]),
        ("scene try-on --clo", ["--clothes"]),
        ("generate x --model Kling:O", ["Kling:O1"]), ("generate x --model=Kling:O", ["--model=Kling:O1"]),
        ("generate x -f ", ["jpeg", "png"]), ("generate x --size ", []), ("help gen", ["generate"]),
        ("generate x --aspect-ratio 16", ["16:9"]), ("batch pro", ["prompts.jsonl"]),
        ("generate x --reference pro", ["prompts.jsonl"]), ("batch x -o ou", ["out/"]),
        ("describe x --serv", ["--service"]),
    ])
    func fishOffers(line: String, expected: [String]) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("out"), withIntermediateDirectories: false)
        try folder.write([], to: "prompts.jsonl")
        try folder.write(Array(Self.script.text(for: .fish).utf8), to: "script")
        let commands = "cd \(folder.path); source script; complete -C 'aigc-image \(line)'"
        guard let run = ShellRun(.fish, ["--no-config", "-c", commands]) else { return }
        let offered = run.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        #expect(offered == expected, "\(run.output)")
    }

    @Test func wordsAreQuotedForShells() {
        #expect(ShellWord.quoted("panda.png") == "panda.png" && ShellWord.quoted("") == "''")
        #expect(ShellWord.quoted("a b") == "'a b'" && ShellWord.quoted("it's") == #"'it'\''s'"#)
        #expect(ShellWord.fish(#"a\'b"#) == #"'a\\\'b'"#)
    }
}

/// A shell, run to its end; nil where there is none of its kind.
private struct ShellRun {
    var status: Int32
    var output: String

    init?(_ shell: CompletionScript.Shell, _ arguments: [String]) {
        let paths = ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(shell)" }
        guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return nil
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        guard (try? process.run()) != nil else { return nil }
        output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }
}
