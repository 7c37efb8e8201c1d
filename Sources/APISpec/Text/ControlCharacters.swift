extension Unicode.Scalar {
    /// Whether it controls how text is shown, where others are shown themselves.
    ///
    /// These end a line for some reader, move a terminal's cursor, or have people read a line in another order than
    /// compilers do: the controls, the separators of lines and paragraphs, the directions, and the byte order mark.
    package var isControl: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Its name: `U+202E`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension String {
    /// The first control character; nil in nearly every text.
    package var firstControl: Unicode.Scalar? {
        utf8.contains(where: Self.mayBeginControl) ? unicodeScalars.first(where: \.isControl) : nil
    }

    /// Whether a byte of UTF-8 is where a control character could begin: few are, and bytes are cheap to look at.
    private static func mayBeginControl(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF
    }

    /// The text with something else in place of each control character.
    package func replacingControls(_ replacement: (Unicode.Scalar) -> String) -> String {
        guard firstControl != nil else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isControl { text += replacement(scalar) } else { text.unicodeScalars.append(scalar) }
        }
    }

    /// The text as a terminal may show it: on one line, control characters by their numbers.
    package var escapingControls: String {
        replacingControls { "\\u{\(String($0.value, radix: 16, uppercase: true))}" }
    }
}
