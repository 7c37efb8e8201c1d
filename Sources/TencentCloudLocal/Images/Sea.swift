/// The sun over water, with its reflection, islands and a sail.
enum Sea {
    static func paint(
        _ grid: inout CellGrid, _ theme: Theme, _ palette: inout Palette, _ random: inout SeededGenerator
    ) {
        let rows = Double(grid.rows)
        let side = Double(grid.side)
        let horizon = Int(random.number(0.46, 0.54) * rows)
        let radius = Int(random.number(0.1, 0.15) * side)
        let x = Int(random.number(0.25, 0.75) * Double(grid.columns))
        let y = horizon - Int(Double(radius) * random.number(0.3, 1.5))
        Sky.paint(&grid, above: horizon, light: (x: x, y: y, radius: radius), theme, &palette, &random)
        island(&grid, at: horizon, palette.index(of: theme.far.mixed(with: theme.low, 0.25)), &random)
        island(&grid, at: horizon, palette.index(of: theme.far), &random)
        water(&grid, from: horizon, light: x, radius, theme, &palette, &random)
        sail(&grid, at: horizon, theme, &palette, &random)
    }

    private static func island(
        _ grid: inout CellGrid, at horizon: Int, _ color: UInt8, _ random: inout SeededGenerator
    ) {
        let side = Double(grid.side)
        let center = random.number(0, 1) * Double(grid.columns)
        let reach = random.number(0.15, 0.4) * side
        let height = random.number(0.05, 0.13) * side
        let ridge = Ridge(frequency: 9, &random)
        for column in max(0, Int(center - reach))..<max(0, min(grid.columns, Int(center + reach))) {
            let off = (Double(column) - center) / reach
            let top = height * (1 - off * off) * (1 + 0.35 * ridge.height(at: Double(column) / side))
            var row = horizon - Int(top)
            while row < horizon {
                grid.fill(row: row, around: column, 0, color)
                row += 1
            }
        }
    }

    private static func water(
        _ grid: inout CellGrid, from horizon: Int, light x: Int, _ radius: Int, _ theme: Theme,
        _ palette: inout Palette, _ random: inout SeededGenerator
    ) {
        let glint = palette.index(of: theme.light)
        let depth = Double(max(1, grid.rows - horizon))
        let surface = theme.far.mixed(with: theme.low, 0.35)
        for row in horizon..<max(horizon, grid.rows) {
            let below = Double(row - horizon) / depth
            let tone = surface.mixed(with: theme.near, Double(Int(below * 24)) / 24 * 0.9)
            grid.fill(row: row, 0, grid.columns, palette.index(of: tone))
            let wave = palette.index(of: tone.mixed(with: theme.low, 0.16))
            for _ in 0..<2 {
                let place = Int(random.number(0, 1) * Double(grid.columns))
                grid.fill(row: row, around: place, Int(random.number(0, 0.09) * Double(grid.side)), wave)
            }
            // The reflection: broken lines, wider and rarer towards the viewer.
            guard random.number(0, 1) > 0.18 + below * 0.5 else { continue }
            let width = Double(radius) * (0.95 + below * 0.6) * random.number(0.25, 1)
            let drift = Double(radius) * random.number(-0.3, 0.3)
            grid.fill(row: row, around: x + Int(drift), Int(width * (1 - below * 0.5)), glint)
        }
    }

    private static func sail(
        _ grid: inout CellGrid, at horizon: Int, _ theme: Theme, _ palette: inout Palette,
        _ random: inout SeededGenerator
    ) {
        let height = Int(random.number(0.09, 0.13) * Double(grid.side))
        let x = Int(random.number(0.15, 0.85) * Double(grid.columns))
        let foot = horizon + Int(random.number(0.03, 0.08) * Double(grid.side))
        let cloth = palette.index(of: Theme.paper)
        let hull = palette.index(of: theme.ink)
        guard height > 3 else { return }
        for line in 0..<height {
            let row = foot - height + line
            grid.fill(row: row, x + 1, x + 2 + line * 3 / 5, cloth)
            if line > height / 3 { grid.fill(row: row, x - (line - height / 3) / 2, x, cloth) }
        }
        for line in 0..<max(1, height / 5) {
            grid.fill(row: foot + 1 + line, x - height / 2 + line, x + height * 3 / 5 - line + 2, hull)
        }
    }
}
