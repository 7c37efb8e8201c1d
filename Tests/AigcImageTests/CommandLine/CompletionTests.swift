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
