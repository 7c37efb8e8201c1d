/// Names for requests, by which a service recognises that one came twice.
public enum IdempotencyToken {
    /// A new random token: 32 hexadecimal digits, within the 50 characters that services allow.
    public static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        var text: [UInt8] = []
        text.reserveCapacity(32)
        for _ in 0..<2 { Hex.append(bytesOf: generator.next() as UInt64, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }
}
