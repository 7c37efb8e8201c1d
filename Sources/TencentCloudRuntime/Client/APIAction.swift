/// One action of a service: what a request to it is called on the wire, and how it may be treated.
///
/// Generated bindings hold one for each action; the same value drives the typed client and a raw call.
public struct APIAction: Sendable, Hashable {
    /// The product code that names the host and the signature's scope, such as `mps`.
    public var service: String
    /// The API version, such as `2019-06-12`.
    public var version: String
    /// The action's wire name, such as `CreateAigcImageTask`.
    public var name: String
    /// Whether sending a request a second time can make the service do the work twice.
    public var idempotency: Idempotency
    /// The published limit for one account, in requests a second; nil when none is known.
    public var requestsPerSecond: Int?
    /// How requests prove who sends them.
    public var signing: SigningMode
    /// What to do about the errors that it answers; nil where only those of all services are known.
    public var advice: ErrorAdvice?

    /// Describes an action.
    public init(
        service: String,
        version: String,
        name: String,
        idempotency: Idempotency = .none,
        requestsPerSecond: Int? = nil,
        signing: SigningMode = .tc3,
        advice: ErrorAdvice? = nil
    ) {
        self.service = service
        self.version = version
        self.name = name
        self.idempotency = idempotency
        self.requestsPerSecond = requestsPerSecond
        self.signing = signing
        self.advice = advice
    }
}

/// What happens when a service gets the same request twice.
public enum Idempotency: Sendable, Hashable {
    /// Nothing more than the first time: the action only reads, or sets what is already set.
    case safe
    /// The work is done, and billed, twice.
    case none
    /// The service recognises the second one by the named member, which must be the same in both.
    case token(member: String)
}

/// How an action's requests are authorised.
public enum SigningMode: Sendable, Hashable {
    /// Signed with TC3-HMAC-SHA256.
    case tc3
    /// Not signed, and sent without credentials: the request's own parameters prove who sends it.
    case skip
}
