import JSONCoding
import Testing

@Suite struct PrintableTextTests {
    @Test(arguments: [
        ("", ""), ("a red panda", "a red panda"), ("ein Pända, 一只红熊猫, 🐼", "ein Pända, 一只红熊猫, 🐼"),
        ("\u{1b}[2Ja", #"\u001b[2Ja"#), ("a\u{07}b", #"a\u0007b"#), ("a\r\nb\tc\0", #"a\u000d\nb\tc\u0000"#),
        ("\u{9b}31m", #"\u009b31m"#), ("\u{202e}gpj.exe", #"\u202egpj.exe"#), ("é\u{1b}é", #"é\u001bé"#),
        // One character of Swift's, two of Unicode's.
        ("e\u{301}\u{200f}", "e\u{301}\\u200f"),
    ])
    func whatIsShown(text: String, shown: String) {
        #expect(Array(text.printable.unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test func exactlyTheseAreEscaped() {
        var dangerous = Set((0...0x1f).map { UInt32($0) } + (0x7f...0x9f))
        dangerous.formUnion([0x2028, 0x2029, 0xfeff, 0x061c, 0x200e, 0x200f])
        dangerous.formUnion((0x202a...0x202e).map { UInt32($0) } + (0x2066...0x2069))
        let all = (0...0x10ffff as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }

        var harmless = String.UnicodeScalarView()
        harmless.append(contentsOf: all.filter { !dangerous.contains($0.value) })
        #expect(String(harmless).printable.unicodeScalars.elementsEqual(harmless))
        for scalar in all where dangerous.contains(scalar.value) {
            let shown = String(scalar).printable
            #expect(shown.hasPrefix("\\") && shown.utf8.allSatisfy { (0x20..<0x7f).contains($0) })
        }
    }
}
