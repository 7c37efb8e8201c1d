/// A zlib stream for data given as runs: the fixed Huffman codes, and matches that repeat the byte before.
///
/// It sees runs, never bytes, so that its work grows with what the picture shows instead of with its size.
struct RunLengthDeflate {
    private static let longestMatch = 258
    private static let codes = FixedCodes()

    /// The stream so far.
    private(set) var bytes: [UInt8] = [0x78, 0x01]
    private var bits: UInt64 = 0
    private var bitCount: UInt64 = 0
    private var adler = Adler32()
    private let codes = Self.codes

    init() {
        put(0b011, 3)  // the last block, with the fixed codes
    }

    /// Appends `count` times the same byte.
    mutating func append(_ byte: UInt8, count: Int) {
        guard count > 0 else { return }
        adler.add(byte, count: count)
        let literal = codes.literals[Int(byte)]
        put(literal.bits, literal.count)
        var left = count - 1
        let longest = codes.matches[Self.longestMatch]
        while left >= Self.longestMatch {
            put(longest.bits, longest.count)
            left -= Self.longestMatch
        }
        if left >= 3 {
            put(codes.matches[left].bits, codes.matches[left].count)
        } else {
            while left > 0 {
                put(literal.bits, literal.count)
                left -= 1
            }
        }
    }

    /// Ends the stream.
    mutating func finish() -> [UInt8] {
        put(0, 7)  // end of block
        put(0, (8 - bitCount % 8) % 8)
        flush()
        var shift: UInt32 = 32
        while shift > 0 {
            shift -= 8
            bytes.append(UInt8(truncatingIfNeeded: adler.checksum >> shift))
        }
        return bytes
    }

    /// At most 32 bits, the lowest first.
    private mutating func put(_ value: UInt64, _ count: UInt64) {
        bits |= value << bitCount
        bitCount += count
        if bitCount >= 32 { flush() }
    }

    private mutating func flush() {
        while bitCount >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }
}

/// Deflate's fixed codes (RFC 1951, 3.2.6), each ready to be put.
private struct FixedCodes: Sendable {
    struct Code {
        var bits: UInt64
        var count: UInt64
    }

    /// For each byte.
    let literals: [Code]
    /// For each length (from 3), length and distance 1 together.
    let matches: [Code]

    init() {
        literals = (0..<256).map(Self.symbol)
        var matches = [Code](repeating: Code(bits: 0, count: 0), count: 259)
        for length in 3...257 {
            // Eight lengths have a symbol of their own; from there each four symbols share a width of extra bits.
            var symbol = 254 + length
            var extra = 0
            if length > 10 {
                extra = (length - 3).bitWidth - (length - 3).leadingZeroBitCount - 3
                symbol = 257 + extra * 4 + (length - 3) >> extra
            }
            let code = Self.symbol(symbol)
            let rest = UInt64((length - 3) & ((1 << extra) - 1))
            matches[length] = Code(
                bits: code.bits | rest << code.count, count: code.count + UInt64(extra) + 5)
        }
        let longest = Self.symbol(285)
        matches[258] = Code(bits: longest.bits, count: longest.count + 5)
        self.matches = matches
    }

    private static func symbol(_ symbol: Int) -> Code {
        switch symbol {
        case ..<144: reversed(0b0011_0000 + symbol, 8)
        case ..<256: reversed(0b1_1001_0000 + symbol - 144, 9)
        case ..<280: reversed(symbol - 256, 7)
        default: reversed(0b1100_0000 + symbol - 280, 8)
        }
    }

    /// Huffman codes go highest bit first into a stream that goes lowest bit first.
    private static func reversed(_ code: Int, _ count: Int) -> Code {
        var bits: UInt64 = 0
        for index in 0..<count where code >> index & 1 == 1 { bits |= 1 << UInt64(count - 1 - index) }
        return Code(bits: bits, count: UInt64(count))
    }
}
