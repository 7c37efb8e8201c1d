import JSONCoding

/// Text of descriptions, made fit for documentation comments.
enum DocText {
    /// Sentences of phrases: ``At most 3 elements. One of `a`, `b`.``
    static func sentences(_ phrases: [String]) -> String {
        phrases.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
    }

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
        let line = line.replacingControls { _ in "" }
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
        // Bytes rather than characters: most of what the generator writes goes through here.
        let bytes = Array(line.utf8)
        let spaces = bytes.prefix { $0 == space }.count
        var lines: [String] = []
        var current = Array(bytes[..<spaces])
        var length = spaces
        var indentation = current
        var place = spaces
        while place < bytes.count {
            let start = place
            var count = 0
            while place < bytes.count, bytes[place] != space {
                if bytes[place] & 0xC0 != 0x80 { count += 1 }
                place += 1
            }
            let word = bytes[start..<place]
            if start == spaces {
                if isMarker(word), place < bytes.count {
                    indentation += [UInt8](repeating: space, count: word.count + 1)
                }
                current += word
                length += count
            } else if length + 1 + count > width, !opensBlock(word) {
                lines.append(String(decoding: current, as: UTF8.self))
                current = indentation + word
                length = indentation.count + count
            } else {
                current.append(space)
                current += word
                length += 1 + count
            }
            while place < bytes.count, bytes[place] == space { place += 1 }
        }
        lines.append(String(decoding: current, as: UTF8.self))
        return lines
    }

    private static let space = UInt8(ascii: " ")

    /// Whether a word at the start of a line begins a list's item.
    private static func isMarker(_ word: ArraySlice<UInt8>) -> Bool {
        switch word.first {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): word.count == 1
        default: isOrdinal(word)
        }
    }

    /// Whether a word at the start of a line would begin a list, a heading, a quotation or a table.
    private static func opensBlock(_ word: ArraySlice<UInt8>) -> Bool {
        switch word.first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"): true
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            word.count == 1 || word.starts(with: "---".utf8)
        default: isOrdinal(word)
        }
    }

    private static func isOrdinal(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count > 1, let last = word.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")")
        else {
            return false
        }
        return word.dropLast().allSatisfy(\.isDigit)
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
