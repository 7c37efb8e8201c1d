extension String {
    /// The text as it may be shown: what could steer a terminal, or hide and turn around what is said, stands there as
    /// an escape such as `\u001b`, in one line.
    package var printable: String {
        // Nearly all texts are plain, and stay as they are.
        guard utf8.contains(where: { !(0x20..<0x7f).contains($0) }),
            unicodeScalars.contains(where: \.hasToBeEscaped)
        else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.hasToBeEscaped {
                text += scalar.shortEscape
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Control characters, line ends, the byte order mark, and what changes the direction of the text behind it.
    fileprivate var hasToBeEscaped: Bool {
        switch value {
        case 0x00...0x1f, 0x7f...0x9f, 0x2028, 0x2029, 0xfeff: true
        case 0x061c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }

    fileprivate var shortEscape: String {
        switch self {
        case "\n": return "\\n"
        case "\t": return "\\t"
        default:
            let digits = String(value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
