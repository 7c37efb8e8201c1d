extension CommandSyntax {
    /// Options at the left, what they mean in a column beside them: plain text, a line or more for each.
    ///
    /// - Parameters:
    ///   - column: Where the meanings begin.
    ///   - width: Where they end at the latest.
    package static func table(
        of options: [OptionDescription], column: Int = 29, width: Int = 120
    ) -> String {
        let margin = "\n" + String(repeating: " ", count: column)
        return options.map { option in
            let value = option.values.isEmpty ? option.value : option.values.joined(separator: "|")
            let label = "  \(option.flag)" + (value.map { " \($0)" } ?? "")
            let meaning = lines(of: option.help, width - column).joined(separator: margin)
            // A long label has a line to itself.
            let isLong = label.count + 2 > column
            return label + (isLong ? margin : String(repeating: " ", count: column - label.count)) + meaning
        }.joined(separator: "\n")
    }

    private static func lines(of text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let line = lines.last, line.count + 1 + word.count <= width {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
