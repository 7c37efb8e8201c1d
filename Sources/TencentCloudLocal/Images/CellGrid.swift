/// How a picture is divided into square cells; the last column and row may be cut off.
struct GridSize: Sendable, Hashable {
    let width, height: Int
    /// A cell's side in pixels: such that there are about 128 along a square picture's side, and even from
    /// 2 on, so that a label's dots divide it.
    let cell: Int

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        let side = Int(Double(width * height).squareRoot())
        cell = side < 192 ? 1 : (side + 128) / 256 * 2
    }

    var columns: Int { (width + cell - 1) / cell }
    var rows: Int { (height + cell - 1) / cell }
}

/// The coarse picture: a palette index for each cell.
struct CellGrid {
    let columns, rows: Int
    private(set) var cells: [UInt8]

    init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        cells = [UInt8](repeating: 0, count: columns * rows)
    }

    /// The shorter side: shapes are measured in it, so that a picture looks the same at every size.
    var side: Int { min(columns, rows) }

    /// Colours the cells from `start` up to, without, `end` of a row; what lies outside is cut off.
    mutating func fill(row: Int, _ start: Int, _ end: Int, _ color: UInt8) {
        guard row >= 0, row < rows else { return }
        let last = row * columns + min(columns, end)
        var cell = row * columns + max(0, start)
        while cell < last {
            cells[cell] = color
            cell += 1
        }
    }

    /// Colours the cells of a row from `center - radius` to `center + radius`.
    mutating func fill(row: Int, around center: Int, _ radius: Int, _ color: UInt8) {
        fill(row: row, center - radius, center + radius + 1, color)
    }

    /// Colours a disk; a row's colour comes from `color`.
    mutating func disk(_ x: Int, _ y: Int, radius: Int, _ color: (_ row: Int) -> UInt8) {
        guard radius > 0 else { return }
        var dy = -radius
        while dy <= radius {
            let half = Double(radius * radius + radius - dy * dy).squareRoot()
            if y + dy >= 0, y + dy < rows { fill(row: y + dy, around: x, Int(half), color(y + dy)) }
            dy += 1
        }
    }
}
