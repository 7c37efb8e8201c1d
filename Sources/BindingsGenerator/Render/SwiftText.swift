/// Small pieces of Swift source.
enum SwiftText {
    /// A string literal.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            // Controls would end a line or vanish in it.
            case _ where scalar.properties.generalCategory == .control,
                "\u{2028}", "\u{2029}", "\u{FEFF}":
                literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    /// A string literal that needs no escapes, for texts that are JSON themselves.
    static func rawLiteral(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return isPlain && text.utf8.contains(UInt8(ascii: "\"")) && !text.contains("\"#")
            ? "#\"\(text)\"#" : literal(text)
    }

    /// A `Duration` of seconds: whole where it is.
    static func duration(_ seconds: Double) -> String {
        if let whole = Int64(exactly: seconds) { return ".seconds(\(whole))" }
        if let milliseconds = Int64(exactly: (seconds * 1000).rounded()) { return ".milliseconds(\(milliseconds))" }
        return ".seconds(\(seconds))"
    }
}
