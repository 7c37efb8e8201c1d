/// Layers of hills under a sky, the nearest with trees.
enum Hills {
    private static let layers = 5

    static func paint(
        _ grid: inout CellGrid, _ theme: Theme, _ palette: inout Palette, _ random: inout SeededGenerator
    ) {
        let rows = Double(grid.rows)
        let side = Double(grid.side)
        let horizon = random.number(0.36, 0.48)
        let light = (
            x: Int(random.number(0.16, 0.84) * Double(grid.columns)),
            y: Int(random.number(0.16, 0.32) * rows), radius: Int(random.number(0.075, 0.115) * side)
        )
        Sky.paint(&grid, above: Int(rows * 0.75), light: light, theme, &palette, &random)
        for layer in 0..<layers {
            let depth = Double(layer) / Double(layers - 1)
            let ground = theme.far.mixed(with: theme.near, depth)
            let color = palette.index(of: ground)
            let crest = palette.index(of: ground.mixed(with: theme.low, 0.22 * (1 - depth * 0.6)))
            let ridge = Ridge(frequency: random.number(1.6, 2.8) + (1 - depth) * 1.6, &random)
            let base = rows * (horizon + (0.86 - horizon) * depth)
            let swing = side * (0.115 - 0.055 * depth)
            var tops: [Int] = []
            for column in 0..<grid.columns {
                let top = Int(base + swing * ridge.height(at: Double(column) / side))
                tops.append(top)
                var row = max(0, top)
                while row < grid.rows {
                    grid.fill(row: row, around: column, 0, row < top + 1 ? crest : color)
                    row += 1
                }
            }
            if layer >= layers - 2 {
                plantTrees(&grid, on: tops, layer == layers - 1 ? color : crest, &random)
            }
        }
    }

    /// Small spruces, in groups, rooted in the ground.
    private static func plantTrees(
        _ grid: inout CellGrid, on tops: [Int], _ color: UInt8, _ random: inout SeededGenerator
    ) {
        let side = Double(grid.side)
        for _ in 0..<5 {
            let group = random.number(0, 1) * Double(grid.columns)
            for _ in 0..<(2 + random.integer(below: 4)) {
                let column = Int(group + random.number(-0.09, 0.09) * side)
                let height = Int(random.number(0.05, 0.1) * side)
                guard tops.indices.contains(column) else { continue }
                for line in 0..<max(0, height) {
                    // Each branch widens over three rows; the next starts a little wider.
                    let width = line / 3 + line % 3 / 2 + (line > 1 ? 0 : -1)
                    grid.fill(row: tops[column] + 1 - height + line, around: column, max(0, width), color)
                }
            }
        }
    }
}
