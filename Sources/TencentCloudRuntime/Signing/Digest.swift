/// 32 bytes that stand for a text: what SHA-256 and HMAC give.
package struct Digest: Sendable, Hashable {
    /// In the order in which they are written.
    package var bytes: SIMD32<UInt8>

    package init(bytes: SIMD32<UInt8>) { self.bytes = bytes }

    package var hex: String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        appendHex(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    package func appendHex(to text: inout [UInt8]) { Hex.append(bytesOf: bytes, to: &text) }

    package func withUnsafeBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
        Swift.withUnsafeBytes(of: bytes) { body($0) }
    }
}
