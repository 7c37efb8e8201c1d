import TencentCloudPlatform

/// Seconds since 1970, from the system or from a test.
package struct UnixClock: Sendable {
    package var now: @Sendable () -> Int64

    package init(now: @escaping @Sendable () -> Int64) { self.now = now }

    package static let system = UnixClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }
}
