/// The compressed data of a JPEG file: a picture's 8×8 blocks, each kind coded once and found again.
struct JPEGScan {
    private let coder: JPEGBlockCoder
    private var writer: JPEGBitWriter
    private var coded: [JPEGBlock: JPEGCodedBlock] = [:]
    private var codedFlat = [JPEGCodedBlock?](repeating: nil, count: 256)
    /// The flat coefficients of the block before, of which only differences are written.
    private var last = (y: 0, blue: 0, red: 0)
    /// The colour of the block before, where it had just one.
    private var lastFlat: UInt8?
    /// What a flat block takes after one of the same colour.
    private let repetition: JPEGBits

    init(palette: [Color], luminance: [Int], chrominance: [Int], appendingTo file: [UInt8]) {
        coder = JPEGBlockCoder(palette: palette, luminance: luminance, chrominance: chrominance)
        writer = JPEGBitWriter(bytes: file)
        let luma = JPEGTables.luminanceDC.codes[0] + JPEGTables.luminanceAC.codes[0]
        let chroma = JPEGTables.chrominanceDC.codes[0] + JPEGTables.chrominanceAC.codes[0]
        repetition = luma + chroma + chroma
    }

    mutating func append(_ picture: StripImage) {
        let width = (picture.width + 7) / 8 * 8
        // Room for eight lines of pixels; often all eight are one and the same strip.
        var pixels = [UInt8](repeating: 0, count: 8 * width)
        var heights: [Int] = []
        var strip = 0
        var used = 0  // lines of the strip that are written already
        var top = 0
        while top < picture.height {
            heights.removeAll(keepingCapacity: true)
            var missing = 8
            while missing > 0 {
                let current = picture.strips[min(strip, picture.strips.count - 1)]
                Self.expand(current.runs, into: &pixels, at: heights.count * width, width)
                // Below the picture's edge its last line goes on.
                let taken = strip < picture.strips.count - 1 ? min(current.height - used, missing) : missing
                heights.append(taken)
                missing -= taken
                used += taken
                if used >= current.height, strip < picture.strips.count - 1 { (strip, used) = (strip + 1, 0) }
            }
            appendBlocks(pixels, heights, width)
            top += 8
        }
    }

    mutating func finish() -> [UInt8] { writer.finish() }

    /// A line of pixels, its last one repeated up to `width`.
    private static func expand(
        _ runs: [StripImage.Run], into pixels: inout [UInt8], at start: Int, _ width: Int
    ) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            var x = start
            for run in runs {
                UnsafeMutableBufferPointer(rebasing: pixels[x..<x + run.length]).update(repeating: run.color)
                x += run.length
            }
            let rest = UnsafeMutableBufferPointer(rebasing: pixels[x..<start + width])
            rest.update(repeating: runs.last?.color ?? 0)
        }
    }

    /// A row of blocks: line `i` of `pixels` stands for `heights[i]` lines, eight in all.
    private mutating func appendBlocks(_ pixels: [UInt8], _ heights: [Int], _ width: Int) {
        pixels.withUnsafeBytes { pixels in
            let lines = heights.count
            var x = 0
            while x < width {
                let first = pixels.loadUnaligned(fromByteOffset: x, as: UInt64.self)
                var isFlat = first == (first & 0xFF) &* 0x0101_0101_0101_0101
                var line = 1
                while isFlat, line < lines {
                    isFlat = pixels.loadUnaligned(fromByteOffset: line * width + x, as: UInt64.self) == first
                    line += 1
                }
                if isFlat {
                    appendFlat(UInt8(truncatingIfNeeded: first))
                } else {
                    append(JPEGBlock(pixels, at: x, width, heights))
                }
                x += 8
            }
        }
    }

    private mutating func appendFlat(_ color: UInt8) {
        if lastFlat == color {
            writer.put(repetition)
            return
        }
        let block = codedFlat[Int(color)] ?? coder.code(JPEGBlock(flat: color))
        codedFlat[Int(color)] = block
        write(block)
        lastFlat = color
    }

    private mutating func append(_ block: JPEGBlock) {
        if let known = coded[block] {
            write(known)
        } else {
            let new = coder.code(block)
            coded[block] = new
            write(new)
        }
        lastFlat = nil
    }

    private mutating func write(_ block: JPEGCodedBlock) {
        write(block.y, after: last.y, JPEGTables.luminanceDC)
        write(block.blue, after: last.blue, JPEGTables.chrominanceDC)
        write(block.red, after: last.red, JPEGTables.chrominanceDC)
        last = (block.y.flat, block.blue.flat, block.red.flat)
    }

    private mutating func write(_ channel: JPEGCodedBlock.Channel, after last: Int, _ table: JPEGHuffmanTable)
    {
        let difference = channel.flat - last
        writer.put(table.codes[JPEGBits.size(of: difference)] + JPEGBits(coefficient: difference))
        for bits in channel.rest { writer.put(bits) }
    }
}

/// Collects bits, the highest first; a byte of ones is followed by a zero byte, as JPEG wants it.
struct JPEGBitWriter {
    private var bytes: [UInt8]
    private var bits: UInt64 = 0
    private var count: UInt32 = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func put(_ more: JPEGBits) {
        bits = bits << UInt64(more.count) | UInt64(more.value)
        count += more.count
        if count >= 32 { flush() }
    }

    mutating func finish() -> [UInt8] {
        let padding = (8 - count % 8) % 8
        put(JPEGBits(value: (1 << padding) - 1, count: padding))
        flush()
        return bytes
    }

    private mutating func flush() {
        while count >= 8 {
            count -= 8
            let byte = UInt8(truncatingIfNeeded: bits >> UInt64(count))
            bytes.append(byte)
            if byte == 0xFF { bytes.append(0) }
        }
    }
}
