/// A colour, 8 bits a channel.
struct Color: Hashable, Sendable {
    var red, green, blue: UInt8

    init(red: UInt8, green: UInt8, blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// From 0xRRGGBB.
    init(_ hex: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex))
    }

    /// This colour with `amount` (0…1) of another in it.
    func mixed(with other: Color, _ amount: Double) -> Color {
        func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8(min(255, max(0, Double(from) + (Double(to) - Double(from)) * amount + 0.5)))
        }
        return Color(
            red: channel(red, other.red), green: channel(green, other.green), blue: channel(blue, other.blue))
    }
}

/// The picture's colours: at most 256, because a pixel is one byte.
struct Palette {
    private(set) var colors: [Color] = []
    private var indexes: [Color: UInt8] = [:]

    /// The index of a colour, added when it's new. A full palette answers with its nearest colour.
    mutating func index(of color: Color) -> UInt8 {
        if let known = indexes[color] { return known }
        if colors.count == 256 { return nearest(to: color) }
        let index = UInt8(colors.count)
        colors.append(color)
        indexes[color] = index
        return index
    }

    private func nearest(to color: Color) -> UInt8 {
        func distance(_ other: Color) -> Int {
            let red = Int(color.red) - Int(other.red)
            let green = Int(color.green) - Int(other.green)
            let blue = Int(color.blue) - Int(other.blue)
            return red * red + green * green + blue * blue
        }
        return UInt8(colors.indices.min { distance(colors[$0]) < distance(colors[$1]) } ?? 0)
    }
}
