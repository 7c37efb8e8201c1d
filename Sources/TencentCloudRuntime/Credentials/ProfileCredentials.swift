/// Credentials from a section of an INI file, read at each call: `secret_id`, `secret_key` and, for temporary
/// credentials, `token`.
public struct ProfileCredentials: CredentialsProvider {
    private let path: String?
    private let name: String
    private let lookup: @Sendable (String) -> String?
    private let read: @Sendable (String) throws(SmallFile.Failure) -> [UInt8]

    /// Chooses a file and a section.
    ///
    /// - Parameters:
    ///   - path: The file; nil looks at `TENCENTCLOUD_CREDENTIALS_FILE`, else at `~/.tencentcloud/credentials`,
    ///     else at `/etc/tencentcloud/credentials`.
    ///   - name: The section.
    public init(path: String? = nil, name: String = "default") {
        self.init(
            path: path, name: name, lookup: { ProcessEnvironment.value($0) },
            read: { path throws(SmallFile.Failure) in try SmallFile.read(path) })
    }

    /// - Parameters:
    ///   - lookup: An environment variable's value, or nil.
    ///   - read: A file's bytes.
    package init(
        path: String?,
        name: String,
        lookup: @escaping @Sendable (String) -> String?,
        read: @escaping @Sendable (String) throws(SmallFile.Failure) -> [UInt8]
    ) {
        self.path = path
        self.name = name
        self.lookup = lookup
        self.read = read
    }

    /// The section's credentials, from the first file that exists.
    ///
    /// - Throws: ``CredentialsError`` naming the files and what each lacks.
    public func credentials() throws -> Credentials {
        var attempts: [CredentialsError.Attempt] = []
        for file in files() {
            let bytes: [UInt8]
            do {
                bytes = try read(file)
            } catch {
                attempts.append(.init(provider: "profile \(file)", reason: error.reason))
                continue
            }
            return try section(of: bytes, in: file)
        }
        throw CredentialsError(attempts: attempts)
    }

    private func files() -> [String] {
        if let path { return [path] }
        if let named = lookup("TENCENTCLOUD_CREDENTIALS_FILE") { return [named] }
        let system = "/etc/tencentcloud/credentials"
        guard let home = lookup("HOME") else { return [system] }
        return ["\(home)/.tencentcloud/credentials", system]
    }

    private func section(of bytes: [UInt8], in file: String) throws(CredentialsError) -> Credentials {
        func failure(_ reason: String) -> CredentialsError {
            CredentialsError(provider: "profile \(file)", reason: reason)
        }
        guard let section = INIFile(String(decoding: bytes, as: UTF8.self)).sections[name] else {
            throw failure("has no section [\(name)]")
        }
        func value(_ key: String) -> String? {
            guard let text = section[key], !text.isEmpty else { return nil }
            return text
        }
        guard let secretID = value("secret_id") else { throw failure("[\(name)] has no secret_id") }
        guard let secretKey = value("secret_key") else { throw failure("[\(name)] has no secret_key") }
        return Credentials(secretID: secretID, secretKey: secretKey, token: value("token"))
    }
}
