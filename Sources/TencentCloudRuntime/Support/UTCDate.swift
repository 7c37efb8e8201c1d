/// A day of the Gregorian calendar in UTC, by arithmetic alone: the C library's functions take a lock.
package struct UTCDate: Sendable, Hashable {
    package var year: Int
    package var month: Int
    package var day: Int

    package init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    /// The day on which a moment falls.
    ///
    /// - Parameter timestamp: Seconds since 1970.
    package init(timestamp: Int64) {
        // Days are counted from 1 March of the year 0, so that leap days end years and 400-year eras are alike.
        let days = Self.dayNumber(of: timestamp) + Self.daysFromMarchOfYear0
        let era = Self.floor(days, 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// Days since 1 January 1970, of the day on which a moment falls.
    ///
    /// - Parameter timestamp: Seconds since 1970.
    package static func dayNumber(of timestamp: Int64) -> Int64 { floor(timestamp, 86_400) }

    /// Days since 1 January 1970. A day that its month doesn't have counts on into the next.
    package var dayNumber: Int64 {
        let yearFromMarch = Int64(month <= 2 ? year - 1 : year)
        let era = Self.floor(yearFromMarch, 400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = Int64((153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5 + day - 1)
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - Self.daysFromMarchOfYear0
    }

    /// From 1 March of the year 0 to 1 January 1970.
    private static let daysFromMarchOfYear0: Int64 = 719_468

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    /// Appends `YYYY-MM-DD`.
    package func append(to text: inout [UInt8]) {
        Self.append(year, digits: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(month, digits: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(day, digits: 2, to: &text)
    }

    private static func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
        var divisor = digits == 4 ? 1000 : 10
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}

extension UTCDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        var text: [UInt8] = []
        append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
