extension JSONReader {
    mutating func string() throws(JSONError) -> String {
        skipWhitespace()
        guard position < count else { throw mismatch(expected: .string) }
        switch base[position] {
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
        let stop = try endOfPlainRun(from: start)
        guard base[stop] == UInt8(ascii: "\"") else { return try scanEscapes(from: start, firstAt: stop) }
        position = stop + 1
        return (base + start, stop - start)
    }

    mutating func skipString() throws(JSONError) {
        var place = try endOfPlainRun(from: position + 1)
        while base[place] == UInt8(ascii: "\\") {
            _ = try scanEscape(at: &place)
            place = try endOfPlainRun(from: place)
        }
        position = place + 1
    }

    /// The next quote or backslash, with nothing before it that a string may not hold.
    private func endOfPlainRun(from start: Int) throws(JSONError) -> Int {
        var place = start
        while true {
            while place + 8 <= count {
                let bytes = UInt64.eightBytes(at: base + place)
                let marks = bytes.marksOfSyntax | bytes.marksOfNonASCII
                guard marks == 0 else {
                    place += marks.trailingZeroBitCount / 8
                    break
                }
                place += 8
            }
            guard place < count else {
                throw JSONError(reason: .syntax("the document ends inside a string"), offset: count)
            }
            let byte = base[place]
            if byte >= 0x80 {
                place = try endOfNonASCII(from: place)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return place
            } else if byte < 0x20 {
                throw JSONError(
                    reason: .syntax("a control character stands unescaped in a string"), offset: place)
            } else {
                place += 1
            }
        }
    }

    /// Steps over well-formed UTF-8 outside ASCII (Unicode's table 3-7).
    private func endOfNonASCII(from start: Int) throws(JSONError) -> Int {
        var place = start
        while place < count, base[place] >= 0x80 {
            let lead = base[place]
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF:
                length = 3
                if lead == 0xE0 { second = 0xA0...0xBF }
                if lead == 0xED { second = 0x80...0x9F }
            case 0xF0...0xF4:
                length = 4
                if lead == 0xF0 { second = 0x90...0xBF }
                if lead == 0xF4 { second = 0x80...0x8F }
            default: throw invalidUTF8(at: place)
            }
            guard place + length <= count, second.contains(base[place + 1]) else {
                throw invalidUTF8(at: place)
            }
            if length > 2, base[place + 2] & 0xC0 != 0x80 { throw invalidUTF8(at: place) }
            if length > 3, base[place + 3] & 0xC0 != 0x80 { throw invalidUTF8(at: place) }
            place += length
        }
        return place
    }

    private func invalidUTF8(at place: Int) -> JSONError {
        JSONError(reason: .syntax("the text is not UTF-8"), offset: place)
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
            (buffer + length).initialize(from: base + run, count: place - run)
            length += place - run
            guard base[place] == UInt8(ascii: "\\") else {
                position = place + 1
                return (UnsafePointer(buffer), length)
            }
            let scalar = try scanEscape(at: &place)
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                buffer[length] = byte
                length += 1
            }
            run = place
            place = try endOfPlainRun(from: run)
        }
    }

    /// Steps over the escape, or the pair of them, at `place`.
    private func scanEscape(at place: inout Int) throws(JSONError) -> Unicode.Scalar {
        guard place + 1 < count else {
            throw JSONError(reason: .syntax("the document ends inside a string"), offset: count)
        }
        let value: UInt8
        switch base[place + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value = base[place + 1]
        case UInt8(ascii: "b"): value = 0x08
        case UInt8(ascii: "f"): value = 0x0C
        case UInt8(ascii: "n"): value = 0x0A
        case UInt8(ascii: "r"): value = 0x0D
        case UInt8(ascii: "t"): value = 0x09
        case UInt8(ascii: "u"): return try scanUnicodeEscape(at: &place)
        default: throw JSONError(reason: .syntax("this escape does not exist"), offset: place)
        }
        place += 2
        return Unicode.Scalar(value)
    }

    private func scanUnicodeEscape(at place: inout Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try codeUnit(at: place)
        place += 6
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // A leading surrogate counts only with a trailing one right behind it.
        if UTF16.isLeadSurrogate(unit), place + 1 < count,
            base[place] == UInt8(ascii: "\\"), base[place + 1] == UInt8(ascii: "u")
        {
            let trail = try codeUnit(at: place)
            if UTF16.isTrailSurrogate(trail) {
                place += 6
                return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
            }
        }
        return "\u{FFFD}"
    }

    /// The four digits of a `\u` escape at `place`.
    private func codeUnit(at place: Int) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for digit in place + 2..<place + 6 {
            let byte = digit < count ? base[digit] : 0
            let value: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = byte - UInt8(ascii: "A") + 10
            default: throw JSONError(reason: .syntax("\\u needs four hexadecimal digits"), offset: place)
            }
            unit = unit << 4 | UInt16(value)
        }
        return unit
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
