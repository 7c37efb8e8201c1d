/// A key pair, with a token if it is a temporary one, that requests are signed with. Its description shows neither key nor token.
public struct Credentials: Sendable, Hashable {
    /// Names the key; travels with every request.
    public var secretID: String
    /// The key itself; never travels.
    public var secretKey: String
    /// Present with temporary credentials; travels with every request.
    public var token: String?
    /// When temporary credentials end, in seconds since 1970.
    public var expiration: Int64?

    /// Holds a key pair.
    public init(secretID: String, secretKey: String, token: String? = nil, expiration: Int64? = nil) {
        self.secretID = secretID
        self.secretKey = secretKey
        self.token = token
        self.expiration = expiration
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says whether they are temporary, and no more.
    public var description: String {
        token == nil ? "Credentials(redacted)" : "Credentials(redacted, temporary)"
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
