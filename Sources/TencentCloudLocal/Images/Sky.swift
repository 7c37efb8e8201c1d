/// A gradient with a sun or a moon in it, and clouds or stars.
struct Sky {
    private let theme: Theme
    private let rows: Int
    /// Few enough shades that their halos fit into the palette beside them.
    private static let shades = 48

    /// Paints the rows above `horizon`, with the light at the given fractions of the grid.
    static func paint(
        _ grid: inout CellGrid, above horizon: Int, light: (x: Int, y: Int, radius: Int), _ theme: Theme,
        _ palette: inout Palette, _ random: inout SeededGenerator
    ) {
        let sky = Sky(theme: theme, rows: max(1, horizon))
        let plain = sky.indexes(&palette, glow: 0)
        let outer = sky.indexes(&palette, glow: 0.16)
        let inner = sky.indexes(&palette, glow: 0.36)
        for row in 0..<min(grid.rows, sky.rows) { grid.fill(row: row, 0, grid.columns, plain[row]) }
        if theme.isNight { sky.stars(&grid, &palette, &random) }
        let (x, y, radius) = light
        func shade(_ shades: [UInt8]) -> (Int) -> UInt8 { { shades[min($0, shades.count - 1)] } }
        grid.disk(x, y, radius: radius * 21 / 10, shade(outer))
        grid.disk(x, y, radius: radius * 15 / 10, shade(inner))
        let full = palette.index(of: theme.light)
        grid.disk(x, y, radius: radius) { _ in full }
        if !theme.isNight { sky.clouds(&grid, &palette, &random) }
    }

    /// Each row's colour, `glow` of the light mixed in.
    private func indexes(_ palette: inout Palette, glow: Double) -> [UInt8] {
        (0..<rows).map { row in
            let step = Double(row * Self.shades / rows) / Double(Self.shades - 1)
            return palette.index(of: theme.high.mixed(with: theme.low, step).mixed(with: theme.light, glow))
        }
    }

    private func stars(_ grid: inout CellGrid, _ palette: inout Palette, _ random: inout SeededGenerator) {
        let colors = [0.35, 0.6, 0.9].map { palette.index(of: theme.high.mixed(with: theme.light, $0)) }
        for _ in 0..<90 {
            let x = Int(random.number(0, 1) * Double(grid.columns))
            let height = random.number(0, 1)
            let y = Int(height * (0.4 + 0.6 * height) * Double(rows) * 0.85)
            grid.fill(row: y, around: x, 0, colors[random.integer(below: colors.count)])
        }
    }

    private func clouds(_ grid: inout CellGrid, _ palette: inout Palette, _ random: inout SeededGenerator) {
        let color = palette.index(of: theme.low.mixed(with: theme.light, 0.6))
        for _ in 0..<(2 + random.integer(below: 4)) {
            let x = Int(random.number(-0.05, 1.05) * Double(grid.columns))
            let y = Int(random.number(0.08, 0.6) * Double(rows))
            let length = random.number(0.07, 0.17) * Double(grid.side)
            let thickness = max(1, Int(length * 0.2))
            for line in 0..<thickness {
                // Wide at the bottom; the upper lines shrink and wander.
                let share = Double(line + 1) / Double(thickness)
                let drift = random.number(-0.12, 0.12) * length * (1 - share)
                grid.fill(
                    row: y + line, around: x + Int(drift), Int(length * (0.35 + 0.65 * share)), color)
            }
        }
    }
}
