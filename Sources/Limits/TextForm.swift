/// The form of a text: `{int}` stands for one or more decimal digits, everything else for itself.
public struct TextForm: Sendable, Hashable {
    /// The form as it is written: `{int}:{int}`.
    public let text: String
    /// What stands around the digits: one more than there are places for them.
    private let literals: [String]

    /// A form; what has no `{int}` is a text that stands for itself.
    public init(_ text: String) {
        self.text = text
        var literals: [String] = []
        var rest = text[...]
        while let hole = rest.firstIndex(of: "{"), rest[hole...].hasPrefix("{int}") {
            literals.append(String(rest[..<hole]))
            rest = rest[hole...].dropFirst("{int}".count)
        }
        self.literals = literals + [String(rest)]
    }

    /// Whether a text has this form.
    public func matches(_ text: String) -> Bool {
        var rest = text.utf8[...]
        for (index, literal) in literals.enumerated() {
            if index > 0 {
                let digits = rest.prefix { Self.isDigit($0) }
                if digits.isEmpty { return false }
                rest = rest[digits.endIndex...]
            }
            guard rest.starts(with: literal.utf8) else { return false }
            rest = rest.dropFirst(literal.utf8.count)
        }
        return rest.isEmpty
    }

    /// What is wrong with a form; nil for one that can be used.
    package var problem: String? {
        if literals.contains(where: { $0.contains { "{}".contains($0) } }) {
            return "has a brace that isn't part of {int}"
        }
        if literals.count < 2 { return "has no {int}" }
        let isTwice = literals.dropFirst().dropLast().contains(where: \.isEmpty)
        return isTwice ? "has two {int} with nothing between them" : nil
    }

    static func isDigits(_ text: Substring.UTF8View) -> Bool {
        !text.isEmpty && text.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
