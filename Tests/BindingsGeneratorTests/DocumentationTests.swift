import Testing

@testable import BindingsGenerator

@Suite struct DocumentationTests {
    @Test func longLinesAreWrappedAndListsStayLists() {
        let lines = DocText.wrapped("- one two three four five six", width: 12)
        #expect(lines == ["- one two", "  three four", "  five six"])
    }

    @Test func wrappingStartsNoListOrHeading() {
        #expect(DocText.wrapped("a sum of 7 - 3 is 4", width: 10) == ["a sum of 7 -", "3 is 4"])
        #expect(DocText.wrapped("see number 12. of these", width: 10) == ["see number 12.", "of these"])
    }

    @Test func blankLinesDoNotPileUp() {
        #expect(DocText.lines(of: "\n\na  \r\n\n\nb\n\n") == ["a", "", "b"])
    }

    @Test func controlCharactersAreLeftOut() {
        #expect(DocText.lines(of: "a\u{0}b\r\n\u{B}\nc\t") == ["ab", "", "c"])
    }

    @Test func textsOfDescriptionsAreNoSymbolLinks() {
        #expect(DocText.lines(of: "See ``Foo`` and `Bar`.") == ["See `Foo` and `Bar`."])
    }

    @Test func summaryIsTheFirstSentence() {
        #expect(DocText.summary("Draws, e.g. a panda. And more.\nAnd more.") == "Draws, e.g. a panda.")
        #expect(DocText.summary("Version 3.0 draws. More.") == "Version 3.0 draws.")
        #expect(DocText.summary("图片。更多") == "图片。")
    }

    @Test func cellsKeepToTheirColumns() {
        #expect(DocText.cell("a | b\nc") == #"a \| b c"#)
    }

    @Test(
        arguments: [
            ("a\"b\\", #""a\"b\\""#), ("a\nb", #""a\nb""#), ("\u{7}", #""\u{7}""#), ("好", #""好""#),
            ("\u{2028}", #""\u{2028}""#), ("\u{0}\u{85}\r", #""\u{0}\u{85}\r""#),
            ("\u{202E}\u{2066}", #""\u{202E}\u{2066}""#), ("\\(a)", #""\\(a)""#), ("\"\"\"", #""\"\"\"""#),
        ])
    func literals(_ text: String, _ literal: String) {
        #expect(SwiftText.literal(text) == literal)
    }

    @Test(arguments: [
        (#"{"a":1}"#, ##"#"{"a":1}"#"##), ("a", #""a""#), (##"a"#b"##, ##""a\"#b""##),
        ("a\"#\u{301}", "\"a\\\"#\u{301}\""), (##"\#(a) ""##, ##""\\#(a) \"""##),
    ])
    func rawLiterals(_ text: String, _ literal: String) {
        #expect(SwiftText.rawLiteral(text) == literal)
    }

    /// The controls, the separators and the directions: whatever ends a line for someone or turns it round.
    @Test func whateverIsWrittenStaysOnItsLine() {
        let controls =
            Array(0x00...0x1F) + Array(0x7F...0x9F) + [0x61C, 0x200E, 0x200F] + Array(0x2028...0x202E)
            + Array(0x2066...0x2069) + [0xFEFF]
        for control in controls.compactMap(UnicodeScalar.init(_:)) {
            var writer = CodeWriter()
            writer.line("// a\(control)b")
            writer.document(DocComment("c\(control)d"))
            #expect(writer.text == "// a b\n/// c d\n", "U+\(String(control.value, radix: 16))")
        }
    }

    @Test(arguments: [
        ("100000", "100000"), ("1000000", "1_000_000"), ("-1234567", "-1_234_567"), ("1.5", "1.5"),
    ])
    func numbers(_ text: String, _ literal: String) {
        #expect(SwiftText.number(text) == literal)
    }

    @Test func unclosedListingsEndWithTheirText() throws {
        var writer = CodeWriter()
        var comment = DocComment()
        comment.text("```\nx")
        comment.paragraph("After.")
        writer.document(comment)
        #expect(writer.text == "/// ```\n/// x\n/// ```\n///\n/// After.\n")
    }

    @Test func callsThatDoNotFitHaveAnArgumentALine() {
        var writer = CodeWriter()
        writer.call("f", ["a: 1", "b: 2"])
        writer.call(String(repeating: "f", count: 104), ["a: 1", "b: 2"])
        #expect(
            writer.text == "f(a: 1, b: 2)\n\(String(repeating: "f", count: 104))(\n    a: 1,\n    b: 2\n)\n")
    }

    @Test func expressionsThatDoNotFitHaveAPartALine() {
        var writer = CodeWriter()
        let name = String(repeating: "n", count: 60)
        let list = SwiftExpression.list([.code(name), .code(name)])
        writer.expression(.call("f", [.labelled("a", list), .code("b")]), after: "let x = ")
        #expect(
            writer.text
                == "let x = f(\n    a: [\n        \(name),\n        \(name),\n    ],\n    b\n)\n")
    }

    @Test func wordsThatDoNotFitGoOnTheNextLine() {
        var writer = CodeWriter()
        let name = String(repeating: "n", count: 50)
        writer.expression(.call("f", [.words(["\(name):", "\(name) =", "nil"]), .code("b")]))
        #expect(writer.text == "f(\n    \(name): \(name) =\n        nil,\n    b\n)\n")
    }

    @Test func longTextsAreLiteralsOfSeveralLines() {
        func words(_ count: Int) -> String {
            Array(repeating: "word", count: count).joined(separator: " ")
        }
        var writer = CodeWriter()
        writer.expression(.prose(words(40)), after: "let x = ", before: ",")
        #expect(
            writer.text
                == "let x = \"\"\"\n    \(words(21)) \\\n    \(words(19))\n    \"\"\",\n")
    }
}
