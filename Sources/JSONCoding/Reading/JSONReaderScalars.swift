// Numbers and truth values, read as the services write them: plainly, or inside a string.
extension JSONReader {
    mutating func int64() throws(JSONError) -> Int64 {
        if let value = shortInteger() { return Int64(value) }
        return try anyInt64()
    }

    mutating func int64IfPresent() throws(JSONError) -> Int64? {
        if let value = shortInteger() { return Int64(value) }
        return try readNothing() ? nil : try anyInt64()
    }

    @inline(never)
    private mutating func anyInt64() throws(JSONError) -> Int64 {
        let number = try number(expected: "integer")
        let magnitude = try magnitude(of: number, type: "Int64")
        guard let value = Int64(exactly: magnitude) else {
            if number.scan.isNegative, magnitude == Int64.min.magnitude { return .min }
            throw JSONError(reason: .outOfRange(type: "Int64"), offset: number.start)
        }
        return number.scan.isNegative ? -value : value
    }

    mutating func uint64() throws(JSONError) -> UInt64 {
        if let value = shortInteger() { return UInt64(value) }
        return try anyUInt64()
    }

    mutating func uint64IfPresent() throws(JSONError) -> UInt64? {
        if let value = shortInteger() { return UInt64(value) }
        return try readNothing() ? nil : try anyUInt64()
    }

    @inline(never)
    private mutating func anyUInt64() throws(JSONError) -> UInt64 {
        let number = try number(expected: "integer")
        let magnitude = try magnitude(of: number, type: "UInt64")
        guard !number.scan.isNegative || magnitude == 0 else {
            throw JSONError(reason: .outOfRange(type: "UInt64"), offset: number.start)
        }
        return magnitude
    }

    mutating func double() throws(JSONError) -> Double {
        if let value = shortInteger() { return Double(value) }
        let number = try number(expected: "number")
        if let value = number.scan.exactDouble { return value }
        guard let value = Double(number.text), value.isFinite else {
            throw JSONError(reason: .outOfRange(type: "Double"), offset: number.start)
        }
        return value
    }

    mutating func bool() throws(JSONError) -> Bool {
        switch nextByte() {
        case UInt8(ascii: "t"):
            try literal("true")
            return true
        case UInt8(ascii: "f"):
            try literal("false")
            return false
        case UInt8(ascii: "\"") where !options.holdsToKinds, UInt8(ascii: "0") where !options.holdsToKinds,
            UInt8(ascii: "1") where !options.holdsToKinds:
            let start = position
            switch try string() {
            // Capitalised as Python's SDK writes them into queries.
            case "true", "True", "1": return true
            case "false", "False", "0": return false
            default:
                position = start
                throw mismatch(expected: .bool)
            }
        default: throw mismatch(expected: .bool)
        }
    }

    /// The next value's text, which is a number.
    mutating func numberText() throws(JSONError) -> String {
        let start = position
        let scan = try scanNumber()
        return String(
            decoding: UnsafeBufferPointer(start: document.start + start, count: scan.end - start),
            as: UTF8.self)
    }

    /// Takes the number that begins here.
    mutating func scanNumber() throws(JSONError) -> NumberScan {
        let scan = NumberScan(document.start, from: position, to: document.count)
        guard scan.isValid else {
            throw JSONError(reason: .syntax("this is not how a number is written"), offset: scan.end)
        }
        position = scan.end
        return scan
    }
}

extension JSONReader {
    /// Takes what nearly every integer is: a few digits without a sign. Else takes nothing.
    private mutating func shortInteger() -> UInt32? {
        _ = nextByte()
        let limit = min(document.count, position + 9)
        var place = position
        var value: UInt32 = 0
        while place < limit {
            let digit = document[place] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value &* 10 &+ UInt32(digit)
            place &+= 1
        }
        // What comes next has to end the number, and a zero that begins one has to be all of it.
        guard place > position, place < document.count,
            document[place] == UInt8(ascii: ",") || document[place] == UInt8(ascii: "}"),
            document[position] != UInt8(ascii: "0") || place == position + 1
        else { return nil }
        position = place
        return value
    }

    /// A number with the place of the value it came from.
    private struct ScannedNumber {
        var start: Int
        var scan: NumberScan
        var digits: UnsafeBufferPointer<UInt8>

        var text: String { String(decoding: digits, as: UTF8.self) }
    }

    private mutating func number(expected: String) throws(JSONError) -> ScannedNumber {
        let byte = nextByte()
        let start = position
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let scan = try scanNumber()
            let digits = UnsafeBufferPointer(start: document.start + start, count: scan.end - start)
            return ScannedNumber(start: start, scan: scan, digits: digits)
        case UInt8(ascii: "\"") where !options.holdsToKinds || options.takesNumbersInStrings:
            let text = try scanString()
            let scan = NumberScan(text.start, from: 0, to: text.count)
            guard scan.isValid, scan.end == text.count else {
                throw JSONError(
                    reason: .typeMismatch(expected: expected, found: JSONKind.string.rawValue), offset: start)
            }
            let digits = UnsafeBufferPointer(start: text.start, count: text.count)
            return ScannedNumber(start: start, scan: scan, digits: digits)
        default: throw mismatch(expected: expected)
        }
    }

    private func magnitude(of number: ScannedNumber, type: String) throws(JSONError) -> UInt64 {
        do throws(NumberScan.IntegerFailure) {
            return try number.scan.integerMagnitude()
        } catch {
            switch error {
            case .fraction:
                throw JSONError(
                    reason: .typeMismatch(expected: "integer", found: "number with a fraction"),
                    offset: number.start)
            case .tooLarge:
                throw JSONError(reason: .outOfRange(type: type), offset: number.start)
            }
        }
    }
}
