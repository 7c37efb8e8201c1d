import Synchronization
import TencentCloudPlatform

/// What time it is for the local service's tasks: when they finish, and when results and session ids expire.
public struct LocalClock: Sendable {
    private let read: @Sendable () -> Duration

    /// A clock that asks `timeSince1970` each time.
    public init(_ timeSince1970: @escaping @Sendable () -> Duration) { read = timeSince1970 }

    /// The time passed since 1970-01-01T00:00:00Z.
    public var now: Duration { read() }

    /// The system's clock.
    public static let system = LocalClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}

/// A clock that stands still until it is told to move: with it, a test sees each state of a task, and the
/// three days of a session id pass in no time.
///
/// ```swift
/// let time = ManualClock()
/// let local = try LocalService.start(.init(clock: time.clock))
/// time.advance(by: .seconds(2))
/// ```
public final class ManualClock: Sendable {
    private let time: Mutex<Duration>

    /// A clock that stands at `timeSince1970`; without one, at the system's time.
    public init(at timeSince1970: Duration? = nil) { time = Mutex(timeSince1970 ?? LocalClock.system.now) }

    /// Moves the clock.
    public func advance(by duration: Duration) { time.withLock { $0 += duration } }

    /// What `LocalServiceOptions.clock` takes.
    public var clock: LocalClock { LocalClock { [self] in time.withLock { $0 } } }
}
