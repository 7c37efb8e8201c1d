/// Credentials from the process's environment, read at each call.
public struct EnvironmentCredentials: CredentialsProvider {
    private let lookup: @Sendable (String) -> String?

    /// Reads the process's environment.
    public init() { self.init(lookup: { ProcessEnvironment.value($0) }) }

    /// - Parameter lookup: A variable's value, or nil.
    package init(lookup: @escaping @Sendable (String) -> String?) { self.lookup = lookup }

    /// The environment's credentials.
    ///
    /// - Throws: ``CredentialsError`` naming the variables that are missing.
    public func credentials() throws -> Credentials {
        let secretID = value("TENCENTCLOUD_SECRET_ID")
        let secretKey = value("TENCENTCLOUD_SECRET_KEY")
        guard let secretID, let secretKey else {
            let missing = [
                secretID == nil ? "TENCENTCLOUD_SECRET_ID" : nil,
                secretKey == nil ? "TENCENTCLOUD_SECRET_KEY" : nil,
            ].compactMap(\.self)
            throw CredentialsError(
                provider: "environment",
                reason: "\(missing.joined(separator: " and ")) \(missing.count == 1 ? "is" : "are") not set")
        }
        return Credentials(
            secretID: secretID, secretKey: secretKey,
            token: value("TENCENTCLOUD_TOKEN") ?? value("TENCENTCLOUD_SESSION_TOKEN"))
    }

    /// Values pasted into a shell or a secret store often end in a newline.
    private func value(_ name: String) -> String? {
        guard let text = lookup(name)?.trimmingASCIIWhitespace(), !text.isEmpty else { return nil }
        return text
    }
}
