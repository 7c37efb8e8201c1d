/// Names that nobody can guess, and the seeds of those who gave none.
enum RandomNames {
    /// `count` hexadecimal digits in lower case.
    static func hex(_ count: Int) -> String {
        let alphabet = Array("0123456789abcdef".utf8)
        var digits: [UInt8] = []
        digits.reserveCapacity(count)
        var pool: UInt64 = 0
        for index in 0..<count {
            // The system is asked for sixteen digits at a time.
            if index.isMultiple(of: 16) { pool = .random(in: 0...(.max)) }
            digits.append(alphabet[Int(pool & 15)])
            pool >>= 4
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// `count` decimal digits, the first of them not 0.
    static func digits(_ count: Int) -> String {
        var text = String(UInt8.random(in: 1..<10))
        for _ in 1..<max(1, count) { text += String(UInt8.random(in: 0..<10)) }
        return text
    }

    /// A random UUID in its usual form.
    static func uuid() -> String {
        var digits = Array(hex(32).utf8)
        digits[12] = UInt8(ascii: "4")
        digits[16] = "89ab".utf8.randomElement() ?? UInt8(ascii: "8")
        for dash in [8, 13, 18, 23] { digits.insert(UInt8(ascii: "-"), at: dash) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// A seed such as a model would draw.
    static func seed() -> Int64 { Int64.random(in: 0...Int64(Int32.max)) }
}
