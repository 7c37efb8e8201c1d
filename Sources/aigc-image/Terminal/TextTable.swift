import TencentCloudRuntime

/// Rows under a heading, in columns that are as wide as they have to be.
struct TextTable {
    var heading: [String]
    var rows: [[String]] = []

    /// - Parameter width: What lines should fit into: the last column is broken between words for it. Nil breaks
    ///   nothing, so that a line is a row.
    func text(_ style: TextStyle, width: Int?) -> TerminalText {
        let rows = ([heading] + rows).map { $0.map(\.printable) }
        let widths = heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let start = widths.dropLast().reduce(0) { $0 + $1 + 2 }
        let last = width.map { max(20, $0 - start) } ?? .max
        func lines(_ row: [String]) -> [TerminalText] {
            let left = zip(row, widths).dropLast().map { cell, width in
                cell + String(repeating: " ", count: width - cell.count + 2)
            }.joined()
            return Self.wrap(row.last ?? "", last).enumerated().map { index, piece in
                "\(index == 0 ? left : String(repeating: " ", count: start))\(piece)"
            }
        }
        let table = lines(rows[0]).map(style.faint) + rows.dropFirst().flatMap(lines)
        return table.map { $0 + "\n" }.joined()
    }

    private static func wrap(_ text: String, _ columns: Int) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if !line.isEmpty, line.count + 1 + word.count > columns {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
            }
        }
        return lines
    }
}
