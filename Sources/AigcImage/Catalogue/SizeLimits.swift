import TencentCloudRuntime

extension Dimensions {
    /// How many pixels a size has that is made from a shape alone: about a million, or what comes near that.
    var usualPixels: Int {
        // Sides are rounded down, which takes some pixels away.
        let least = (pixels?.min ?? 0) / 16 * 17
        let usual = [1 << 20, 1 << 22, 1 << 24].first { $0 >= least } ?? least
        return min(usual, pixels?.max ?? .max)
    }
}
