import TencentCloudPlatform

/// OpenSSL's SHA-256 and HMAC, from the system's libcrypto opened at run time: a baseline, and nothing that this
/// package needs.
struct LibCrypto {
    private typealias Hash =
        @convention(c) (
            UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?
        ) -> UnsafeMutablePointer<UInt8>?
    private typealias Algorithm = @convention(c) () -> OpaquePointer?
    private typealias Code =
        @convention(c) (
            OpaquePointer?, UnsafePointer<UInt8>?, Int32, UnsafePointer<UInt8>?, Int,
            UnsafeMutablePointer<UInt8>?,
            UnsafeMutablePointer<UInt32>?
        ) -> UnsafeMutablePointer<UInt8>?

    static let missing = "libcrypto.so.3 is not on this machine"

    private let hash: Hash
    private let algorithm: OpaquePointer
    private let code: Code

    /// Nil where the library isn't there.
    init?() {
        #if os(Linux)
            guard let library = dlopen("libcrypto.so.3", RTLD_NOW),
                let hash = dlsym(library, "SHA256"), let algorithm = dlsym(library, "EVP_sha256"),
                let code = dlsym(library, "HMAC")
            else { return nil }
            // The types are those of OpenSSL's headers, which its version 3 keeps.
            self.hash = unsafeBitCast(hash, to: Hash.self)
            self.code = unsafeBitCast(code, to: Code.self)
            guard let algorithm = unsafeBitCast(algorithm, to: Algorithm.self)() else { return nil }
            self.algorithm = algorithm
        #else
            return nil
        #endif
    }

    func sha256(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            _ = bytes.withUnsafeBufferPointer { hash($0.baseAddress, $0.count, digest.baseAddress) }
            count = 32
        }
    }

    func hmac(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            key.withUnsafeBufferPointer { key in
                bytes.withUnsafeBufferPointer { bytes in
                    _ = code(
                        algorithm, key.baseAddress, Int32(key.count), bytes.baseAddress, bytes.count,
                        digest.baseAddress, nil)
                }
            }
            count = 32
        }
    }
}
