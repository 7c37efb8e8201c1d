import TencentCloudRuntime

/// A moment in UTC, as answers write it.
struct CivilTime: Sendable {
    private let day: UTCDate
    private let dayNumber: Int64
    private let secondOfDay: Int64

    /// - Parameter seconds: Since 1970.
    init(seconds: Int64) {
        day = UTCDate(timestamp: seconds)
        dayNumber = UTCDate.dayNumber(of: seconds)
        secondOfDay = seconds - dayNumber * 86_400
    }

    /// `2026-05-19T15:01:56Z`
    var iso8601: String { "\(day)T\(clock)Z" }

    /// `Tue, 19 May 2026 15:01:56 GMT`
    var httpDate: String {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        // 1 January 1970 was a Thursday.
        let weekday = days[Int((dayNumber % 7 + 11) % 7)]
        return
            "\(weekday), \(padded(Int64(day.day))) \(HTTPDate.months[day.month - 1]) \(day.year) \(clock) GMT"
    }

    private var clock: String {
        "\(padded(secondOfDay / 3_600)):\(padded(secondOfDay / 60 % 60)):\(padded(secondOfDay % 60))"
    }

    private func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
