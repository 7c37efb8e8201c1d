/// Base64 of RFC 4648, padded and without line breaks.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// How long a text becomes of so many bytes.
    static func count(of byteCount: Int) -> Int { (byteCount + 2) / 3 * 4 }

    static func text(_ bytes: [UInt8]) -> String {
        let count = count(of: bytes.count)
        return String(unsafeUninitializedCapacity: count) { text in
            var place = 0
            var index = 0
            while index < bytes.count {
                let first = bytes[index]
                let second = index + 1 < bytes.count ? bytes[index + 1] : 0
                let third = index + 2 < bytes.count ? bytes[index + 2] : 0
                text[place] = digits[Int(first >> 2)]
                text[place + 1] = digits[Int((first & 3) << 4 | second >> 4)]
                text[place + 2] =
                    index + 1 < bytes.count ? digits[Int((second & 15) << 2 | third >> 6)] : UInt8(ascii: "=")
                text[place + 3] = index + 2 < bytes.count ? digits[Int(third & 63)] : UInt8(ascii: "=")
                index += 3
                place += 4
            }
            return count
        }
    }
}
