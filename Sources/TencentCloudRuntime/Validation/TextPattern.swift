/// A form that texts can have: `{int}` stands for one or more decimal digits, everything else for itself.
struct TextPattern {
    private let literals: [Substring]

    init(_ pattern: String) {
        var literals: [Substring] = []
        var rest = pattern[...]
        while let hole = rest.firstRange(ofText: "{int}") {
            literals.append(rest[..<hole.lowerBound])
            rest = rest[hole.upperBound...]
        }
        self.literals = literals + [rest]
    }

    func matches(_ text: String) -> Bool {
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

    static func isDigits(_ text: Substring.UTF8View) -> Bool {
        !text.isEmpty && text.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Substring {
    /// The standard library has `firstRange(of:)` only with its regular expressions, which are large.
    fileprivate func firstRange(ofText text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
