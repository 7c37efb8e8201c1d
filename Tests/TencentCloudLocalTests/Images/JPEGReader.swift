import Foundation

/// Enough of baseline JPEG to see what the encoder wrote: three channels at full resolution.
struct JPEGReader {
    enum Problem: Error {
        case notJPEG, truncated
        case unexpectedMarker(UInt8)
        case code
    }

    var width = 0, height = 0
    /// Red, green, blue for each pixel.
    var pixels: [[Double]] = []
    var markers: [UInt8] = []
    var comment = ""

    private var divisors: [Int: [Int]] = [:]
    private var tables: [Int: [Int: UInt8]] = [:]  // id → (bit count << 16 | code) → symbol

    init(_ file: [UInt8]) throws {
        guard file.starts(with: [0xFF, 0xD8]), file.suffix(2) == [0xFF, 0xD9] else { throw Problem.notJPEG }
        var offset = 2
        while true {
            guard file.count > offset + 4, file[offset] == 0xFF else { throw Problem.truncated }
            let marker = file[offset + 1]
            let length = Int(file[offset + 2]) << 8 | Int(file[offset + 3])
            let data = Array(file[offset + 4..<offset + 2 + length])
            markers.append(marker)
            offset += 2 + length
            switch marker {
            case 0xE0: break
            case 0xFE: comment = String(decoding: data, as: UTF8.self)
            case 0xDB: divisors[Int(data[0])] = data.dropFirst().map { Int($0) }
            case 0xC0:
                height = Int(data[1]) << 8 | Int(data[2])
                width = Int(data[3]) << 8 | Int(data[4])
            case 0xC4:
                var code = 0
                var next = 17
                for bits in 1...16 {
                    for _ in 0..<data[bits] {
                        tables[Int(data[0]), default: [:]][bits << 16 | code] = data[next]
                        code += 1
                        next += 1
                    }
                    code <<= 1
                }
            case 0xDA:
                try decode(Array(file[offset..<file.count - 2]))
                return
            default: throw Problem.unexpectedMarker(marker)
            }
        }
    }

    private mutating func decode(_ data: [UInt8]) throws {
        var bits: [Bool] = []
        var index = 0
        while index < data.count {
            for bit in 0..<8 { bits.append(data[index] >> (7 - bit) & 1 == 1) }
            if data[index] == 0xFF {
                guard index + 1 < data.count, data[index + 1] == 0 else { throw Problem.code }
                index += 1
            }
            index += 1
        }
        var position = 0
        func bit() throws -> Int {
            guard position < bits.count else { throw Problem.truncated }
            defer { position += 1 }
            return bits[position] ? 1 : 0
        }
        func symbol(_ table: Int) throws -> Int {
            var code = 0
            for count in 1...16 {
                code = try code << 1 | bit()
                if let symbol = tables[table]?[count << 16 | code] { return Int(symbol) }
            }
            throw Problem.code
        }
        func coefficient(_ size: Int) throws -> Int {
            let value = try (0..<size).reduce(0) { value, _ in try value << 1 | bit() }
            return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value
        }
        // Each step goes along an anti-diagonal; even ones upwards.
        let zigzag = (0..<64).sorted { a, b in
            let (i, j) = (a / 8 + a % 8, b / 8 + b % 8)
            return i != j ? i < j : i % 2 == 0 ? a % 8 < b % 8 : a / 8 < b / 8
        }
        pixels = Array(repeating: [0, 0, 0], count: width * height)
        var last = [0, 0, 0]
        for top in stride(from: 0, to: height, by: 8) {
            for left in stride(from: 0, to: width, by: 8) {
                var planes: [[Double]] = []
                for channel in 0..<3 {
                    let id = channel == 0 ? 0 : 1
                    var block = [Double](repeating: 0, count: 64)
                    last[channel] += try coefficient(symbol(id))
                    let divisors = divisors[id] ?? []
                    block[0] = Double(last[channel] * divisors[0])
                    var index = 1
                    while index < 64 {
                        let run = try symbol(0x10 | id)
                        if run == 0 { break }
                        index += run >> 4
                        guard index < 64 else { throw Problem.code }
                        block[zigzag[index]] = Double(try coefficient(run & 15) * divisors[index])
                        index += 1
                    }
                    planes.append(Self.inverse(block))
                }
                for place in 0..<64 {
                    let (x, y) = (left + place % 8, top + place / 8)
                    guard x < width, y < height else { continue }
                    let (luma, blue, red) = (planes[0][place] + 128, planes[1][place], planes[2][place])
                    pixels[y * width + x] = [
                        luma + 1.402 * red, luma - 0.344136 * blue - 0.714136 * red, luma + 1.772 * blue,
                    ]
                }
            }
        }
        let rest = bits[position...]
        guard rest.count < 8, rest.allSatisfy({ $0 }) else { throw Problem.code }
    }

    private static let cosines = (0..<64).map { place -> Double in
        let (u, x) = (place / 8, place % 8)
        return cos(Double((2 * x + 1) * u) * Double.pi / 16)
    }

    /// The inverse cosine transform, by its definition.
    private static func inverse(_ block: [Double]) -> [Double] {
        func transformed(_ values: [Double]) -> [Double] {  // the rows, written as columns
            var result = [Double](repeating: 0, count: 64)
            for row in 0..<8 {
                for x in 0..<8 {
                    result[x * 8 + row] = (0..<8).reduce(0) { sum, u in
                        sum + values[row * 8 + u] * cosines[u * 8 + x] * (u == 0 ? 0.125.squareRoot() : 0.5)
                    }
                }
            }
            return result
        }
        return block.allSatisfy { $0 == 0 } ? block : transformed(transformed(block))
    }
}
