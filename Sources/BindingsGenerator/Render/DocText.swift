/// Text of descriptions, made fit for documentation comments.
enum DocText {
    /// The lines of a text: without white space at the ends, without blank lines at the start, at the end and
    /// in a row, and without what DocC would take for a symbol link.
    static func lines(of markdown: String) -> [String] {
        var lines: [String] = []
        for line in markdown.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let text = line.last.map(isSpaceOrControl) == true ? line.trimmingEnd() : line
            if text.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(clean(String(Substring(text))))
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// The first sentence of a text, on one line, for places where there is no room for more.
    static func summary(_ markdown: String) -> String {
        guard let line = lines(of: markdown).first else { return "" }
        let bytes = Array(line.utf8)
        for index in bytes.indices where endsSentence(index, bytes) {
            return String(decoding: bytes[...index], as: UTF8.self)
        }
        return line
    }

    private static func endsSentence(_ index: Int, _ bytes: [UInt8]) -> Bool {
        // The last byte of the ideographic full stop.
        if bytes[index] == 0x82, index > 1 { return bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE3 }
        guard bytes[index] == UInt8(ascii: "."), index > 0,
            index + 1 == bytes.count || bytes[index + 1] == 0x20
        else { return false }
        let before = bytes[index - 1]
        let isWord =
            before.isCapital || before.isSmall || before == UInt8(ascii: "`") || before == UInt8(ascii: ")")
        // A dot two before is the one inside "e.g." and "i.e.".
        return isWord && !(index > 1 && bytes[index - 2] == UInt8(ascii: "."))
    }

    fileprivate static func isSpaceOrControl(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private static func clean(_ line: String) -> String {
        // The compiler warns of control characters, even in comments.
        let hasControls = line.utf8.contains { $0 < 0x20 }
        let line = hasControls ? String(line.unicodeScalars.filter { $0.value >= 0x20 }) : line
        return line.utf8.contains(UInt8(ascii: "`")) ? withoutSymbolLinks(line) : line
    }

    /// A text as the cell of a table: on one line, with bars escaped.
    static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }) else {
            return text
        }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
            .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    /// A line broken at spaces. What follows the marker of a list's item is indented by it.
    static func wrapped(_ line: String, width: Int) -> [String] {
        let indentation = String(repeating: " ", count: itemIndentation(line))
        var lines: [String] = []
        var current = String(line.prefix { $0 == " " })
        var length = current.count
        var isAtStart = true
        for word in line.split(separator: " ") {
            let count = word.unicodeScalars.count
            if isAtStart {
                current += word
                length += count
            } else if length + 1 + count > width, !opensBlock(word) {
                lines.append(current)
                current = indentation + word
                length = indentation.count + count
            } else {
                current += " " + word
                length += 1 + count
            }
            isAtStart = false
        }
        lines.append(current)
        return lines
    }

    /// How far the lines below a list's item are indented: as far as its text.
    private static func itemIndentation(_ line: String) -> Int {
        let spaces = line.prefix { $0 == " " }
        let rest = line[spaces.endIndex...]
        let marker = rest.prefix { $0 != " " }
        let isItem = ["-", "*", "+"].contains(String(marker)) || isOrdinal(marker)
        return isItem && marker.endIndex < rest.endIndex ? spaces.count + marker.count + 1 : spaces.count
    }

    /// Whether a word at the start of a line would begin a list, a heading, a quotation or a table.
    private static func opensBlock(_ word: Substring) -> Bool {
        switch word.utf8.first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"): true
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            word.utf8.count == 1 || word.hasPrefix("---")
        default: isOrdinal(word)
        }
    }

    private static func isOrdinal(_ word: Substring) -> Bool {
        let bytes = word.utf8
        guard bytes.count > 1, let last = bytes.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")")
        else {
            return false
        }
        return bytes.dropLast().allSatisfy(\.isDigit)
    }

    private static func withoutSymbolLinks(_ line: String) -> String {
        guard !line.hasPrefix("```") else { return line }
        var text = ""
        var previous: Character?
        for character in line {
            if character == "`", previous == "`" { continue }
            text.append(character)
            previous = character
        }
        return text
    }
}

extension Substring.UTF8View {
    fileprivate func trimmingEnd() -> Substring.UTF8View {
        var rest = self
        while let last = rest.last, DocText.isSpaceOrControl(last) { rest.removeLast() }
        return rest
    }
}
