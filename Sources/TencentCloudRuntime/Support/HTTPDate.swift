/// The one form of dates that HTTP still writes: `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum HTTPDate {
    /// Seconds since 1970, or nil when the text isn't such a date.
    package static func seconds(_ text: String) -> Int64? {
        let text = Array(text.utf8)
        guard text.count == 29, text[3] == UInt8(ascii: ","), text[26...].elementsEqual("GMT".utf8),
            text[19] == UInt8(ascii: ":"), text[22] == UInt8(ascii: ":"),
            let day = number(text[5..<7]), let year = number(text[12..<16]),
            let hour = number(text[17..<19]), let minute = number(text[20..<22]),
            let second = number(text[23..<25]),
            let month = months.firstIndex(where: { $0.utf8.elementsEqual(text[8..<11]) }),
            (1...31).contains(day), year >= 1970, hour < 24, minute < 60, second <= 60
        else { return nil }
        return UTCDate(year: Int(year), month: month + 1, day: Int(day)).dayNumber * 86_400
            + hour * 3600 + minute * 60 + second
    }

    /// As dates write them.
    package static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(String(decoding: digits, as: UTF8.self))
    }
}
