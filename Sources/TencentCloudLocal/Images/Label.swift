/// The paper label on a picture: that it is a placeholder, the prompt, and how it was made.
///
/// It covers whole cells of the grid, but is made of finer dots.
struct Label {
    /// Where it lies, in cells.
    let left, top, columns, rows: Int
    /// Dots along a cell's side.
    let density: Int
    /// A palette index for each dot, row by row.
    private(set) var dots: [UInt8]

    var width: Int { columns * density }
    var height: Int { rows * density }

    /// A darker edge at the right and the bottom.
    func castShadow(on grid: inout CellGrid, _ color: UInt8) {
        let offset = max(1, grid.side / 110)
        for row in (top + offset)..<(top + rows + offset) {
            grid.fill(row: row, left + offset, left + columns + offset, color)
        }
    }

    /// The largest label that fits, or none on a picture too small for the word.
    static func fitting(
        _ image: PlaceholderImage, on size: GridSize, _ theme: Theme, _ palette: inout Palette
    ) -> Label? {
        let margin = max(1, min(size.columns, size.rows) / 20)
        let room = (columns: size.columns - 2 * margin, rows: (size.rows - 2 * margin) * 3 / 5)
        // Large dots first; a long prompt, or a small picture, takes smaller ones.
        let densities = size.cell < 4 ? [1, size.cell] : [2, 3, 4].filter { size.cell % $0 == 0 }
        for isLast in [false, true] {
            for density in isLast ? densities.reversed() : densities {
                for titleScale in [2, 1] {
                    let layout = LabelLayout(
                        image, width: room.columns * density, height: room.rows * density,
                        titleScale: titleScale)
                    guard let layout, layout.isComplete || isLast else { continue }
                    let columns = (layout.width + density - 1) / density
                    let rows = (layout.height + density - 1) / density
                    var label = Label(
                        left: margin, top: size.rows - margin - rows, columns: columns, rows: rows,
                        density: density,
                        dots: [UInt8](
                            repeating: palette.index(of: Theme.paper),
                            count: columns * rows * density * density))
                    label.write(
                        layout, title: palette.index(of: theme.accent), text: palette.index(of: theme.ink),
                        detail: palette.index(of: theme.ink.mixed(with: Theme.paper, 0.45)))
                    return label
                }
            }
        }
        return nil
    }

    private mutating func write(_ layout: LabelLayout, title: UInt8, text: UInt8, detail: UInt8) {
        for row in 0..<height { fill(row: row, 0, 2, title) }
        for line in layout.lines {
            let color =
                switch line.kind {
                case .title: title
                case .prompt: text
                case .detail: detail
                }
            draw(line.text, at: line.y, scale: line.scale, color)
        }
    }

    private mutating func draw(_ text: [Unicode.Scalar], at y: Int, scale: Int, _ color: UInt8) {
        var x = LabelLayout.padding
        for scalar in text {
            let glyph = BitmapFont.dots(scalar)
            for row in 0..<BitmapFont.height {
                let bits = UInt8(truncatingIfNeeded: glyph >> UInt64((BitmapFont.height - 1 - row) * 8))
                guard bits != 0 else { continue }
                for column in 0..<BitmapFont.width where bits >> (BitmapFont.width - 1 - column) & 1 == 1 {
                    for line in 0..<scale {
                        fill(row: y + row * scale + line, x + column * scale, x + (column + 1) * scale, color)
                    }
                }
            }
            x += BitmapFont.advance * scale
        }
    }

    private mutating func fill(row: Int, _ start: Int, _ end: Int, _ color: UInt8) {
        guard row < height else { return }
        var dot = row * width + start
        let last = row * width + min(end, width)
        while dot < last {
            dots[dot] = color
            dot += 1
        }
    }
}
