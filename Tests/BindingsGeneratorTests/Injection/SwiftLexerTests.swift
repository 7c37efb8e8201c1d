import Testing

/// The judge of ``InjectionTests`` must not be deceived.
@Suite struct SwiftLexerTests {
    /// The tokens in short: words and marks as they are, `T` for a text, `!` for what doesn't end.
    private func code(_ source: String) -> String {
        SwiftLexer.tokens(of: source).map { token in
            switch token {
            case .word(let word): String(decoding: word, as: UTF8.self)
            case .text: "T"
            case .mark(let byte): String(UnicodeScalar(byte))
            case .unterminated: "!"
            }
        }.joined(separator: " ")
    }

    @Test(arguments: [
        ("let a = 1 // b\nc", "let a = 1 c"), ("// a\rb", "b"), ("/// a */ b\nc", "c"),
        ("a /* b /* c */ d */ e", "a e"), ("a /* b", "a !"), ("a /* \" */ b", "a b"),
    ])
    func comments(_ source: String, _ tokens: String) {
        #expect(code(source) == tokens)
    }

    @Test(arguments: [
        (#"a("b // c")"#, "a ( T )"), (#""a\"b" c"#, "T c"), (#""a\\" b"#, "T b"), ("\"a\nb", "T ! b"),
        (#""a \(b("c", (d))) e" f"#, #"T b ( T , ( d ) ) T f"#), (#""\u{2028}" a"#, "T a"),
        (##"#"a"b\(c)"# d"##, "T d"), (##"#"a\#(b)c"# d"##, "T b T d"), (##"#"a"# b"#"##, #"T b T !"#),
        ("\"\"\"\n a \"b\" // c\n \"\"\" d", "T d"), ("\"\"\"\n a\\\"\"\" b \"\"\" c", "T c"),
        ("\"\"\"\n a \\\n b\n\"\"\" c", "T c"), ("\"\"\"a", "T !"), ("#if a", "# if a"),
    ])
    func texts(_ source: String, _ tokens: String) {
        #expect(code(source) == tokens)
    }

    @Test(arguments: [("`a b` c", "a b c"), ("`a\nb", "! b"), ("$0.a", "$0 . a"), ("好=1", "好 = 1")])
    func words(_ source: String, _ tokens: String) {
        #expect(code(source) == tokens)
    }
}
