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
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension String {
    /// The first control character; nil in nearly every text.
    package var firstControl: Unicode.Scalar? {
        let mayHaveOne = utf8.withContiguousStorageIfAvailable(Self.mayHaveControls) ?? true
        return mayHaveOne ? unicodeScalars.first(where: \.isControl) : nil
    }

    /// Whether two bytes stand side by side that a control character could begin with. Everything that is generated
    /// goes through here, and bytes are cheaper than characters.
    private static func mayHaveControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F { return true }
            switch previous {
            case 0xC2: if byte < 0xA0 { return true }
            case 0xD8: if byte == 0x9C { return true }
            case 0xE2: if byte <= 0x81 { return true }
            case 0xEF: if byte == 0xBB { return true }
            default: break
            }
            previous = byte
        }
        return false
    }

    /// The text with something else in place of each control character.
    package func replacingControls(_ replacement: (Unicode.Scalar) -> String) -> String {
        guard firstControl != nil else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isControl { text += replacement(scalar) } else { text.unicodeScalars.append(scalar) }
        }
    }

    /// The text as it may be shown: what could steer a terminal, or hide and turn around what is said, stands there as
    /// an escape such as `\u001b`, in one line. Inside JSON's strings it means the same.
    package var printable: String {
        replacingControls { scalar in
            switch scalar {
            case "\n": return "\\n"
            case "\t": return "\\t"
            default:
                let digits = String(scalar.value, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
        }
    }
}
