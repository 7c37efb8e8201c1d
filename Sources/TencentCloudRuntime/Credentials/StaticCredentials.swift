/// Always the same credentials.
public struct StaticCredentials: CredentialsProvider, CredentialsAtHand {
    private let fixed: Credentials

    /// Hands out what it is given.
    public init(_ credentials: Credentials) { fixed = credentials }

    /// The credentials it was made with.
    public func credentials() -> Credentials { fixed }

    package func credentialsAtHand() -> Credentials? { fixed }
}
