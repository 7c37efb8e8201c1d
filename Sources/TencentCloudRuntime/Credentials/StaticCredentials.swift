/// Always the same credentials.
public struct StaticCredentials: CredentialsProvider {
    private let fixed: Credentials

    /// Hands out what it is given.
    public init(_ credentials: Credentials) { fixed = credentials }

    /// The credentials it was made with.
    public func credentials() -> Credentials { fixed }
}
