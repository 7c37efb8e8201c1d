import TencentCloudRuntime

/// SHA-256 over a long message, beside OpenSSL's.
enum Hashing {
    static func figures() throws -> [Figure] {
        let message = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let openSSL = LibCrypto()
        if let openSSL {
            let theirs = openSSL.sha256(message).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            guard theirs == SHA256.hash(message).hex else { throw Failure("the two hashes disagree") }
        }
        let times = try Measurement.compare(
            { keep(SHA256.hash(message)) }, with: openSSL.map { openSSL in { keep(openSSL.sha256(message)) } }
        )
        let megabytes = Double(message.count) / 1e6
        return [
            Figure(
                name: "SHA-256 of 1 MiB", unit: .megabytesPerSecond, value: megabytes / times.ours,
                baseline: times.baseline.map { .value(megabytes / $0, of: "OpenSSL") }
                    ?? .unavailable(why: LibCrypto.missing))
        ]
    }
}
