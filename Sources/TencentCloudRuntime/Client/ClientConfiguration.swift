/// Everything that tells one client from another. Clients are values over this value.
public struct ClientConfiguration: Sendable {
    /// Who sends the requests. The environment, then the profile file, unless told.
    public var credentials: any CredentialsProvider
    /// The region that requests name, such as `ap-guangzhou`; nil sends none, which most image actions accept.
    public var region: String?
    /// Where requests go.
    public var endpoint: Endpoint
    /// What carries them.
    public var transport: any Transport
    /// How long a call may take.
    public var timeouts: Timeouts
    /// The language of the services' messages; nil leaves it to the service.
    public var language: Language?
    /// Whether a request is checked against the documented limits before it is sent. True unless told.
    public var validatesRequests: Bool
    /// Whether requests, which hold parameters in the clear, may go to other machines without TLS. False
    /// unless told.
    public var allowsPlainHTTP: Bool
    /// An answer longer than this ends the call, in bytes. 32 MiB unless told.
    public var maximumResponseBytes: Int

    /// Where the signature's timestamp comes from.
    package var clock: UnixClock = .system

    /// Configures a client.
    ///
    /// - Parameter region: When nil, the value of `TENCENTCLOUD_REGION` at this moment, if there is one.
    public init(
        credentials: any CredentialsProvider = .default,
        region: String? = nil,
        endpoint: Endpoint = .main,
        transport: any Transport = DefaultTransport.shared,
        timeouts: Timeouts = Timeouts(),
        language: Language? = nil,
        validatesRequests: Bool = true,
        allowsPlainHTTP: Bool = false,
        maximumResponseBytes: Int = 32 << 20
    ) {
        self.credentials = credentials
        self.region = region ?? ProcessEnvironment.value("TENCENTCLOUD_REGION")
        self.endpoint = endpoint
        self.transport = transport
        self.timeouts = timeouts
        self.language = language
        self.validatesRequests = validatesRequests
        self.allowsPlainHTTP = allowsPlainHTTP
        self.maximumResponseBytes = maximumResponseBytes
    }
}

/// How long the parts of a call may take.
public struct Timeouts: Sendable, Hashable {
    /// Resolving the host, connecting and the TLS handshake, together.
    public var connect: Duration
    /// The whole call, from fetching credentials to the answer's last byte.
    public var call: Duration

    /// Sets both.
    ///
    /// - Parameters:
    ///   - connect: 10 seconds unless told.
    ///   - call: 60 seconds unless told.
    public init(connect: Duration = .seconds(10), call: Duration = .seconds(60)) {
        self.connect = connect
        self.call = call
    }
}

/// A language that services can write their messages in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// Simplified Chinese.
    case chinese = "zh-CN"
    /// American English.
    case english = "en-US"
}
