/// A role, and how it is taken on.
public struct AssumedRole: Sendable, Hashable {
    /// Names the role: `qcs::cam::uin/100000000001:roleName/artist`.
    public var arn: String
    /// What the session is called in audit logs: 2 to 128 characters.
    public var sessionName: String
    /// How long the credentials shall live, at most 12 hours; nil leaves it to the service, which gives two.
    public var duration: Duration?
    /// A policy that narrows what the credentials may do, as JSON; nil narrows nothing.
    public var policy: String?
    /// A name agreed on with the role's owner; nil where none is demanded.
    public var externalID: String?

    /// Describes a role.
    public init(
        arn: String, sessionName: String = "swift-tencentcloud", duration: Duration? = nil,
        policy: String? = nil, externalID: String? = nil
    ) {
        self.arn = arn
        self.sessionName = sessionName
        self.duration = duration
        self.policy = policy
        self.externalID = externalID
    }
}
