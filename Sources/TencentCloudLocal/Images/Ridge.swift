/// A random line of hills: smooth noise in three octaves.
struct Ridge {
    private let values: [Double]
    private let frequency: Double

    /// `frequency`: hills over the length 1.
    init(frequency: Double, _ random: inout SeededGenerator) {
        self.frequency = frequency
        values = (0..<64).map { _ in random.number(-1, 1) }
    }

    /// About -1…1, for a place measured in the grid's shorter side.
    func height(at place: Double) -> Double {
        let x = place * frequency
        return noise(x) * 0.68 + noise(x * 2.3 + 17) * 0.24 + noise(x * 5.1 + 31) * 0.08
    }

    private func noise(_ x: Double) -> Double {
        let cell = x.rounded(.down)
        let part = x - cell
        let smooth = part * part * (3 - 2 * part)
        let index = Int(cell)
        let from = values[index & 63]
        let to = values[(index + 1) & 63]
        return from + (to - from) * smooth
    }
}
