#if os(Linux)
    import Foundation
#endif

extension [UInt8] {
    init(hex: String) {
        let digits = hex.compactMap(\.hexDigitValue)
        self = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    var hex: String { map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
}

#if os(Linux)
    /// What the kernel says of the processor.
    enum ProcessorFlags {
        static func read() -> Set<Substring>? {
            guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
            let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
            return line.map { Set($0.split(separator: " ")) }
        }
    }
#endif
