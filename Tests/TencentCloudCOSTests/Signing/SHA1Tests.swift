import TencentCloudCOS
import Testing

@Suite struct SHA1Tests {
    /// RFC 3174, and what openssl says of the lengths around a block's.
    @Test(arguments: [
        ("abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        ("a", 1_000_000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
        (
            "0123456701234567012345670123456701234567012345670123456701234567", 10,
            "dea356a2cddd90c7a7ecedc5ebb563934f460452"
        ),
        ("", 1, "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("a", 55, "c1c8bbdc22796e28c0e15163d20899b65621d65a"),
        ("a", 56, "c2db330f6083854c99d4b5bfb6e8f29f201be699"),
        ("a", 63, "03f09f5b158a7a8cdad920bddc29b81c18a551f5"),
        ("a", 64, "0098ba824b5c16427bd7a1122a5a442a25ec644d"),
        ("a", 65, "11655326c708d70319be2610e8a57d9a5b959d3b"),
    ])
    func hashes(text: String, count: Int, expected: String) {
        #expect(SHA1.hash(Array(String(repeating: text, count: count).utf8)).hex == expected)
    }

    /// RFC 2202.
    @Test(arguments: [
        ([UInt8](repeating: 0x0b, count: 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
        (Array("Jefe".utf8), "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (
            [UInt8](repeating: 0xaa, count: 80), "Test Using Larger Than Block-Size Key - Hash Key First",
            "aa4ae5e15272d00e95705637ce8a3b55ed402112"
        ),
        (
            [UInt8](repeating: 0xaa, count: 80),
            "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data",
            "e8e99d0f45237d786d6bbaa7965c7808bbff1a91"
        ),
        (
            [UInt8](repeating: 0x0c, count: 20), "Test With Truncation",
            "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04"
        ),
    ])
    func authenticates(key: [UInt8], text: String, expected: String) {
        #expect(HMACSHA1.code(for: Array(text.utf8), key: key).hex == expected)
    }

    @Test func authenticatesBytes() {
        let counted = HMACSHA1.code(for: [UInt8](repeating: 0xcd, count: 50), key: Array(1...25))
        #expect(counted.hex == "4c9007f4026250c6bc8414f9bf50c86c2d7235da")
        let dd = HMACSHA1.code(
            for: [UInt8](repeating: 0xdd, count: 50), key: [UInt8](repeating: 0xaa, count: 20))
        #expect(dd.hex == "125d7342b9ac11cd91a39af48aa17b4f63f175d3")
    }
}

extension [UInt8] {
    fileprivate var hex: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
