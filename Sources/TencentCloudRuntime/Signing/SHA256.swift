// CryptoKit's where the platform has it.
#if canImport(CryptoKit)
    internal import CryptoKit

    /// SHA-256 (FIPS 180-4) over bytes that come piece by piece. A copy goes on by itself.
    package struct SHA256: Sendable {
        private var hash = CryptoKit.SHA256()

        package init() {}

        package mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

        /// The hash of everything so far.
        package func digest() -> Digest {
            var result = SIMD32<UInt8>()
            withUnsafeMutableBytes(of: &result) { result in
                hash.finalize().withUnsafeBytes { result.copyMemory(from: $0) }
            }
            return Digest(bytes: result)
        }
    }
#else
    internal import CSHA256
    import TencentCloudPlatform

    /// SHA-256 (FIPS 180-4) over bytes that come piece by piece. A copy goes on by itself.
    package struct SHA256: Sendable {
        private var state = SIMD8<UInt32>(
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
            0x5be0_cd19)
        /// The bytes that don't fill a block yet.
        private var rest = SIMD64<UInt8>()
        private var count: UInt64 = 0
        private let usesProcessor: Bool

        package init() { self.init(usesProcessor: true) }

        /// - Parameter usesProcessor: False keeps to plain C even where the processor has SHA instructions.
        package init(usesProcessor: Bool) { self.usesProcessor = usesProcessor }

        /// Whether the processor has SHA instructions, and they are used.
        package static var isAccelerated: Bool { csha256_is_accelerated() }

        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            guard var next = bytes.baseAddress, !bytes.isEmpty else { return }
            var remaining = bytes.count
            let filled = Int(count % 64)
            count += UInt64(remaining)
            if filled > 0 {
                let taken = min(64 - filled, remaining)
                withUnsafeMutablePointer(to: &rest) {
                    _ = memcpy(UnsafeMutableRawPointer($0) + filled, next, taken)
                }
                guard filled + taken == 64 else { return }
                compressRest()
                next += taken
                remaining -= taken
            }
            let blocks = remaining / 64
            if blocks > 0 {
                compress(next, blocks)
                next += blocks * 64
                remaining -= blocks * 64
            }
            if remaining > 0 {
                withUnsafeMutablePointer(to: &rest) { _ = memcpy($0, next, remaining) }
            }
        }

        /// The hash of everything so far.
        package func digest() -> Digest {
            var last = self
            last.pad()
            var result = SIMD32<UInt8>()
            withUnsafeMutableBytes(of: &result) { result in
                for word in 0..<8 {
                    result.storeBytes(of: last.state[word].bigEndian, toByteOffset: word * 4, as: UInt32.self)
                }
            }
            return Digest(bytes: result)
        }

        /// A one bit, zeros, and the length in bits at the end of a block.
        private mutating func pad() {
            let filled = Int(count % 64)
            withUnsafeMutablePointer(to: &rest) { rest in
                let end = UnsafeMutableRawPointer(rest) + filled
                end.storeBytes(of: 0x80, as: UInt8.self)
                memset(end + 1, 0, 63 - filled)
            }
            if filled >= 56 {
                compressRest()
                rest = SIMD64()
            }
            let bits = (count &* 8).bigEndian
            withUnsafeMutablePointer(to: &rest) {
                UnsafeMutableRawPointer($0).storeBytes(of: bits, toByteOffset: 56, as: UInt64.self)
            }
            compressRest()
        }

        private mutating func compressRest() {
            // A copy, as the state and the block are parts of one value.
            var block = rest
            withUnsafeMutablePointer(to: &block) { compress($0, 1) }
        }

        private mutating func compress(_ blocks: UnsafeRawPointer, _ count: Int) {
            let compress = usesProcessor ? csha256_compress : csha256_compress_portable
            withUnsafeMutablePointer(to: &state) { state in
                state.withMemoryRebound(to: UInt32.self, capacity: 8) { state in
                    compress(state, blocks.assumingMemoryBound(to: UInt8.self), count)
                }
            }
        }
    }
#endif

extension SHA256 {
    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    package static func hash(_ bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.digest()
    }
}
