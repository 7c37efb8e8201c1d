/// The words that a name on the wire is made of: `ImageUrls` is `Image`, `Urls`; `HDRType` is `HDR`, `Type`.
enum Words {
    /// Splits at capitals, keeping a run of capitals together (`HDR`), with a plural (`URLs`) and with digits
    /// (`MD5`, `H264`, `IPv4`). Anything but letters and digits separates.
    static func split(_ name: String) -> [String] {
        let bytes = Array(name.utf8)
        var words: [String] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index].isLetterOrDigit else {
                index += 1
                start = index
                continue
            }
            index = end(ofWordFrom: index, in: bytes)
            words.append(String(decoding: bytes[start..<index], as: UTF8.self))
            start = index
        }
        return words
    }

    private static func end(ofWordFrom start: Int, in bytes: [UInt8]) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isCapital { index += 1 }
        let capitals = index - start
        if capitals > 1, index < bytes.count, bytes[index].isSmall {
            if bytes[index] == UInt8(ascii: "s"), !follows(index + 1, in: bytes, \.isSmall) {
                return digits(from: index + 1, in: bytes)
            }
            if bytes[start..<index].elementsEqual("IP".utf8), bytes[index] == UInt8(ascii: "v"),
                follows(index + 1, in: bytes, \.isDigit)
            {
                return digits(from: index + 1, in: bytes)
            }
            return index - 1
        }
        while index < bytes.count, bytes[index].isSmall || bytes[index].isDigit { index += 1 }
        return index
    }

    private static func digits(from index: Int, in bytes: [UInt8]) -> Int {
        bytes[index...].firstIndex { !$0.isDigit } ?? bytes.count
    }

    private static func follows(_ index: Int, in bytes: [UInt8], _ belongs: (UInt8) -> Bool) -> Bool {
        index < bytes.count && belongs(bytes[index])
    }
}

extension UInt8 {
    var isCapital: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
    var isSmall: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isLetterOrDigit: Bool { isCapital || isSmall || isDigit }
}
