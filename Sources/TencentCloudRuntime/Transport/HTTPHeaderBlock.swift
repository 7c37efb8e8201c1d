extension HTTPField {
    /// The fields of a header block as it came over the wire, status line first. Lines without a colon are left
    /// out.
    static func fields(inBlock block: UnsafeRawBufferPointer) -> [HTTPField] {
        var fields: [HTTPField] = []
        fields.reserveCapacity(12)
        var start = (block.firstIndex(of: UInt8(ascii: "\n")) ?? block.count - 1) + 1
        var colon: Int?
        for index in start..<block.count {
            let byte = block[index]
            if byte == UInt8(ascii: ":"), colon == nil { colon = index }
            guard byte == UInt8(ascii: "\n") else { continue }
            if let colon, colon > start {
                fields.append(
                    HTTPField(name: text(block, start..<colon), value: text(block, (colon + 1)..<index)))
            }
            start = index + 1
            colon = nil
        }
        return fields
    }

    /// Without the blanks around it.
    private static func text(_ block: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, isBlank(block[lower]) { lower += 1 }
        while upper > lower, isBlank(block[upper - 1]) { upper -= 1 }
        return String(decoding: UnsafeRawBufferPointer(rebasing: block[lower..<upper]), as: UTF8.self)
    }
}
