import Synchronization
import TencentCloudPlatform

/// What time it is for the local service's tasks: when they finish, and when results and session ids expire.
public struct LocalClock: Sendable {
    private let read: @Sendable () -> Duration
    /// Moves it by the time that somebody would have waited; nil for a clock that can't be moved.
    let skip: (@Sendable (Duration) -> Void)?

    /// A clock that asks `timeSince1970` each time.
    public init(_ timeSince1970: @escaping @Sendable () -> Duration) { self.init(timeSince1970, skip: nil) }

    init(_ read: @escaping @Sendable () -> Duration, skip: (@Sendable (Duration) -> Void)?) {
        (self.read, self.skip) = (read, skip)
    }

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

    /// The same, and whoever waits for the service through ``LocalService/configuration`` moves the clock by as much
    /// instead: a picture is there at once, and a test that waits for an hour takes no time.
    ///
    /// ```swift
    /// let local = try LocalService.start(.init(clock: ManualClock().skippingWaits))
    /// ```
    public var skippingWaits: LocalClock {
        LocalClock({ [self] in time.withLock { $0 } }, skip: { [self] in advance(by: $0) })
    }
}

/// A service's clock, which can be put forward while it serves.
final class ServiceClock: Sendable {
    private let base: LocalClock
    private let offset = Mutex(Duration.zero)

    init(_ base: LocalClock) { self.base = base }

    /// How far it was put forward.
    var advance: Duration {
        get { offset.withLock { $0 } }
        set { offset.withLock { $0 = newValue } }
    }

    func advance(by duration: Duration) { offset.withLock { $0 += duration } }

    var clock: LocalClock {
        LocalClock({ [self] in base.now + advance }, skip: base.skip)
    }
}
