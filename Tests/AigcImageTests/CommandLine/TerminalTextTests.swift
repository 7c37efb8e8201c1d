import TencentCloudRuntime
import Testing

@testable import aigc_image

@Suite struct TerminalTextTests {
    private static let hostile = HostileText.text

    @Test func whatIsPutInIsEscapedAndLiteralsAreNot() {
        let text: TerminalText = "\u{1B}[2K\(Self.hostile)\n\("a\nb\tc")"
        #expect(text.rendered == "\u{1B}[2K\(HostileText.shown)\n" + #"a\nb\tc"#)
        // A text of this kind is put in as it is, and so it is escaped once at most.
        #expect(("<\(text)>" as TerminalText).rendered == "<\(text.rendered)>")
        #expect(("\(HostileText.shown)" as TerminalText).rendered == HostileText.shown)
        #expect(("\(7) \(true) 熊 é 👩‍👩‍👧" as TerminalText).rendered == "7 true 熊 é 👩‍👩‍👧")
    }

    @Test func emphasisHasNoWidthAndIsCutWithItsText() {
        let style = TextStyle(isPlain: false)
        let text: TerminalText = "ab\(style.red("cd\("\u{1B}")"))\(style.red("x"))"
        #expect(text.rendered == "ab\u{1B}[31mcd\\u001bx\u{1B}[0m")
        #expect(text.width == 11)
        #expect(text.prefix(3).rendered == "ab\u{1B}[31mc\u{1B}[0m")
        #expect(text.prefix(2) == "ab" && text.prefix(-1) == "" && text.prefix(99) == text)
        #expect(TextStyle(isPlain: true).red("cd") == "cd")
        #expect([text, "y"].joined(separator: ", ").width == 14)
    }

    @Test func tablesCountWhatIsSeen() {
        let table = TextTable(heading: ["A", "B"], rows: [["\u{1B}", "x"], ["1234567", "y"]])
        #expect(
            table.text(TextStyle(isPlain: true), width: nil).rendered
                == "A        B\n\\u001b   x\n1234567  y\n")
    }

    /// A line that is to be copied shows nothing raw, and means the same to a shell.
    @Test(.needs(.bash), arguments: [hostile, "two\nlines", "it's \u{7} \\n", "熊\u{1B}"])
    func aShellReadsBackWhatWasQuoted(word: String) throws {
        let quoted = ShellWord.quoted(word)
        #expect(quoted.printable == quoted)
        let folder = try TemporaryFolder()
        #expect(try Program(.bash, ["-c", "printf %s \(quoted)"], in: folder).end().output == word)
    }
}
