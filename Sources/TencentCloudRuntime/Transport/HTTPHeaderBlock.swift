extension HTTPField {
    /// The fields of a header block as it came over the wire; lines without a colon, like the status line, are
    /// left out.
    static func fields(inBlock block: UnsafeRawBufferPointer) -> [HTTPField] {
        var fields: [HTTPField] = []
        fields.reserveCapacity(16)
        var rest = block[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = trimmed(line[..<colon])
            guard !name.isEmpty else { continue }
            fields.append(
                HTTPField(
                    name: String(decoding: name, as: UTF8.self),
                    value: String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self)))
        }
        return fields
    }

    private static func trimmed(_ text: Slice<UnsafeRawBufferPointer>) -> UnsafeRawBufferPointer {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }
        var text = text
        while let first = text.first, isBlank(first) { text.removeFirst() }
        while let last = text.last, isBlank(last) { text.removeLast() }
        return UnsafeRawBufferPointer(rebasing: text)
    }
}
