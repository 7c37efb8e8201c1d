/// A pattern of quarter circles, disks and triangles.
enum Tiles {
    private static let across = 6

    static func paint(
        _ grid: inout CellGrid, _ theme: Theme, _ palette: inout Palette, _ random: inout SeededGenerator
    ) {
        let side = max(1, (grid.side + across - 1) / across)
        let colors = [
            theme.low, theme.high, theme.far, theme.near, theme.light, theme.accent,
            theme.far.mixed(with: theme.near, 0.5),
        ].map { palette.index(of: $0) }
        for top in stride(from: 0, to: grid.rows, by: side) {
            for left in stride(from: 0, to: grid.columns, by: side) {
                let ground = random.integer(below: colors.count)
                let figure = (ground + 1 + random.integer(below: colors.count - 1)) % colors.count
                let detail = (figure + 1 + random.integer(below: colors.count - 1)) % colors.count
                let tile = Tile(
                    left: left, top: top, side: side, shape: random.integer(below: 8),
                    turn: random.integer(below: 4))
                tile.paint(&grid, ground: colors[ground], figure: colors[figure], detail: colors[detail])
            }
        }
    }
}

/// One square of the pattern.
private struct Tile {
    let left, top, side, shape, turn: Int

    func paint(_ grid: inout CellGrid, ground: UInt8, figure: UInt8, detail: UInt8) {
        var row = 0
        while row < side {
            var column = 0
            while column < side {
                let color =
                    switch layer(column, row) {
                    case 0: ground
                    case 1: figure
                    default: detail
                    }
                grid.fill(row: top + row, around: left + column, 0, color)
                column += 1
            }
            row += 1
        }
    }

    /// 0: ground, 1: figure, 2: detail, at a place measured after turning the tile.
    private func layer(_ column: Int, _ row: Int) -> Int {
        let last = side - 1
        let x: Int
        let y: Int
        switch turn {
        case 0: (x, y) = (column, row)
        case 1: (x, y) = (row, last - column)
        case 2: (x, y) = (last - column, last - row)
        default: (x, y) = (last - row, column)
        }
        func inside(_ centerX: Int, _ centerY: Int, _ radius: Int) -> Bool {
            // In half cells, so that a circle can stand between two of them.
            let dx = 2 * x + 1 - centerX
            let dy = 2 * y + 1 - centerY
            return dx * dx + dy * dy <= radius * radius
        }
        switch shape {
        case 0, 1: return inside(0, 0, 2 * side) ? (inside(0, 0, side) ? 2 : 1) : 0
        case 2: return inside(side, side, side) ? (inside(side, side, side / 2) ? 2 : 1) : 0
        case 3: return inside(0, side, side) ? 1 : inside(2 * side, side, side) ? 2 : 0
        case 4: return x + y < last ? 1 : 0
        case 5: return inside(side, 2 * side, side) ? 1 : inside(side, side, side) ? 2 : 0
        case 6: return (2 * y + 1) * 2 / side % 2 == 0 ? 1 : 0
        default: return inside(0, 0, 2 * side) ? 1 : 0
        }
    }
}
