/// The bytes that a reader goes through, and what can be found in them from any place.
///
/// Passed in two registers, where a method of the reader that only looks would have all of it copied first.
struct JSONDocument {
    let start: UnsafePointer<UInt8>
    let count: Int

    @inline(__always)
    subscript(place: Int) -> UInt8 { start[place] }
}

// MARK: Strings

extension JSONDocument {
    /// The next byte that isn't plain: a quote, a backslash, a control character or one outside ASCII. May stop
    /// before it where less than eight bytes are left.
    @inline(__always)
    func endOfPlainASCII(from first: Int) -> Int {
        var place = first
        // Below zero for a document too short for a step of eight bytes.
        let lastStep = count &- 8
        while place <= lastStep {
            let marks = UInt64.eightBytes(at: start + place).marksOfStringEnd
            guard marks == 0 else { return place &+ marks.trailingZeroBitCount / 8 }
            place &+= 8
        }
        return place
    }

    /// The next quote or backslash, with nothing before it that a string may not hold.
    func endOfPlainRun(from first: Int) throws(JSONError) -> Int {
        var place = first
        // Below zero for a document too short for a step of eight bytes.
        let lastStep = count &- 8
        while true {
            while place <= lastStep {
                let marks = UInt64.eightBytes(at: start + place).marksOfStringEnd
                guard marks == 0 else {
                    place &+= marks.trailingZeroBitCount / 8
                    break
                }
                place &+= 8
            }
            guard place < count else {
                throw JSONError(reason: .syntax("the document ends inside a string"), offset: count)
            }
            let byte = self[place]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return place
            } else if byte >= 0x80 {
                place = try endOfNonASCII(from: place)
            } else if byte < 0x20 {
                throw JSONError(
                    reason: .syntax("a control character stands unescaped in a string"), offset: place)
            } else {
                place += 1
            }
        }
    }

    /// Steps over well-formed UTF-8 outside ASCII (Unicode's table 3-7).
    private func endOfNonASCII(from first: Int) throws(JSONError) -> Int {
        var place = first
        while place < count, self[place] >= 0x80 {
            let lead = self[place]
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
            guard place + length <= count, second.contains(self[place + 1]) else {
                throw invalidUTF8(at: place)
            }
            if length > 2, self[place + 2] & 0xC0 != 0x80 { throw invalidUTF8(at: place) }
            if length > 3, self[place + 3] & 0xC0 != 0x80 { throw invalidUTF8(at: place) }
            place += length
        }
        return place
    }

    private func invalidUTF8(at place: Int) -> JSONError {
        JSONError(reason: .syntax("the text is not UTF-8"), offset: place)
    }
}

// MARK: Escapes

extension JSONDocument {
    /// Steps over the escape, or the pair of them, at `place`.
    func scanEscape(at place: inout Int) throws(JSONError) -> Unicode.Scalar {
        guard place + 1 < count else {
            throw JSONError(reason: .syntax("the document ends inside a string"), offset: count)
        }
        let value: UInt8
        switch self[place + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value = self[place + 1]
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
            self[place] == UInt8(ascii: "\\"), self[place + 1] == UInt8(ascii: "u")
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
            let byte = digit < count ? self[digit] : 0
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
}
