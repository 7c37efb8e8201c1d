import APISpec
import Testing

/// The marks of official sentences.
@Suite struct FingerprintTests {
    /// Refinements keep these, so they stay what they are.
    @Test(arguments: [
        ("At most 9 letters.", "4353debc45c1"), ("最多 9 个字。", "ab0ee34eb295"),
        ("<p>Kinds:</p><li>ketch: 1, 2</li>", "477e39a98700"),
    ])
    func marks(text: String, mark: String) {
        #expect(Fingerprint.of(text) == mark)
        #expect(Fingerprint.isWellFormed(mark))
    }

    @Test func spacesAndMarksOfMarkdownChangeNothing() {
        #expect(Fingerprint.of(" At **most**\n 9  `letters`.") == Fingerprint.of("At most 9 letters."))
        #expect(Fingerprint.of("At most 8 letters.") != Fingerprint.of("At most 9 letters."))
    }

    @Test(arguments: ["", "0123456789a", "0123456789abc", "0123456789aB", "0123456789a "])
    func whatIsNone(text: String) {
        #expect(!Fingerprint.isWellFormed(text))
    }

    @Test(arguments: [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Up to 2.5 m (or 3.) wide", ["Up to 2.5 m (or 3.) wide"]),
        ("一。二；三", ["一。", "二；", "三"]), ("One\n\n  two \t three ", ["One", "two three"]),
        (
            "<p>Kinds:</p><li>a_b</li><LI class=\"x\">`c`</li>d<br/>e<b>f</b>",
            ["Kinds:", "a_b", "`c`", "d", "ef"]
        ),
        // What is less than something is no tag, nor is what never ends.
        ("Sides <= 1024, and < 2 <i>each</i>", ["Sides <= 1024, and < 2 each"]), ("Ends <b", ["Ends <b"]),
        ("* ** `", []), ("", []),
    ])
    func sentences(text: String, sentences: [String]) {
        #expect(Fingerprint.sentences(of: text) == sentences)
    }
}
