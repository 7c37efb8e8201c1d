import JSONCoding

/// Credentials from a profile of the official command line tool: `~/.tccli/<profile>.credential`.
///
/// The profile says what it is by its `type`: a key pair (no type, or `default`), a sign-in through the browser
/// (`sso`, `oauth`), whose temporary credentials serve until they expire and are then renewed by the tool alone, or
/// the virtual machine's role (`cvm-role`). With a `role-arn`, the key pair is used to take on that role; so it is with
/// `TENCENTCLOUD_ROLE_ARN` and `TENCENTCLOUD_ROLE_SESSION_NAME` in the environment, unless the profile was chosen by
/// name here. Any other type is refused.
///
/// The file is looked at for each call, and read when it has changed.
public struct CommandLineToolCredentials: CredentialsProvider {
    private let profile: String?
    private let transport: (any Transport)?
    private let lookup: @Sendable (String) -> String?
    private let clock: UnixClock
    private let file: CredentialsFile<CommandLineToolProfile>
    private let roles = RoleMemory()

    /// Chooses a profile.
    ///
    /// - Parameters:
    ///   - profile: Its name; nil is the one in `TCCLI_PROFILE`, else `default`.
    ///   - transport: What carries the requests that a role needs; nil is the process's own.
    public init(profile: String? = nil, transport: (any Transport)? = nil) {
        self.init(
            profile: profile, transport: transport, lookup: { ProcessEnvironment.value($0) },
            access: .system)
    }

    package init(
        profile: String?, transport: (any Transport)?, lookup: @escaping @Sendable (String) -> String?,
        access: FileAccess, clock: UnixClock = .system
    ) {
        self.profile = profile
        self.transport = transport
        self.lookup = lookup
        self.clock = clock
        file = CredentialsFile(access) { bytes throws(SmallFile.Failure) in
            do throws(JSONError) {
                return try CommandLineToolProfile(jsonBytes: bytes)
            } catch {
                throw SmallFile.Failure(reason: "isn't a JSON object of the expected shape")
            }
        }
    }

    /// The profile's credentials.
    ///
    /// - Throws: ``CredentialsError`` naming the file and what it lacks, or what its role can't be had for.
    public func credentials() async throws -> Credentials { try await credentials(replacing: nil) }

    /// The profile's credentials, its role's anew.
    ///
    /// - Throws: As ``credentials()`` does.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        try await credentials(replacing: Optional(stale))
    }

    private func credentials(replacing stale: Credentials?) async throws -> Credentials {
        switch try kind() {
        case .keys(let credentials):
            return credentials
        case .role(let role):
            let provider = roles.provider(of: role, transport, clock)
            guard let stale else { return try await provider.credentials() }
            return try await provider.credentials(replacing: stale)
        }
    }

    private func kind() throws(CredentialsError) -> CommandLineToolProfile.Kind {
        let name = profile ?? lookup("TCCLI_PROFILE") ?? "default"
        guard let home = lookup("HOME") else {
            throw CredentialsError(provider: "tccli profile \(name)", reason: "HOME is not set")
        }
        let path = "\(home)/.tccli/\(name).credential"
        do throws(SmallFile.Failure) {
            guard !name.utf8.contains(UInt8(ascii: "/")) else {
                throw SmallFile.Failure(reason: "isn't the name of a profile")
            }
            // To the tool, a profile that is named outweighs the environment.
            let role = profile == nil ? AssumedRole(lookup) : nil
            return try file.content(of: path).kind(at: clock.now(), takingOn: role)
        } catch {
            throw CredentialsError(provider: "tccli profile \(path)", reason: error.reason)
        }
    }
}

extension CommandLineToolCredentials: CredentialsAtHand {
    package func credentialsAtHand() throws(CredentialsError) -> Credentials? {
        switch try kind() {
        case .keys(let credentials): credentials
        case .role(let role): try roles.provider(of: role, transport, clock).atHand()
        }
    }
}
