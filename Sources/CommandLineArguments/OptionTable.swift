extension CommandSyntax {
    /// Options at the left, what they mean in a column beside them: plain text, a line or more for each.
    ///
    /// - Parameter column: Where the meanings begin.
    package static func table(of options: [OptionDescription], column: Int = 29) -> String {
        let margin = "\n" + String(repeating: " ", count: column)
        return options.map { option in
            let value = option.values.isEmpty ? option.value : option.values.joined(separator: "|")
            let label = "  \(option.flag)" + (value.map { " \($0)" } ?? "")
            let meaning = option.help.split(separator: "\n").joined(separator: margin)
            // A long label has a line to itself.
            let isLong = label.count + 2 > column
            return label + (isLong ? margin : String(repeating: " ", count: column - label.count)) + meaning
        }.joined(separator: "\n")
    }
}
