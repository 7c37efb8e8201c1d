/// What kind of trouble an error is: who can do something about it.
///
/// The set is open: a later release may tell more kinds apart.
public struct ErrorCategory: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The category's name, for logs and scripts.
    public var rawValue: String

    /// The category of this name, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The category of this name, known or not.
    public init(stringLiteral value: String) { rawValue = value }

    /// The review of content turned down a prompt or an image: ask for something else.
    public static var moderation: Self { "moderation" }
    /// A quota or the service's capacity is used up: free something, ask for more, or wait for longer.
    public static var quota: Self { "quota" }
    /// Too many requests in too short a time: slow down.
    public static var rate: Self { "rate" }
    /// The keys are missing, wrong or unknown, or their account may not do this.
    public static var credentials: Self { "credentials" }
    /// The account can't pay.
    public static var balance: Self { "balance" }
    /// The request is wrong, or names what doesn't exist: change it.
    public static var invalid: Self { "invalid" }
    /// The service failed, or its answer can't be made out.
    public static var service: Self { "service" }
    /// Nothing came back: no connection, or one that broke.
    public static var connection: Self { "connection" }
    /// It took longer than it was given.
    public static var timeout: Self { "timeout" }
    /// A file of this machine can't be read or written.
    public static var file: Self { "file" }
}

extension ErrorCategory: CustomStringConvertible {
    /// The category's name.
    public var description: String { rawValue.printable }
}

extension ErrorCategory {
    /// What a code's text holds that says more than its family. The first that is found counts.
    private static let words: [(String, ErrorCategory)] = [
        ("ViolationContent", .moderation), ("Moderation", .moderation), ("IllegalDetected", .moderation),
        ("Arrears", .balance), ("InsufficientBalance", .balance), ("BalanceInsufficient", .balance),
        ("LowBalance", .balance), ("NotEnoughBalance", .balance), ("ChargeStatus", .balance),
        ("ResourcePackRunOut", .balance), ("ChargeResourceExhaust", .balance),
        ("InvalidMpsUser", .credentials), ("InvalidVodUser", .credentials),
    ]

    /// Any other code is ``service``.
    private static let families: [(ServiceErrorCode, ErrorCategory)] = [
        ("RequestLimitExceeded", .rate),
        ("LimitExceeded", .quota), ("ResourceInsufficient", .quota), ("ResourcesSoldOut", .quota),
        ("AuthFailure", .credentials), ("UnauthorizedOperation", .credentials),
        ("IpInBlacklist", .credentials), ("IpNotInWhitelist", .credentials),
        ("InvalidParameter", .invalid), ("InvalidParameterValue", .invalid), ("MissingParameter", .invalid),
        ("UnknownParameter", .invalid), ("InvalidRequest", .invalid), ("InvalidAction", .invalid),
        ("ActionOffline", .invalid), ("NoSuchProduct", .invalid), ("NoSuchVersion", .invalid),
        ("RequestSizeLimitExceeded", .invalid), ("ResponseSizeLimitExceeded", .invalid),
        ("ResourceNotFound", .invalid), ("UnsupportedOperation", .invalid),
        ("UnsupportedProtocol", .invalid), ("UnsupportedRegion", .invalid),
    ]

    /// The category of what a service, or a task of it, answers.
    init(of code: ServiceErrorCode) {
        let code = code.canonical
        self =
            Self.words.first { code.rawValue.contains($0.0) }?.1
            ?? Self.families.first { code.belongs(to: $0.0) }?.1 ?? .service
    }
}

extension ServiceErrorCode {
    /// Spellings of a refusal by the review of content: a misspelt one, which the documentation has too, and the number
    /// that tasks of VOD tell.
    private static let refusedContent: Set = ["InvalidParameter.VoilationContent", "70000"]

    /// The usual spelling.
    var canonical: Self {
        Self.refusedContent.contains(rawValue) ? "InvalidParameter.ViolationContent" : self
    }
}
