/// Names that nobody can guess, and the seeds of those who gave none.
enum RandomNames {
    /// `count` hexadecimal digits in lower case.
    static func hex(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count { text += String(UInt8.random(in: 0..<16), radix: 16) }
        return text
    }

    /// `count` decimal digits, the first of them not 0.
    static func digits(_ count: Int) -> String {
        var text = String(UInt8.random(in: 1..<10))
        for _ in 1..<max(1, count) { text += String(UInt8.random(in: 0..<10)) }
        return text
    }

    /// A random UUID in its usual form.
    static func uuid() -> String {
        let variant = String(UInt8.random(in: 8..<12), radix: 16)
        return "\(hex(8))-\(hex(4))-4\(hex(3))-\(variant)\(hex(3))-\(hex(12))"
    }

    /// A seed such as a model would draw.
    static func seed() -> Int64 { Int64.random(in: 0...Int64(Int32.max)) }
}
