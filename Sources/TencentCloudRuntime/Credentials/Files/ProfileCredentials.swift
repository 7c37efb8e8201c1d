/// Credentials from a section of an INI file: `secret_id`, `secret_key` and, for temporary credentials, `token`.
///
/// The file is looked at for each call, and read when it has changed.
public struct ProfileCredentials: CredentialsProvider {
    private let path: String?
    private let name: String
    private let lookup: @Sendable (String) -> String?
    private let file: CredentialsFile<INIFile>

    /// Chooses a file and a section.
    ///
    /// - Parameters:
    ///   - path: The file; nil looks at `TENCENTCLOUD_CREDENTIALS_FILE`, else at `~/.tencentcloud/credentials`,
    ///     else at `/etc/tencentcloud/credentials`.
    ///   - name: The section.
    public init(path: String? = nil, name: String = "default") {
        self.init(path: path, name: name, lookup: { ProcessEnvironment.value($0) }, access: .system)
    }

    /// - Parameters:
    ///   - lookup: An environment variable's value, or nil.
    ///   - access: How files are read.
    package init(
        path: String?, name: String, lookup: @escaping @Sendable (String) -> String?, access: FileAccess
    ) {
        self.path = path
        self.name = name
        self.lookup = lookup
        file = CredentialsFile(access) { bytes in INIFile(String(decoding: bytes, as: UTF8.self)) }
    }

    /// The section's credentials, from the first file that can be read.
    ///
    /// - Throws: ``CredentialsError`` naming the files and what each lacks.
    public func credentials() throws(CredentialsError) -> Credentials {
        var attempts: [CredentialsError.Attempt] = []
        for path in paths() {
            let place = "profile \(path)"
            let content: INIFile
            do throws(SmallFile.Failure) {
                content = try file.content(of: path)
            } catch {
                attempts.append(.init(provider: place, reason: error.reason))
                continue
            }
            // A file that lacks what it should have doesn't give way to another account's.
            do throws(SmallFile.Failure) {
                return try credentials(of: content)
            } catch {
                throw CredentialsError(provider: place, reason: error.reason)
            }
        }
        throw CredentialsError(attempts: attempts)
    }

    private func paths() -> [String] {
        if let path { return [path] }
        if let named = lookup("TENCENTCLOUD_CREDENTIALS_FILE") { return [named] }
        let system = "/etc/tencentcloud/credentials"
        guard let home = lookup("HOME") else { return [system] }
        return ["\(home)/.tencentcloud/credentials", system]
    }

    private func credentials(of file: INIFile) throws(SmallFile.Failure) -> Credentials {
        guard let section = file.sections[name] else {
            throw SmallFile.Failure(reason: "has no section [\(name)]")
        }
        func value(_ key: String) -> String? {
            guard let text = section[key], !text.isEmpty else { return nil }
            return text
        }
        guard let secretID = value("secret_id") else {
            throw SmallFile.Failure(reason: "[\(name)] has no secret_id")
        }
        guard let secretKey = value("secret_key") else {
            throw SmallFile.Failure(reason: "[\(name)] has no secret_key")
        }
        return Credentials(secretID: secretID, secretKey: secretKey, token: value("token"))
    }
}

extension ProfileCredentials: CredentialsAtHand {
    package func credentialsAtHand() throws(CredentialsError) -> Credentials? { try credentials() }
}
