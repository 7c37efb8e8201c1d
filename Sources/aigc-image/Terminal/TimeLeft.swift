import TencentCloudRuntime

/// Times as people say them.
enum TimeLeft {
    /// `3 days`, `11 h`, `5 min`, `40 s`.
    static func words(_ seconds: Int64) -> String {
        switch seconds {
        case ..<100: "\(max(0, seconds)) s"
        case ..<6000: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3600) h"
        default: "\(seconds / 86_400) days"
        }
    }

    /// From now to a time in seconds since 1970.
    static func words(until end: Int64) -> String { words(end - UnixClock.system.now()) }
}
