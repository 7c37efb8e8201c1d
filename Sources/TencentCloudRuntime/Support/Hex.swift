/// Bytes as lower-case hexadecimal digits.
package enum Hex {
    package static func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
    }

    package static func append(bytesOf value: some Any & BitwiseCopyable, to text: inout [UInt8]) {
        withUnsafeBytes(of: value) { append($0, to: &text) }
    }

    @inline(__always)
    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") - 10 + nibble
    }
}
