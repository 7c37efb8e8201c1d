import Testing

@testable import TencentCloudLocal

@Suite struct RunLengthDeflateTests {
    @Test func everyRunLengthComesBack() throws {
        for count in Array(0...600) + [65_521, 100_003] {
            var stream = RunLengthDeflate()
            stream.append(7, count: 1)
            stream.append(UInt8(count % 251), count: count)
            stream.append(255, count: 2)
            let expected: [UInt8] = [7] + [UInt8](repeating: UInt8(count % 251), count: count) + [255, 255]
            #expect(try PNGReader.inflate(stream.finish()) == expected, "\(count)")
        }
    }

    @Test func everyByteComesBack() throws {
        var stream = RunLengthDeflate()
        for byte in UInt8.min...UInt8.max { stream.append(byte, count: Int(byte) % 5 + 1) }
        let expected = (UInt8.min...UInt8.max).flatMap { [UInt8](repeating: $0, count: Int($0) % 5 + 1) }
        #expect(try PNGReader.inflate(stream.finish()) == expected)
    }

    @Test func checksumsMatchTheKnownOnes() {
        #expect(CRC32.checksum(Array("123456789".utf8)[...]) == 0xCBF4_3926)
        var adler = Adler32()
        for byte in "Wikipedia".utf8 { adler.add(byte, count: 1) }
        #expect(adler.checksum == 0x11E6_0398)
        // The closed form against one byte at a time, beyond every modulus.
        var (runs, single) = (Adler32(), Adler32())
        runs.add(250, count: 300_000)
        for _ in 0..<300_000 { single.add(250, count: 1) }
        #expect(runs.checksum == single.checksum)
    }
}
