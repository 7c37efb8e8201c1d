/// Where the lines of a label stand, in dots.
struct LabelLayout {
    enum Kind { case title, prompt, detail }

    struct Line {
        let kind: Kind
        let text: [Unicode.Scalar]
        let y: Int
        let scale: Int
    }

    static let padding = 8
    private static let leading = 3
    private static let longestLine = 44
    private static let title = Array("PLACEHOLDER".unicodeScalars)

    private(set) var lines: [Line] = []
    private(set) var width = 0
    private(set) var height = 0
    /// Whether the whole prompt is there.
    let isComplete: Bool

    /// Nil where not even the title fits into `width` × `height`.
    init?(_ image: PlaceholderImage, width: Int, height: Int, titleScale: Int) {
        let titleWidth = Self.title.count * BitmapFont.advance * titleScale
        let columns = min(
            max(Self.longestLine, titleWidth / BitmapFont.advance),
            (width - 2 * Self.padding) / BitmapFont.advance)
        guard titleWidth + 2 * Self.padding <= width, columns > 0 else { return nil }
        var prompt = Self.wrap(image.prompt, columns)
        let details = Self.wrap(
            "\(image.model), \(image.width)x\(image.height), seed \(image.seed)", columns)
        let line = BitmapFont.height + Self.leading
        let titleHeight = BitmapFont.height * titleScale + Self.leading * 2
        let around = titleHeight + 2 * Self.padding - Self.leading
        let possible = (height - around - Self.leading) / line - details.count
        guard possible >= 0 || (height >= around && titleScale == 1) else { return nil }
        isComplete = prompt.count <= possible
        if !isComplete {
            prompt = Array(prompt.prefix(max(0, possible)))
            if let last = prompt.indices.last {
                prompt[last] = prompt[last].prefix(columns - 3) + Array("...".unicodeScalars)
            }
        }
        var y = Self.padding
        lines.append(Line(kind: .title, text: Self.title, y: y, scale: titleScale))
        y += titleHeight
        for text in prompt {
            lines.append(Line(kind: .prompt, text: text, y: y, scale: 1))
            y += line
        }
        if possible >= 0 {
            y += Self.leading
            for text in details {
                lines.append(Line(kind: .detail, text: text, y: y, scale: 1))
                y += line
            }
        }
        self.height = y - Self.leading + Self.padding
        let longest = lines.map { $0.text.count * $0.scale }.max() ?? 0
        // The last character's gap is padding already.
        self.width = longest * BitmapFont.advance - 1 + 2 * Self.padding
    }

    /// Breaks text at spaces into lines of at most `columns` characters; longer words are cut.
    static func wrap(_ text: String, _ columns: Int) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = []
        var line: [Unicode.Scalar] = []
        let words = text.unicodeScalars.split { $0.properties.isWhitespace || $0.value < 32 }
        for word in words {
            var rest = Array(word)
            if !line.isEmpty, line.count + 1 + rest.count <= columns {
                line += [" "] + rest
                continue
            }
            if !line.isEmpty { lines.append(line) }
            while rest.count > columns {
                lines.append(Array(rest.prefix(columns)))
                rest.removeFirst(columns)
            }
            line = rest
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
