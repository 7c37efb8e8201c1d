/// How large an image becomes, in pixels.
struct ImageSize: Sendable, Hashable {
    var width: Int
    var height: Int

    /// The class 4K in every shape that a model draws, 8:1 and sides rounded up among them. No model draws more, and
    /// nobody should have to wait for it.
    static let longestSide = 12_288
    static let mostPixels = 17 << 20

    /// Whether the local service draws it.
    var isDrawable: Bool {
        width > 0 && height > 0 && max(width, height) <= Self.longestSide
            && width * height <= Self.mostPixels
    }

    /// Reads `1024x768` or `1024*768`.
    init?(_ text: String) {
        let sides = text.split(omittingEmptySubsequences: false) { "x*X".contains($0) }
        guard sides.count == 2, let width = Self.number(sides[0]), let height = Self.number(sides[1]) else {
            return nil
        }
        self.init(width: width, height: height)
    }

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// The size for a resolution's name and an aspect ratio, each of which may be absent or unheard of.
    ///
    /// `1K`, `2K` … stand for the area of a square with that side, as models take them; `720P`, `1080P` for
    /// the shorter side.
    init(resolution: String?, aspectRatio: String?) {
        let name = (resolution ?? "").lowercased()
        let number = Self.number(name.dropLast()) ?? 0
        let (across, down) = Self.ratio(aspectRatio)
        let long = Double(max(across, down))
        let short = Double(min(across, down))
        let sides: (long: Double, short: Double)
        if name.hasSuffix("p"), (144...4_320).contains(number) {
            sides = (Double(number) * long / short, Double(number))
        } else {
            let known = name.hasSuffix("k") && (1...4).contains(number)
            let base = Double(1_024 * (known ? number : 1))
            sides = (base * (long / short).squareRoot(), base * (short / long).squareRoot())
        }
        let (longSide, shortSide) = (Self.even(sides.long), Self.even(sides.short))
        self =
            across >= down
            ? ImageSize(width: longSide, height: shortSide) : ImageSize(width: shortSide, height: longSide)
    }

    /// Encoders like sides that are divisible by 8.
    private static func even(_ side: Double) -> Int { max(8, Int((side / 8).rounded()) * 8) }

    /// `16:9`; a square where it is absent, `auto` or no ratio at all.
    private static func ratio(_ text: String?) -> (Int, Int) {
        let parts = (text ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let across = number(parts[0]), let down = number(parts[1]),
            (1...100).contains(across), (1...100).contains(down), across <= 16 * down, down <= 16 * across
        else { return (1, 1) }
        return (across, down)
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }
}
