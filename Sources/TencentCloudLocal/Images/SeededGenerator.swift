/// A small random generator whose sequence is ours, so that a picture stays the same whatever the
/// standard library's own generators do in a later version (SplitMix64).
struct SeededGenerator {
    private var state: UInt64

    /// The same text and seed give the same sequence.
    init(text: String, seed: UInt64) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = hash ^ (seed &* 0x9e37_79b9_7f4a_7c15)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// 0 up to, without, `bound`; `bound` is at least 1.
    mutating func integer(below bound: Int) -> Int { Int(next() >> 11) % bound }

    /// `low` up to, without, `high`.
    mutating func number(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * Double(next() >> 11) / 9_007_199_254_740_992
    }
}
