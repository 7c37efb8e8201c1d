import JSONCoding
import Synchronization

/// Credentials from a profile of the official command line tool: `~/.tccli/<profile>.credential`.
///
/// The profile says what it is by its `type`: a key pair (no type, or `default`), a sign-in through the browser
/// (`sso`, `oauth`), whose temporary credentials serve until they expire and are then renewed by the tool alone, or
/// the virtual machine's role (`cvm-role`). With a `role-arn`, the key pair is used to take on that role. Any other
/// type is refused.
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
        let name = profile ?? lookup("TCCLI_PROFILE") ?? "default"
        guard let home = lookup("HOME") else {
            throw CredentialsError(provider: "tccli profile \(name)", reason: "HOME is not set")
        }
        let path = "\(home)/.tccli/\(name).credential"
        let kind: CommandLineToolProfile.Kind
        do throws(SmallFile.Failure) {
            guard !name.utf8.contains(UInt8(ascii: "/")) else {
                throw SmallFile.Failure(reason: "isn't the name of a profile")
            }
            kind = try file.content(of: path).kind(at: clock.now())
        } catch {
            throw CredentialsError(provider: "tccli profile \(path)", reason: error.reason)
        }
        if case .keys(let credentials) = kind { return credentials }
        let role = roles.provider(of: kind, transport, clock)
        guard let stale else { return try await role.credentials() }
        return try await role.credentials(replacing: stale)
    }
}

/// The provider of the role that the profile had when last looked at: it remembers credentials.
private final class RoleMemory: Sendable {
    private let last = Mutex<(kind: CommandLineToolProfile.Kind, provider: any CredentialsProvider)?>(nil)

    func provider(
        of kind: CommandLineToolProfile.Kind, _ transport: (any Transport)?, _ clock: UnixClock
    ) -> any CredentialsProvider {
        last.withLock { last in
            if let last, last.kind == kind { return last.provider }
            let provider: any CredentialsProvider =
                switch kind {
                case .keys(let credentials): StaticCredentials(credentials)
                case .machineRole: CVMRoleCredentials(role: nil, transport: transport, clock: clock)
                case .role(let keys, let arn, let session):
                    AssumedRoleCredentials(
                        AssumedRole(arn: arn, sessionName: session),
                        by: .nested(credentials: StaticCredentials(keys), transport: transport),
                        clock: clock)
                }
            last = (kind, provider)
            return provider
        }
    }
}
