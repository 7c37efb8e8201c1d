/// A date as the services write dates, read forgivingly: `2019-06-12`, `2019-06-12 08:00:00`,
/// `2019-06-12T08:00:00+08:00`, `2019-06-12T00:00:00.5Z`, `2019/06/12 08:00`.
///
/// The text of a date stays what the service sent; bindings offer it as this beside, and Foundation is a step away:
/// `Date(timeIntervalSince1970: Double(date.secondsSince1970))`.
public struct ServiceDate: Sendable, Hashable {
    /// Seconds since the beginning of 1970 in UTC. Fractions of a second are dropped.
    public var secondsSince1970: Int64
    /// Whether the text says how far its time is from UTC.
    public var hasOffset: Bool

    /// Reads a date.
    ///
    /// - Parameters:
    ///   - text: the text; nil comes of what isn't a date, such as an empty text, `-` or `0000-00-00 00:00:00`.
    ///   - offset: seconds east of UTC for a text that doesn't say it; by default eight hours, the time of Beijing,
    ///     which the services mean when they say nothing.
    public init?(_ text: String, offset: Int = 28_800) {
        var scan = DateScan(text)
        guard let year = scan.number(digits: 4), scan.take("-/"), let month = scan.number(digits: 2),
            scan.take("-/"), let day = scan.number(digits: 2),
            year > 0, (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var seconds = UTCDate(year: Int(year), month: Int(month), day: Int(day)).dayNumber * 86_400
        var own: Int64?
        if !scan.isAtEnd {
            guard scan.take("Tt ") else { return nil }
            guard let time = scan.time() else { return nil }
            seconds += time
            own = scan.offset()
            guard scan.isAtEnd else { return nil }
        }
        hasOffset = own != nil
        secondsSince1970 = seconds - (own ?? Int64(offset))
    }
}

/// Goes through a date's text byte by byte.
private struct DateScan {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
        skipSpaces()
        while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// As many digits, or one less where two are due.
    mutating func number(digits: Int) -> Int64? {
        var value: Int64 = 0
        var count = 0
        while count < digits, let byte = rest.first, (0x30...0x39).contains(byte) {
            value = value * 10 + Int64(byte - 0x30)
            rest.removeFirst()
            count += 1
        }
        return count == digits || digits == 2 && count == 1 ? value : nil
    }

    /// One of these characters, with spaces around it.
    mutating func take(_ characters: StaticString) -> Bool {
        let isSpaceTaken = rest.first == UInt8(ascii: " ")
        skipSpaces()
        guard let byte = rest.first else { return false }
        let isThere = UnsafeBufferPointer(
            start: characters.utf8Start, count: characters.utf8CodeUnitCount
        ).contains(byte)
        guard isThere else {
            return isSpaceTaken
                && UnsafeBufferPointer(
                    start: characters.utf8Start, count: characters.utf8CodeUnitCount
                ).contains(UInt8(ascii: " "))
        }
        rest.removeFirst()
        skipSpaces()
        return true
    }

    /// Seconds since midnight.
    mutating func time() -> Int64? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), hour <= 24, minute < 60
        else { return nil }
        var second: Int64 = 0
        if take(":") {
            guard let number = number(digits: 2), number <= 60 else { return nil }
            second = number
            if take(".,") {
                while let byte = rest.first, (0x30...0x39).contains(byte) { rest.removeFirst() }
            }
        }
        return hour * 3600 + minute * 60 + second
    }

    /// Seconds east of UTC, where the text goes on with that.
    mutating func offset() -> Int64? {
        skipSpaces()
        guard let sign = rest.first else { return nil }
        rest.removeFirst()
        switch sign {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): return 0
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard let hours = number(digits: 2) else { return nil }
            _ = take(":")
            let seconds = hours * 3600 + (number(digits: 2) ?? 0) * 60
            return sign == UInt8(ascii: "-") ? -seconds : seconds
        default:
            // What nobody knows makes the text no date.
            rest = Substring("?").utf8
            return nil
        }
    }

    private mutating func skipSpaces() {
        while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    }
}
