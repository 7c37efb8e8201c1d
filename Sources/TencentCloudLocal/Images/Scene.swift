/// What a picture shows. Each scene takes its decisions in fractions of the grid, so that a seed gives the
/// same picture at every size.
enum Scene: Sendable {
    case hills, sea, tiles

    /// Hills twice: they look best.
    static let all: [Scene] = [.hills, .sea, .hills, .tiles]

    func paint(
        _ grid: inout CellGrid, _ theme: Theme, _ palette: inout Palette, _ random: inout SeededGenerator
    ) {
        switch self {
        case .hills: Hills.paint(&grid, theme, &palette, &random)
        case .sea: Sea.paint(&grid, theme, &palette, &random)
        case .tiles: Tiles.paint(&grid, theme, &palette, &random)
        }
    }
}
