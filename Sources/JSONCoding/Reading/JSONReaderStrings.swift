extension JSONReader {
    mutating func string() throws(JSONError) -> String {
        switch nextByte() {
        case UInt8(ascii: "\""):
            let text = try scanString()
            return String(decoding: UnsafeBufferPointer(start: text.start, count: text.count), as: UTF8.self)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try numberText()
        default: throw mismatch(expected: .string)
        }
    }

    /// Takes the string that begins here. The bytes are the document's own where it has no escapes, else the
    /// scratch buffer's, good until the next string.
    mutating func scanString() throws(JSONError) -> (start: UnsafePointer<UInt8>, count: Int) {
        let start = position + 1
        let stop = try document.endOfPlainRun(from: start)
        guard document[stop] == UInt8(ascii: "\"") else { return try scanEscapes(from: start, firstAt: stop) }
        position = stop + 1
        return (document.start + start, stop - start)
    }

    mutating func skipString() throws(JSONError) {
        var place = try document.endOfPlainRun(from: position + 1)
        while document[place] == UInt8(ascii: "\\") {
            _ = try document.scanEscape(at: &place)
            place = try document.endOfPlainRun(from: place)
        }
        position = place + 1
    }
}

// MARK: Escapes

extension JSONReader {
    /// Puts a string with escapes together in the scratch buffer.
    private mutating func scanEscapes(
        from start: Int, firstAt first: Int
    ) throws(JSONError) -> (start: UnsafePointer<UInt8>, count: Int) {
        var length = 0
        var run = start
        var place = first
        while true {
            // Room for the run and for what an escape becomes.
            let buffer = scratch(holding: length + (place - run) + 4, keeping: length)
            (buffer + length).initialize(from: document.start + run, count: place - run)
            length += place - run
            guard document[place] == UInt8(ascii: "\\") else {
                position = place + 1
                return (UnsafePointer(buffer), length)
            }
            let scalar = try document.scanEscape(at: &place)
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                buffer[length] = byte
                length += 1
            }
            run = place
            place = try document.endOfPlainRun(from: run)
        }
    }

    private mutating func scratch(holding size: Int, keeping length: Int) -> UnsafeMutablePointer<UInt8> {
        if let scratch, size <= scratchCapacity { return scratch }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(size * 2, 256))
        if let scratch {
            larger.initialize(from: scratch, count: length)
            scratch.deallocate()
        }
        scratch = larger
        scratchCapacity = max(size * 2, 256)
        return larger
    }
}
