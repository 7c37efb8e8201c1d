/// A width and a height as one text, such as `1024x768`.
public struct Dimensions: Sendable, Hashable {
    /// What may stand between the two: any of these characters. The first is how it is written.
    public var separators: String
    /// How long each side may be, in pixels.
    public var side: Bounds<Int>?
    /// What each side must be a multiple of.
    public var multipleOf: Int?
    /// What width times height may be.
    public var pixels: Bounds<Int>?

    /// Dimensions within limits.
    public init(
        separators: String, side: Bounds<Int>? = nil, multipleOf: Int? = nil, pixels: Bounds<Int>? = nil
    ) {
        self.separators = separators
        self.side = side
        self.multipleOf = multipleOf
        self.pixels = pixels
    }

    /// How a size is written.
    public func text(width: Int, height: Int) -> String {
        "\(width)\(separators.prefix(1))\(height)"
    }

    /// Whether a size is within the limits.
    public func contains(width: Int, height: Int) -> Bool {
        guard width > 0, height > 0 else { return false }
        let sides = [width, height]
        let (area, isTooLarge) = width.multipliedReportingOverflow(by: height)
        return sides.allSatisfy { side?.contains($0) ?? true }
            && sides.allSatisfy { $0.isMultiple(of: multipleOf ?? 1) }
            && (pixels.map { !isTooLarge && $0.contains(area) } ?? true)
    }

    /// The width and the height that a text tells; nil when it tells none.
    func read(_ text: String) -> (width: Int, height: Int)? {
        let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let sides = parts.compactMap { TextForm.isDigits($0.utf8) ? Int($0) : nil }
        guard parts.count == 2, sides.count == 2 else { return nil }
        return (sides[0], sides[1])
    }
}
