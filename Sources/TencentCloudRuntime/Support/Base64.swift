/// Base64 of RFC 4648, padded and without line breaks.
package enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// How long a text becomes of so many bytes.
    package static func count(of byteCount: Int) -> Int { (byteCount + 2) / 3 * 4 }

    package static func text(_ bytes: [UInt8]) -> String {
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

    /// The bytes of a text; nil where it is none.
    package static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 4) else { return nil }
        let padding = text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        let text = text.utf8.dropLast(padding)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 2)
        var (bits, count) = (UInt32(0), 0)
        for byte in text {
            guard let value = value(of: byte) else { return nil }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return bytes
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
