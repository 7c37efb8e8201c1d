/// Everything that tells one client from another. Clients are values over this value.
///
/// What a client learns as it goes (how fast it has sent, how wrong the clock is, how much is left of the
/// retry budget) is shared by the copies of a configuration, and starts anew with each one that is made.
public struct ClientConfiguration: Sendable {
    /// The credentials that sign requests. Unless told, the first that are where the official tools look:
    /// <doc:WhereCredentialsComeFrom>.
    public var credentials: any CredentialsProvider
    /// The region that requests name, such as `ap-guangzhou`; nil sends none, which most image actions
    /// accept.
    public var region: String?
    /// Where requests go.
    ///
    /// Nil is the site that `TENCENTCLOUD_SITE` names (`international` or `china`), else the one that the credentials'
    /// profile names (`site = china`), else ``Endpoint/international``. Found out at each call, as credentials are; a
    /// name that isn't a site's is refused there.
    public var endpoint: Endpoint?
    /// The transport that carries requests.
    public var transport: any Transport
    /// Time limits of a call and its parts.
    public var timeouts: Timeouts
    /// How often a call is tried, and with which pauses.
    public var retry: RetryPolicy
    /// How many requests are sent in a second. Copies of the configuration count together.
    public var rateLimit: RateLimit
    /// The observer that is told what the client does; nobody unless told.
    public var observer: (any ClientObserver)?
    /// The language of the services' messages; nil leaves it to the service.
    public var language: Language?
    /// Which documented limits stop a request before it is sent. Those that are enforced unless told.
    public var checks: RequestChecks
    /// Whether requests, which hold parameters in the clear, may go to other machines without TLS. False
    /// unless told.
    public var allowsPlainHTTP: Bool
    /// An answer longer than this ends the call, in bytes. 32 MiB unless told.
    public var maximumResponseBytes: Int

    /// The clock that signatures' timestamps come from.
    package var clock: UnixClock = .system
    /// The clock that pauses and time limits are measured by.
    package var steadyClock: SteadyClock = .continuous
    /// From 0 up to, and without, 1: what pauses are drawn with.
    package var luck: @Sendable () -> Double = { .random(in: 0..<1) }

    /// Rates, clocks and warnings, which copies of the configuration share.
    let memory = ClientMemory()

    /// Configures a client. A region that isn't given is the value of `TENCENTCLOUD_REGION` at this moment, if
    /// there is one.
    public init(
        credentials: any CredentialsProvider = .default,
        region: String? = nil,
        endpoint: Endpoint? = nil,
        transport: any Transport = DefaultTransport.shared,
        timeouts: Timeouts = Timeouts(),
        retry: RetryPolicy = RetryPolicy(),
        rateLimit: RateLimit = .published,
        observer: (any ClientObserver)? = nil,
        language: Language? = nil,
        checks: RequestChecks = .enforced,
        allowsPlainHTTP: Bool = false,
        maximumResponseBytes: Int = 32 << 20
    ) {
        self.credentials = credentials
        self.region = region ?? ProcessEnvironment.value("TENCENTCLOUD_REGION")
        self.endpoint = endpoint
        self.transport = transport
        self.timeouts = timeouts
        self.retry = retry
        self.rateLimit = rateLimit
        self.observer = observer
        self.language = language
        self.checks = checks
        self.allowsPlainHTTP = allowsPlainHTTP
        self.maximumResponseBytes = maximumResponseBytes
    }
}

/// How long the parts of a call may take.
public struct Timeouts: Sendable, Hashable {
    /// Resolving the host, connecting and the TLS handshake, together.
    public var connect: Duration
    /// The whole call: waiting for the rate limit, fetching credentials, all attempts and the pauses between
    /// them.
    public var call: Duration
    /// One attempt, from the first byte sent to the last one received; nil is all that is left of the call's.
    ///
    /// A shorter one leaves time to try again after an answer that doesn't come, but it has to be longer than
    /// the action ever takes.
    public var attempt: Duration?
    /// How long a cancelled call of an action that isn't safe to repeat still waits for the answer to the request that
    /// is under way, so that the ID of what is paid for isn't thrown away; zero, and the request is cut off at once.
    ///
    /// An answer that comes in that time is returned, although the task is cancelled. A request that isn't under way
    /// yet isn't sent any more, and none is sent again.
    public var afterCancellation: Duration
    /// Between two events of an answer that comes bit by bit (``ResponseEvents``). The first has to come in the time of
    /// the call.
    public var betweenEvents: Duration

    /// Time limits for the parts of a call.
    ///
    /// - Parameters:
    ///   - connect: 10 seconds unless told.
    ///   - call: 60 seconds unless told.
    ///   - attempt: The call's unless told.
    ///   - afterCancellation: Zero unless told.
    ///   - betweenEvents: 60 seconds unless told.
    public init(
        connect: Duration = .seconds(10), call: Duration = .seconds(60), attempt: Duration? = nil,
        afterCancellation: Duration = .zero, betweenEvents: Duration = .seconds(60)
    ) {
        self.connect = connect
        self.call = call
        self.attempt = attempt
        self.afterCancellation = afterCancellation
        self.betweenEvents = betweenEvents
    }
}

/// A language that services can write their messages in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// Simplified Chinese.
    case chinese = "zh-CN"
    /// American English.
    case english = "en-US"
}
