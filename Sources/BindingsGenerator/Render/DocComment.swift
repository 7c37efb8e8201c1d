/// A documentation comment: Markdown blocks with a blank line between two of them.
struct DocComment {
    private var blocks: [[String]] = []

    init() {}

    /// A comment of one sentence.
    init(_ sentence: String) {
        paragraph(sentence)
    }

    /// Adds a paragraph of generated text, wrapped.
    mutating func paragraph(_ text: String) {
        if !text.isEmpty { blocks.append([text]) }
    }

    /// Adds text of a description: its own lines and blocks stay.
    mutating func text(_ markdown: String) {
        let lines = DocText.lines(of: markdown)
        if !lines.isEmpty { blocks.append(lines) }
    }

    /// Adds lines that belong together, such as a list, each wrapped by itself.
    mutating func lines(_ lines: [String]) {
        if !lines.isEmpty { blocks.append(lines) }
    }

    /// Adds a table; nothing when it has no rows. Cells are Markdown.
    mutating func table(_ header: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        let ruler = header.map { _ in "---" }
        blocks.append(
            ([header, ruler] + rows).map { row in
                "| " + row.map(DocText.cell).joined(separator: " | ") + " |"
            })
    }

    /// Adds a listing.
    mutating func code(_ lines: [String], language: String = "swift") {
        blocks.append(["```\(language)"] + lines + ["```"])
    }

    /// Adds what a page lists below its text; groups without symbols are left out.
    mutating func topics(_ groups: [(title: String, symbols: [String])]) {
        let groups = groups.filter { !$0.symbols.isEmpty }
        guard !groups.isEmpty else { return }
        paragraph("## Topics")
        for group in groups {
            paragraph("### \(group.title)")
            lines(group.symbols.map { "- ``\($0)``" })
        }
    }

    fileprivate var isEmpty: Bool { blocks.isEmpty }

    /// Writes the comment as `///` lines.
    func write(_ writer: inout CodeWriter) {
        var isInCode = false
        for (index, block) in blocks.enumerated() {
            if index > 0 { writer.comment("") }
            for line in block {
                let isFence = line.hasPrefix("```")
                let isRow = line.utf8.first == UInt8(ascii: "|")
                writer.comment(line, isWrapped: !isInCode && !isFence && !isRow)
                if isFence { isInCode.toggle() }
            }
            // A listing that a description forgot to close would swallow all that follows.
            if isInCode {
                writer.comment("```")
                isInCode = false
            }
        }
    }
}
