import Foundation
import Testing

@testable import TencentCloudRuntime

@Suite struct UTCDateTests {
    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (86_399, "1970-01-01"), (86_400, "1970-01-02"),
        (951_782_399, "2000-02-28"), (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"),
        (1_551_113_065, "2019-02-25"), (4_107_542_399, "2100-02-28"), (4_107_542_400, "2100-03-01"),
        (253_402_300_799, "9999-12-31"),
    ])
    func knownDays(timestamp: Int64, date: String) {
        #expect(UTCDate(timestamp: timestamp).description == date)
        #expect(UTCDate(timestamp: timestamp).dayNumber == UTCDate.dayNumber(of: timestamp))
    }

    @Test func agreesWithTheCalendarForFourCenturies() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        // Some moment of every ninth day: days of all months, leap and common years, centuries of both kinds.
        for timestamp in stride(from: Int64(-2_000_000_000), to: 10_700_000_000, by: 9 * 86_400 + 12_345) {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: TimeInterval(timestamp)))
            let date = UTCDate(timestamp: timestamp)
            guard date.year == parts.year, date.month == parts.month, date.day == parts.day,
                date.dayNumber == UTCDate.dayNumber(of: timestamp)
            else {
                Issue.record("\(timestamp): \(date), but the calendar says \(parts)")
                return
            }
        }
    }
}
