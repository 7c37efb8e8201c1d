/// What a service knows of a request besides its parameters.
public struct ServiceContext: Sendable, Hashable {
    /// Given to the request by the service, and part of the answer.
    public var requestID: String
    /// The action's wire name.
    public var action: String
    /// The region that the request names.
    public var region: String?
    /// The language that messages should have.
    public var language: String?
    /// Who sent the request, by the name of its key.
    public var secretID: String

    /// Describes a request.
    public init(
        requestID: String,
        action: String,
        region: String? = nil,
        language: String? = nil,
        secretID: String
    ) {
        self.requestID = requestID
        self.action = action
        self.region = region
        self.language = language
        self.secretID = secretID
    }
}
