/// 8×8 palette indexes, a word for each row.
struct JPEGBlock: Hashable {
    private(set) var rows: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    init(flat color: UInt8) {
        let row = UInt64(color) &* 0x0101_0101_0101_0101
        rows = (row, row, row, row, row, row, row, row)
    }

    /// The eight bytes at `x` of each line, a line standing for as many rows as `heights` says.
    init(_ pixels: UnsafeRawBufferPointer, at x: Int, _ width: Int, _ heights: [Int]) {
        self.init(flat: 0)
        withUnsafeMutableBytes(of: &rows) { rows in
            var row = 0
            var line = 0
            while line < heights.count {
                let word = pixels.loadUnaligned(fromByteOffset: line * width + x, as: UInt64.self)
                let end = row + heights[line]
                while row < end {
                    rows.storeBytes(of: word, toByteOffset: row * 8, as: UInt64.self)
                    row += 1
                }
                line += 1
            }
        }
    }

    /// From left to right, from top to bottom.
    func withPixels<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: rows, body)
    }

    static func == (a: JPEGBlock, b: JPEGBlock) -> Bool {
        a.rows.0 == b.rows.0 && a.rows.1 == b.rows.1 && a.rows.2 == b.rows.2 && a.rows.3 == b.rows.3
            && a.rows.4 == b.rows.4 && a.rows.5 == b.rows.5 && a.rows.6 == b.rows.6 && a.rows.7 == b.rows.7
    }

    func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: rows) { hasher.combine(bytes: $0) }
    }
}

/// A block ready to be written.
struct JPEGCodedBlock {
    struct Channel {
        /// The block's mean, divided and rounded; written as a difference.
        var flat: Int
        /// The codes of everything else, the end of the block included.
        var rest: [JPEGBits]
    }

    var y, blue, red: Channel
}

/// From pixels to codes: colour conversion, cosine transform, quantisation, Huffman codes. In integers, so
/// that every machine writes the same file.
struct JPEGBlockCoder {
    /// For each palette index, each level less its middle.
    private let y, blue, red: [Int]
    private let luminance, chrominance: [Int]
    /// cos((2x + 1)uπ / 16) / 2 at [u × 8 + x], the row for u = 0 divided by √2; times 2¹³.
    private let cosines: [Int]

    init(palette: [Color], luminance: [Int], chrominance: [Int]) {
        (self.luminance, self.chrominance) = (luminance, chrominance)
        func level(_ color: Color, _ red: Int, _ green: Int, _ blue: Int) -> Int {
            let sum = red * Int(color.red) + green * Int(color.green) + blue * Int(color.blue)
            return (sum + 1 << 15) >> 16
        }
        y = palette.map { level($0, 19595, 38470, 7471) - 128 }
        blue = palette.map { min(127, level($0, -11059, -21709, 32768)) }
        red = palette.map { min(127, level($0, 32768, -27439, -5329)) }
        // cos(kπ/16) / 2 × 2¹³ for k from 0 to 8; the others mirror these.
        let quarter = [4096, 4017, 3784, 3406, 2896, 2276, 1567, 799, 0]
        cosines = (0..<64).map { place in
            let (u, x) = (place / 8, place % 8)
            let angle = (2 * x + 1) * u % 32
            let half = angle > 16 ? 32 - angle : angle
            let value = half > 8 ? -quarter[16 - half] : quarter[half]
            return u == 0 ? 2896 : value
        }
    }

    func code(_ block: JPEGBlock) -> JPEGCodedBlock {
        let chroma = JPEGTables.chrominanceAC
        return JPEGCodedBlock(
            y: code(block, levels: y, luminance, JPEGTables.luminanceAC),
            blue: code(block, levels: blue, chrominance, chroma),
            red: code(block, levels: red, chrominance, chroma))
    }

    private func code(
        _ block: JPEGBlock, levels: [Int], _ divisors: [Int], _ table: JPEGHuffmanTable
    ) -> JPEGCodedBlock.Channel {
        let coefficients = quantized(block, levels: levels, divisors)
        var rest: [JPEGBits] = []
        var zeros = 0
        var index = 1
        while index < 64 {
            let coefficient = coefficients[JPEGTables.zigzag[index]]
            index += 1
            if coefficient == 0 {
                zeros += 1
                continue
            }
            while zeros > 15 {
                rest.append(table.codes[0xF0])  // sixteen zeros
                zeros -= 16
            }
            let size = JPEGBits.size(of: coefficient)
            rest.append(table.codes[zeros << 4 | size] + JPEGBits(coefficient: coefficient))
            zeros = 0
        }
        if zeros > 0 { rest.append(table.codes[0]) }  // end of block
        return .init(flat: coefficients[0], rest: rest)
    }

    /// The cosine transform, rows first, then columns, divided and rounded.
    private func quantized(_ block: JPEGBlock, levels: [Int], _ divisors: [Int]) -> [Int] {
        [Int](unsafeUninitializedCapacity: 64) { result, count in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: 128) { scratch in
                cosines.withUnsafeBufferPointer { cosines in
                    block.withPixels { pixels in
                        let samples = UnsafeMutableBufferPointer(rebasing: scratch[..<64])
                        let half = UnsafeMutableBufferPointer(rebasing: scratch[64...])
                        var place = 0
                        while place < 64 {
                            samples[place] = levels[Int(pixels[place])]
                            place += 1
                        }
                        place = 0
                        while place < 64 {  // half[u × 8 + row]
                            half[place] = Self.product(cosines, place & ~7, samples, (place & 7) * 8)
                            place += 1
                        }
                        place = 0
                        while place < 64 {  // result[v × 8 + u]
                            let sum = Self.product(cosines, place & ~7, half, (place & 7) * 8)
                            let divisor = divisors[place] << 26
                            let rounding = sum < 0 ? -divisor / 2 : divisor / 2
                            result[place] = (sum + rounding) / divisor
                            place += 1
                        }
                        count = 64
                    }
                }
            }
        }
    }

    /// The sum of eight products.
    private static func product(
        _ a: UnsafeBufferPointer<Int>, _ i: Int, _ b: UnsafeMutableBufferPointer<Int>, _ j: Int
    ) -> Int {
        let low = a[i] &* b[j] &+ a[i + 1] &* b[j + 1] &+ a[i + 2] &* b[j + 2] &+ a[i + 3] &* b[j + 3]
        let high =
            a[i + 4] &* b[j + 4] &+ a[i + 5] &* b[j + 5] &+ a[i + 6] &* b[j + 6] &+ a[i + 7] &* b[j + 7]
        return low &+ high
    }
}
