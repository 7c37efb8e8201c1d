/// What a service knows of a request besides its parameters.
public struct ServiceContext: Sendable {
    /// Given to the request by the service, and part of the answer.
    public var requestID: String
    /// The action's wire name.
    public var action: String
    /// The region that the request names.
    public var region: String?
    /// The language that messages should have.
    public var language: String?
    /// Who sent the request, by the name of its key; empty where it isn't signed.
    public var secretID: String
    /// Whether parameters came as texts, as those of GET requests do: then a number may be one.
    public var takesTexts: Bool
    /// Which of its limits a request is refused by, those that are enforced unless told.
    public var checks: RequestChecks
    /// Is told of each other limit that a request breaks.
    public var advise: @Sendable (Violation) -> Void

    /// Describes a request.
    public init(
        requestID: String,
        action: String,
        region: String? = nil,
        language: String? = nil,
        secretID: String,
        takesTexts: Bool = false,
        checks: RequestChecks = .enforced,
        advise: @escaping @Sendable (Violation) -> Void = { _ in }
    ) {
        self.requestID = requestID
        self.action = action
        self.region = region
        self.language = language
        self.secretID = secretID
        self.takesTexts = takesTexts
        self.checks = checks
        self.advise = advise
    }
}
