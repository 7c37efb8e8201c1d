/// What the documentation of codes says, as a program can show it: one text with a line for each code, which is a
/// constant however long it gets.
struct AdviceText {
    private var entries: [(code: String, words: [Substring])]

    var isEmpty: Bool { entries.isEmpty }

    init(of codes: [Bindings.ErrorCode]) {
        self.init(codes.map { ($0.code, $0.document) })
    }

    /// - Parameter codes: Those without a document are left out.
    init(_ codes: [(code: String, document: String)]) {
        entries = codes.filter { !$0.document.isEmpty }.map {
            ($0.code, $0.document.split(whereSeparator: \.isWhitespace))
        }
    }

    /// The lines of a Swift expression.
    func expression(_ type: String) -> String {
        let text = entries.flatMap(Self.lines).map { "    \($0)\n" }.joined()
        return "\(type)(\n    \"\"\"\n\(text)    \"\"\")"
    }

    /// Short enough at any depth where such a text stands.
    private static let width = 90

    /// An entry's line, over as many lines of source as it needs.
    private static func lines(_ entry: (code: String, words: [Substring])) -> [String] {
        var lines: [String] = []
        var current = SwiftText.escaped("\(entry.code)\t")
        for (index, word) in entry.words.enumerated() {
            let word = SwiftText.escaped(String(word))
            if index > 0, current.count + word.count + 3 > width {
                lines.append("\(current) \\")
                current = word
            } else {
                current += index > 0 ? " \(word)" : word
            }
        }
        return lines + [current]
    }
}
