import TencentCloudRuntime

extension ModelLimit.Dimensions {
    /// Whether a size is one of them.
    func contains(_ size: ImageSize) -> Bool {
        let (width, height) = (size.width, size.height)
        let (area, overflows) = width.multipliedReportingOverflow(by: height)
        return !overflows && side?.contains(width) ?? true && side?.contains(height) ?? true
            && pixels?.contains(area) ?? true
            && [width, height].allSatisfy { $0 > 0 && $0.isMultiple(of: multipleOf ?? 1) }
    }

    /// The limits in words.
    var words: String {
        var parts: [String] = []
        if let side { parts.append("sides of \(side.words) pixels") }
        if let multipleOf { parts.append("sides divisible by \(multipleOf)") }
        if let pixels { parts.append("\(pixels.words) pixels in all") }
        return parts.isEmpty ? "any size" : parts.joined(separator: ", ")
    }

    /// How many pixels a size has that is made from a shape alone: about a million, or what comes near that.
    var usualPixels: Int {
        // Sides are rounded down, which takes some pixels away.
        let least = (pixels?.min ?? 0) / 16 * 17
        let usual = [1 << 20, 1 << 22, 1 << 24].first { $0 >= least } ?? least
        return min(usual, pixels?.max ?? .max)
    }
}

extension ModelLimit.Interval {
    fileprivate var words: String {
        switch (min, max) {
        case (let min?, let max?): "\(min) to \(max)"
        case (let min?, nil): "at least \(min)"
        case (nil, let max?): "at most \(max)"
        case (nil, nil): "any number of"
        }
    }
}
