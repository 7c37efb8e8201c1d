extension JSONReader {
    mutating func string() throws(JSONError) -> String {
        switch nextByte() {
        case UInt8(ascii: "\""): return try quotedString()
        case UInt8(ascii: "-") where !options.holdsToKinds,
            UInt8(ascii: "0")...UInt8(ascii: "9") where !options.holdsToKinds:
            return try numberText()
        default: throw mismatch(expected: .string)
        }
    }

    mutating func stringIfPresent() throws(JSONError) -> String? {
        if nextByte() == UInt8(ascii: "\"") { return try quotedString() }
        return try readNull() ? nil : try string()
    }

    private mutating func quotedString() throws(JSONError) -> String {
        let first = position + 1
        let end = document.endOfPlainASCII(from: first)
        guard end < document.count, document[end] == UInt8(ascii: "\"") else { return try anyString() }
        position = end + 1
        return String(checked: document.start + first, count: end - first, isASCII: true)
    }

    @inline(never)
    private mutating func anyString() throws(JSONError) -> String {
        let text = try scanString()
        return String(checked: text.start, count: text.count, isASCII: false)
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

extension String {
    /// A text whose bytes are known to be UTF-8, which spares a second look at them.
    fileprivate init(checked start: UnsafePointer<UInt8>, count: Int, isASCII: Bool) {
        let bytes = UnsafeBufferPointer(start: start, count: count)
        #if compiler(>=6.2)
            if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
                self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
                return
            }
        #endif
        self.init(decoding: bytes, as: UTF8.self)
    }
}
