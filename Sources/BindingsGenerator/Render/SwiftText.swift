import JSONCoding

/// Small pieces of Swift source.
enum SwiftText {
    /// A string literal.
    static func literal(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return "\"\(text)\"" }
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case _ where scalar.isControl:
                literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    /// What stands between the quotes of a string literal.
    static func escaped(_ text: String) -> String { String(literal(text).dropFirst().dropLast()) }

    /// A string literal that needs no escapes, for texts that are JSON themselves.
    static func rawLiteral(_ text: String) -> String {
        // A quote or an escape with a # behind it would mean something even here.
        let isPlain = text.firstControl == nil && !text.utf8.contains(UInt8(ascii: "#"))
        return isPlain && text.utf8.contains(UInt8(ascii: "\"")) ? "#\"\(text)\"#" : literal(text)
    }

    /// A number as a literal: with its digits in groups of three, once there are seven.
    static func number(_ text: String) -> String {
        let sign = text.utf8.first == UInt8(ascii: "-") ? "-" : ""
        let digits = text.dropFirst(sign.count)
        guard digits.utf8.count >= 7, digits.utf8.allSatisfy(\.isDigit) else { return text }
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { grouped.append("_") }
            grouped.append(digit)
        }
        return sign + grouped
    }

    /// A `Duration` of seconds: whole where it is.
    static func duration(_ seconds: Double) -> String {
        if let whole = Int64(exactly: seconds) { return ".seconds(\(whole))" }
        if let milliseconds = Int64(exactly: (seconds * 1000).rounded()) {
            return ".milliseconds(\(milliseconds))"
        }
        return ".seconds(\(seconds))"
    }
}
