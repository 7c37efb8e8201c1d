public import TencentCloudRuntime

/// How a local service behaves.
public struct LocalServiceOptions: Sendable {
    /// The IPv4 address to listen on; `127.0.0.1`, which this machine alone reaches, unless told. `0.0.0.0` is all that
    /// the machine has.
    public var host: String
    /// The port; 0, the default, takes any free one.
    public var port: Int
    /// Where clients find the service, and what result addresses begin with; nil, the default, is `http://HOST:PORT`.
    /// For containers and proxies, whose clients know them by another name.
    public var baseURL: String?
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
    /// How long results can be downloaded: MPS's, and VOD's temporary ones. Nil, the default, is what the services say:
    /// 12 hours and 7 days.
    public var resultLifetime: Duration?
    /// Which limits requests are held to. Those that are enforced unless told; advice that a request disregards is in
    /// ``LocalRequest/advice`` then. With `RequestChecks.strict`, whatever no source knows is refused: models,
    /// versions, ratios, files that were never stored, addresses that are none, JSON in strings that isn't.
    public var checks: RequestChecks
    /// How many tasks can be paid for; then creates are refused with `ResourceInsufficient`. Any number unless told.
    public var balance: Int?
    /// What goes wrong on purpose; nothing unless told.
    public var faults: FaultPlan?
    /// Is told of each API request once it is answered, on the thread that serves it.
    public var log: (@Sendable (LocalRequest) -> Void)?

    /// The options that are given, and the defaults of the others.
    public init(
        host: String = "127.0.0.1", port: Int = 0, baseURL: String? = nil, credentials: Credentials? = nil,
        taskDuration: Duration = .milliseconds(400), queueDuration: Duration = .milliseconds(50),
        concurrentTasks: Int = 1, limitsRequestRate: Bool = true, longestPull: Duration = .seconds(5),
        clock: LocalClock = .system, clockSkew: Duration = .zero, resultLifetime: Duration? = nil,
        checks: RequestChecks = .enforced, balance: Int? = nil, faults: FaultPlan? = nil,
        log: (@Sendable (LocalRequest) -> Void)? = nil
    ) {
        self.host = host
        self.port = port
        self.baseURL = baseURL
        self.credentials = credentials
        self.taskDuration = taskDuration
        self.queueDuration = queueDuration
        self.concurrentTasks = concurrentTasks
        self.limitsRequestRate = limitsRequestRate
        self.longestPull = longestPull
        self.clock = clock
        self.clockSkew = clockSkew
        self.resultLifetime = resultLifetime
        self.checks = checks
        self.balance = balance
        self.faults = faults
        self.log = log
    }
}
