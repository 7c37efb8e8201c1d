/// A text that would become code, or steer a terminal, if it got out of the comment or literal that it is put in.
struct Injection: Sendable {
    var name: String
    var text: String

    /// Each for a place where text could get out, and for a way out of it.
    static let all: [Injection] = [
        Injection(
            "initialiser",
            "\n/**/ @used @section(\".init_array\") private let pwned: @convention(c) () -> Void = {} //"),
        Injection("line feed", "\n}\nlet pwned = 1 //"),
        Injection("carriage return", "\rlet pwned = 1 //"),
        Injection("line tabulation", "\u{B}let pwned = 1 //"),
        Injection("form feed", "\u{C}let pwned = 1 //"),
        Injection("next line", "\u{85}let pwned = 1 //"),
        Injection("line separator", "\u{2028}let pwned = 1 //"),
        Injection("paragraph separator", "\u{2029}let pwned = 1 //"),
        Injection("null", "\u{0}let pwned = 1 //"),
        Injection("escape sequence", "\u{1B}]0;pwned\u{7}\u{9B}2J"),
        Injection("direction override", "\u{202E} \u{2066}// let pwned = 1\u{2069}"),
        Injection("byte order mark", "\u{FEFF}let pwned = 1"),
        Injection("block comment", " */ let pwned = 1 /*"),
        Injection("quote", "\" + pwned() + \""),
        Injection("interpolation", "\\(pwned())"),
        Injection("quotes", "\"\"\"\n + pwned()\n\"\"\""),
        Injection("raw quote", "\"# + pwned() + #\"\u{301}"),
        Injection("raw interpolation", "\\#(pwned())"),
        Injection("backtick", "` = 1; let `pwned"),
        Injection("statement", "; let pwned = 1"),
    ]

    private init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    /// The text as it is written inside a string of JSON.
    var json: [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar {
            case "\"", "\\": return Array("\\\(scalar)".utf8)
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: return Array(String(scalar).utf8)
            }
        }
    }
}
