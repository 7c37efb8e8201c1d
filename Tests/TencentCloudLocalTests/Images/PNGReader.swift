/// Enough of PNG to check what the encoder wrote: chunks with their checksums, an inflate for every kind of
/// block that it could meet here, and the filters used.
struct PNGReader {
    enum Problem: Error {
        case notPNG
        case checksum(String)
        case truncated
        case stream(String)
    }

    var width = 0, height = 0
    var chunks: [(type: String, data: [UInt8])] = []
    var palette: [[UInt8]] = []
    /// A palette index for each pixel.
    var pixels: [UInt8] = []

    init(_ file: [UInt8]) throws {
        guard file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
            throw Problem.notPNG
        }
        var offset = 8
        while offset < file.count {
            guard file.count >= offset + 12 else { throw Problem.truncated }
            let length = Self.integer(file[offset..<offset + 4])
            guard file.count >= offset + 12 + length else { throw Problem.truncated }
            let body = file[offset + 4..<offset + 8 + length]
            let type = String(decoding: body.prefix(4), as: UTF8.self)
            let checksum = Self.integer(file[offset + 8 + length..<offset + 12 + length])
            guard checksum == Self.crc(body) else { throw Problem.checksum(type) }
            chunks.append((type, Array(body.dropFirst(4))))
            offset += 12 + length
        }
        guard let header = chunks.first, header.type == "IHDR", header.data.count == 13 else {
            throw Problem.notPNG
        }
        width = Self.integer(header.data[0..<4])
        height = Self.integer(header.data[4..<8])
        let colors = chunks.first { $0.type == "PLTE" }?.data ?? []
        palette = stride(from: 0, to: colors.count, by: 3).map { Array(colors[$0..<$0 + 3]) }
        let data = try Self.inflate(chunks.filter { $0.type == "IDAT" }.flatMap { $0.data })
        guard data.count == (width + 1) * height else { throw Problem.truncated }
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            let line = data[row * (width + 1)..<(row + 1) * (width + 1)]
            switch line.first {
            case 0: pixels += line.dropFirst()
            case 2:
                for (above, more) in zip(pixels.suffix(width), line.dropFirst()) {
                    pixels.append(above &+ more)
                }
            default: throw Problem.stream("a filter that the encoder doesn't use")
            }
        }
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// Bit by bit, unlike the encoder's.
    private static func crc(_ bytes: ArraySlice<UInt8>) -> Int {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return Int(~value)
    }

    /// Undoes zlib with fixed codes, and checks Adler-32 byte by byte.
    static func inflate(_ stream: [UInt8]) throws -> [UInt8] {
        guard stream.count > 6, (Int(stream[0]) << 8 | Int(stream[1])) % 31 == 0, stream[0] & 15 == 8 else {
            throw Problem.stream("header")
        }
        var position = 16
        func bit() throws -> Int {
            guard position / 8 < stream.count - 4 else { throw Problem.truncated }
            defer { position += 1 }
            return Int(stream[position / 8] >> (position % 8)) & 1
        }
        func number(_ bits: Int) throws -> Int { try (0..<bits).reduce(0) { try $0 | bit() << $1 } }
        func code(_ bits: Int, after start: Int = 0) throws -> Int {
            try (0..<bits).reduce(start) { value, _ in try value << 1 | bit() }
        }
        guard try number(1) == 1, try number(2) == 1 else { throw Problem.stream("not one fixed block") }
        var output: [UInt8] = []
        while true {
            var symbol = try code(7)
            if symbol < 0b0011000 {
                symbol += 256
            } else {
                symbol = try code(1, after: symbol)
                if symbol < 0b1100_0000 {
                    symbol -= 0b0011_0000
                } else if symbol < 0b1100_1000 {
                    symbol += 280 - 0b1100_0000
                } else {
                    symbol = try code(1, after: symbol) - 0b1_1001_0000 + 144
                }
            }
            if symbol < 256 {
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { break }
            let bases = [
                3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
                163, 195,
                227, 258,
            ]
            let extras = [
                0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
            ]
            let length = try bases[symbol - 257] + number(extras[symbol - 257])
            guard try code(5) == 0, let last = output.last else { throw Problem.stream("distance") }
            output += [UInt8](repeating: last, count: length)
        }
        guard stream.count - (position + 7) / 8 == 4 else { throw Problem.stream("trailing bytes") }
        var low: UInt64 = 1
        var high: UInt64 = 0
        for byte in output {
            low = (low + UInt64(byte)) % 65521
            high = (high + low) % 65521
        }
        guard Self.integer(stream.suffix(4)) == Int(high << 16 | low) else { throw Problem.checksum("zlib") }
        return output
    }
}
