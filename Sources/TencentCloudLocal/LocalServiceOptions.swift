public import TencentCloudRuntime

/// How a local service behaves.
public struct LocalServiceOptions: Sendable {
    /// The port on 127.0.0.1; 0, the default, takes any free one.
    public var port: Int
    /// What requests have to be signed with; nil, the default, makes up a pair of its own.
    public var credentials: Credentials?
    /// How long a task is drawn; 400 ms unless told.
    public var taskDuration: Duration
    /// How long a task waits at least before that; 50 ms unless told.
    public var queueDuration: Duration
    /// How many VOD tasks are drawn at once; 1 unless told, which is the service's default. The others wait.
    public var concurrentTasks: Int
    /// Whether more requests a second than an action's published limit are refused with
    /// `RequestLimitExceeded`; they are unless told.
    public var limitsRequestRate: Bool
    /// How long PullEvents waits for an event; 5 s unless told.
    public var longestPull: Duration
    /// What time it is for tasks, results and session ids.
    public var clock: LocalClock
    /// How far the service's clock is ahead of this machine's: beyond 5 minutes, requests that weren't signed
    /// with that in mind are refused with `AuthFailure.SignatureExpire`. None unless told.
    public var clockSkew: Duration
    /// What goes wrong on purpose; nothing unless told.
    public var faults: FaultPlan?

    /// The options that are given, and the defaults of the others.
    public init(
        port: Int = 0, credentials: Credentials? = nil, taskDuration: Duration = .milliseconds(400),
        queueDuration: Duration = .milliseconds(50), concurrentTasks: Int = 1, limitsRequestRate: Bool = true,
        longestPull: Duration = .seconds(5), clock: LocalClock = .system, clockSkew: Duration = .zero,
        faults: FaultPlan? = nil
    ) {
        self.port = port
        self.credentials = credentials
        self.taskDuration = taskDuration
        self.queueDuration = queueDuration
        self.concurrentTasks = concurrentTasks
        self.limitsRequestRate = limitsRequestRate
        self.longestPull = longestPull
        self.clock = clock
        self.clockSkew = clockSkew
        self.faults = faults
    }
}
