/// HMAC with SHA-256 (RFC 2104).
package enum HMACSHA256 {
    /// A key, with the two blocks that it makes already hashed: each code then costs just its own text.
    package struct Key: Sendable {
        private var inner = SHA256()
        private var outer = SHA256()

        package init(_ bytes: UnsafeRawBufferPointer) {
            var block = SIMD64<UInt8>()
            withUnsafeMutableBytes(of: &block) { block in
                if bytes.count <= 64 {
                    block.copyMemory(from: bytes)
                } else {
                    var hash = SHA256()
                    hash.update(bytes)
                    hash.digest().withUnsafeBytes { block.copyMemory(from: $0) }
                }
            }
            withUnsafeBytes(of: block ^ SIMD64(repeating: 0x36)) { inner.update($0) }
            withUnsafeBytes(of: block ^ SIMD64(repeating: 0x5c)) { outer.update($0) }
        }

        package init(_ bytes: [UInt8]) { self = bytes.withUnsafeBytes { Self($0) } }

        package init(_ digest: Digest) { self = digest.withUnsafeBytes { Self($0) } }

        package func code(for text: UnsafeRawBufferPointer) -> Digest {
            var inner = inner
            inner.update(text)
            var outer = outer
            inner.digest().withUnsafeBytes { outer.update($0) }
            return outer.digest()
        }

        package func code(for text: [UInt8]) -> Digest { text.withUnsafeBytes { code(for: $0) } }
    }
}
