import Synchronization

/// The provider of the role that a place named when last looked at: it remembers the role's credentials.
final class RoleMemory: Sendable {
    enum Role: Sendable, Hashable {
        /// The virtual machine's.
        case machine
        /// One that is taken on with a key pair.
        case assumed(AssumedRole, by: Credentials)
    }

    private let last = Mutex<(role: Role, provider: any CredentialsProvider)?>(nil)

    func provider(
        of role: Role, _ transport: (any Transport)?, _ clock: UnixClock
    ) -> any CredentialsProvider {
        last.withLock { last in
            if let last, last.role == role { return last.provider }
            let provider: any CredentialsProvider =
                switch role {
                case .machine:
                    CVMRoleCredentials(role: nil, transport: transport, clock: clock)
                case .assumed(let role, let keys):
                    AssumedRoleCredentials(
                        role, by: .nested(credentials: StaticCredentials(keys), transport: transport),
                        clock: clock)
                }
            last = (role, provider)
            return provider
        }
    }
}

extension AssumedRole {
    /// What the official command line tool takes from the environment: it wants both variables.
    init?(_ lookup: (String) -> String?) {
        guard let arn = ProcessEnvironment.text("TENCENTCLOUD_ROLE_ARN", lookup),
            let sessionName = ProcessEnvironment.text("TENCENTCLOUD_ROLE_SESSION_NAME", lookup)
        else { return nil }
        self.init(arn: arn, sessionName: sessionName)
    }
}
