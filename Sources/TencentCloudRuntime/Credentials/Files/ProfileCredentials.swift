/// Credentials from a section of an INI file: `secret_id`, `secret_key` and, for temporary credentials, `token`.
///
/// A `site` beside them, `international` or `china`, says where they are known: clients that aren't told of an endpoint
/// send their requests there.
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
        let section = try section()
        guard let secretID = section["secret_id"] else { throw section.lacks("secret_id") }
        guard let secretKey = section["secret_key"] else { throw section.lacks("secret_key") }
        return Credentials(secretID: secretID, secretKey: secretKey, token: section["token"])
    }

    private struct Section {
        var place: String
        var name: String
        var values: [String: String]

        subscript(key: String) -> String? {
            guard let text = values[key], !text.isEmpty else { return nil }
            return text
        }

        func lacks(_ key: String) -> CredentialsError {
            CredentialsError(provider: place, reason: "[\(name)] has no \(key)")
        }
    }

    /// The section, of the first file that can be read.
    private func section() throws(CredentialsError) -> Section {
        var places: [CredentialsError.Place] = []
        for path in paths() {
            let place = "profile \(path)"
            do throws(SmallFile.Failure) {
                if let values = try file.content(of: path).sections[name] {
                    return Section(place: place, name: name, values: values)
                }
            } catch {
                places.append(.init(provider: place, reason: error.reason))
                continue
            }
            // A file that lacks what it should have doesn't give way to another account's.
            throw CredentialsError(provider: place, reason: "has no section [\(name)]")
        }
        throw CredentialsError(places: places)
    }

    private func paths() -> [String] {
        if let path { return [path] }
        if let named = lookup("TENCENTCLOUD_CREDENTIALS_FILE") { return [named] }
        let system = "/etc/tencentcloud/credentials"
        guard let home = lookup("HOME") else { return [system] }
        return ["\(home)/.tencentcloud/credentials", system]
    }
}

extension ProfileCredentials {
    /// What else the section says; nil when it doesn't, or can't be read, which is said when it is asked for
    /// credentials.
    package func setting(_ name: String) -> String? { (try? section())?[name] }
}

extension ProfileCredentials: CredentialsAtHand {
    package func credentialsAtHand() throws(CredentialsError) -> Credentials? { try credentials() }
}

extension ProfileCredentials: SiteOfCredentials {
    package var endpoint: Endpoint? {
        // What else is wrong with the file is said when it is asked for credentials.
        guard let section = try? section(), let site = section["site"] else { return nil }
        return Endpoint(siteNamed: site, by: "site in [\(name)] of \(section.place)")
    }
}
