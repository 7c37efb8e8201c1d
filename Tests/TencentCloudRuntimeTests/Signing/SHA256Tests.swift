import Testing

@testable import TencentCloudRuntime

/// NIST's vectors. The short ones, the million and the Monte Carlo seed and checkpoints are NIST's own (FIPS
/// 180-4's examples, SHAVS `SHA256ShortMsg` and `SHA256Monte`); the sweeps' expectations come from OpenSSL.
@Suite struct SHA256Tests {
    #if canImport(CryptoKit)
        static let kinds = [true]
    #else
        /// The processor's instructions, where it has them, and plain C.
        static let kinds = [true, false]
    #endif

    private func hasher(_ usesProcessor: Bool) -> SHA256 {
        #if canImport(CryptoKit)
            SHA256()
        #else
            SHA256(usesProcessor: usesProcessor)
        #endif
    }

    private func hash(_ bytes: [UInt8], _ usesProcessor: Bool) -> Digest {
        var hash = hasher(usesProcessor)
        hash.update(bytes)
        return hash.digest()
    }

    @Test(
        "short messages",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
            ("\u{19}", "68aa2e2ee5dff96e3355e6c7ee373e3d6a4e17f75f9518d843709c0c9bc3e3d4"),
        ], kinds)
    func short(_ vector: (text: String, digest: String), usesProcessor: Bool) {
        #expect(hash(Array(vector.text.utf8), usesProcessor).hex == vector.digest)
    }

    @Test("a million times a, in pieces of every size", arguments: kinds)
    func million(usesProcessor: Bool) {
        var hash = hasher(usesProcessor)
        var remaining = 1_000_000
        var size = 0
        while remaining > 0 {
            let piece = min(size, remaining)
            hash.update([UInt8](repeating: UInt8(ascii: "a"), count: piece))
            remaining -= piece
            size = (size + 61) % 1000
        }
        #expect(hash.digest().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("every length around the blocks' edges", arguments: kinds)
    func everyLength(usesProcessor: Bool) {
        let digest = digestOfDigests(lengths: 0...320, usesProcessor)
        #expect(digest.hex == "2a1dde3cbfb8f124be170213a58f848ccdcd7a8bfe4b697f751bd496177f9f92")
    }

    @Test("the lengths of SHAVS's long messages", arguments: kinds)
    func long(usesProcessor: Bool) {
        let digest = digestOfDigests(lengths: stride(from: 163, through: 6400, by: 99), usesProcessor)
        #expect(digest.hex == "f72c4de2f2dafcaa9cc6fe5a6641f1f50454ffb8b0a1d0320eaeb6f39c561806")
    }

    private func digestOfDigests(lengths: some Sequence<Int>, _ usesProcessor: Bool) -> Digest {
        var all = hasher(usesProcessor)
        for length in lengths {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) }
            hash(message, usesProcessor).withUnsafeBytes { all.update($0) }
        }
        return all.digest()
    }

    @Test("Monte Carlo", arguments: kinds)
    func monteCarlo(usesProcessor: Bool) {
        let checkpoints = [
            0: "e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788",
            1: "2e78f8c8772ea7c9331d41ed3f9cdf27d8f514a99342ee766ee3b8b0d0b121c0",
            99: "6a912ba4188391a78e6f13d88ed2d14e13afce9db6f7dcbf4a48c24f3db02778",
        ]
        var seed = [UInt8](hex: "6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691")
        for round in 0..<100 {
            var last = [seed, seed, seed]
            for _ in 0..<1000 {
                let digest = hash(last[0] + last[1] + last[2], usesProcessor)
                last = [last[1], last[2], digest.withUnsafeBytes { Array($0) }]
            }
            seed = last[2]
            if let expected = checkpoints[round] { #expect(seed.hex == expected) }
        }
    }

    @Test func copiesGoOnByThemselves() {
        var first = SHA256()
        first.update(Array("ab".utf8))
        var second = first
        first.update(Array("c".utf8))
        second.update(Array("d".utf8))
        #expect(first.digest() == SHA256.hash(Array("abc".utf8)))
        #expect(second.digest() == SHA256.hash(Array("abd".utf8)))
        #expect(first.digest() == first.digest())
    }

    #if os(Linux) && arch(x86_64)
        /// So that a machine where only plain C was proved says so.
        @Test func saysWhetherTheProcessorHelps() throws {
            let hasInstructions = try #require(ProcessorFlags.read()).contains("sha_ni")
            #expect(SHA256.isAccelerated == hasInstructions)
        }
    #endif
}

/// HMAC-SHA256, RFC 4231: short and long keys.
@Suite struct HMACTests {
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0b, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func vectors(key: [UInt8], text: String, code: String) {
        #expect(HMACSHA256.Key(key).code(for: Array(text.utf8)).hex == code)
    }
}
