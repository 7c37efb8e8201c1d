/// SHA-1 (FIPS 180-4), which signatures of COS are made with and nothing else here is.
///
/// Written for texts of a few hundred bytes, the only ones that it gets: no file is hashed.
package enum SHA1 {
    /// The 20 bytes that stand for a text.
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        let text = padded(bytes)
        for block in stride(from: 0, to: text.count, by: 64) { compress(text[block..<(block + 64)], &state) }
        return state.flatMap(bigEndian)
    }

    /// A one bit, zeros, and the length in bits at the end of a block.
    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        var text = bytes
        text.append(0x80)
        while text.count % 64 != 56 { text.append(0) }
        let bits = UInt64(bytes.count) &* 8
        return text + bigEndian(UInt32(truncatingIfNeeded: bits >> 32))
            + bigEndian(UInt32(truncatingIfNeeded: bits))
    }

    private static func compress(_ block: ArraySlice<UInt8>, _ state: inout [UInt32]) {
        var words = [UInt32](repeating: 0, count: 80)
        for (index, byte) in block.enumerated() { words[index / 4] = words[index / 4] << 8 | UInt32(byte) }
        for index in 16..<80 {
            words[index] = rotated(
                words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)
        }
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for (index, word) in words.enumerated() {
            let (mixed, constant): (UInt32, UInt32) =
                switch index {
                case ..<20: (b & c | ~b & d, 0x5a82_7999)
                case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
                case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
                default: (b ^ c ^ d, 0xca62_c1d6)
                }
            let next = rotated(a, 5) &+ mixed &+ e &+ constant &+ word
            (a, b, c, d, e) = (next, a, rotated(b, 30), c, d)
        }
        for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word << count | word >> (32 - count)
    }

    private static func bigEndian(_ word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
}

/// HMAC with SHA-1 (RFC 2104).
package enum HMACSHA1 {
    /// The 20 bytes that only who has the key can make of a text.
    package static func code(for text: [UInt8], key: [UInt8]) -> [UInt8] {
        let short = key.count > 64 ? SHA1.hash(key) : key
        let block = short + [UInt8](repeating: 0, count: 64 - short.count)
        return SHA1.hash(block.map { $0 ^ 0x5c } + SHA1.hash(block.map { $0 ^ 0x36 } + text))
    }
}
