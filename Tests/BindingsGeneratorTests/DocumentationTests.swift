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
            ("\u{2028}", #""\u{2028}""#),
        ])
    func literals(_ text: String, _ literal: String) {
        #expect(SwiftText.literal(text) == literal)
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
}
