/// A picture as strips of identical rows, a row being runs of one colour: all that the encoders look at.
struct StripImage {
    struct Run {
        /// An index into `palette`.
        var color: UInt8
        /// In pixels, at least 1.
        var length: Int
    }

    struct Strip {
        /// In pixels, at least 1.
        var height: Int
        /// From left to right over the whole width.
        var runs: [Run]
    }

    let width, height: Int
    let palette: [Color]
    private(set) var strips: [Strip] = []

    /// The grid's cells at their size in pixels, with the label's dots where it lies.
    init(_ grid: CellGrid, size: GridSize, label: Label?, palette: Palette) {
        (width, height, self.palette) = (size.width, size.height, palette.colors)
        var left = size.height
        for row in 0..<size.rows {
            let cells = grid.cells[row * grid.columns..<(row + 1) * grid.columns]
            if let label, row >= label.top, row < label.top + label.rows {
                for line in 0..<label.density {
                    let first = ((row - label.top) * label.density + line) * label.width
                    var runs = RunBuilder(limit: size.width)
                    runs.append(cells.prefix(label.left), each: size.cell)
                    runs.append(label.dots[first..<first + label.width], each: size.cell / label.density)
                    runs.append(cells.dropFirst(label.left + label.columns), each: size.cell)
                    append(runs.runs, size.cell / label.density, &left)
                }
            } else {
                var runs = RunBuilder(limit: size.width)
                runs.append(cells, each: size.cell)
                append(runs.runs, size.cell, &left)
            }
        }
    }

    /// `left`: rows of pixels still missing.
    private mutating func append(_ runs: [Run], _ height: Int, _ left: inout Int) {
        guard left > 0 else { return }
        strips.append(Strip(height: min(height, left), runs: runs))
        left -= height
    }
}

/// Joins neighbours of one colour, up to the picture's right edge.
private struct RunBuilder {
    private(set) var runs: [StripImage.Run] = []
    private var left: Int

    init(limit: Int) { left = limit }

    mutating func append(_ cells: ArraySlice<UInt8>, each length: Int) {
        var index = cells.startIndex
        while index < cells.endIndex, left > 0 {
            let color = cells[index]
            var end = index + 1
            while end < cells.endIndex, cells[end] == color { end += 1 }
            let pixels = min(left, (end - index) * length)
            left -= pixels
            if let last = runs.indices.last, runs[last].color == color {
                runs[last].length += pixels
            } else {
                runs.append(.init(color: color, length: pixels))
            }
            index = end
        }
    }
}
