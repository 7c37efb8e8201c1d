/// CRC-32 as PNG's chunks carry it.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in
                var value = UInt32.max
                var index = 0
                while index < bytes.count {
                    value = value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ bytes[index])]
                    index += 1
                }
                return ~value
            }
        }
    }
}

/// Adler-32 as zlib's streams carry it, in closed form for a run of one byte.
struct Adler32 {
    private static let modulus: UInt64 = 65521
    private var low: UInt64 = 1
    private var high: UInt64 = 0

    var checksum: UInt32 { UInt32(truncatingIfNeeded: high << 16 | low) }

    /// `count` times the same byte, fewer than 2³¹.
    mutating func add(_ byte: UInt8, count: Int) {
        // The low half grows by the byte each time, the high half by all those low halves.
        let byte = UInt64(byte)
        let count = UInt64(count)
        let triangle = count * (count + 1) / 2 % Self.modulus
        high = (high + count * low + byte * triangle) % Self.modulus
        low = (low + count * byte) % Self.modulus
    }
}
