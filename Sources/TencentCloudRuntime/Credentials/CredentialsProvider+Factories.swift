extension CredentialsProvider where Self == StaticCredentials {
    /// Always the same credentials.
    public static func `static`(secretID: String, secretKey: String, token: String? = nil) -> Self {
        StaticCredentials(Credentials(secretID: secretID, secretKey: secretKey, token: token))
    }

    /// Always the same credentials.
    public static func `static`(_ credentials: Credentials) -> Self { StaticCredentials(credentials) }
}

extension CredentialsProvider where Self == EnvironmentCredentials {
    /// `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, for temporary credentials, `TENCENTCLOUD_TOKEN`
    /// or `TENCENTCLOUD_SESSION_TOKEN`, read at each call; with the role in `TENCENTCLOUD_ROLE_ARN` and
    /// `TENCENTCLOUD_ROLE_SESSION_NAME`, if there is one.
    public static var environment: Self { EnvironmentCredentials() }
}

extension CredentialsProvider where Self == ProfileCredentials {
    /// The `[default]` section of the file in `TENCENTCLOUD_CREDENTIALS_FILE`, else of
    /// `~/.tencentcloud/credentials`, else of `/etc/tencentcloud/credentials`.
    public static var profile: Self { ProfileCredentials() }

    /// A section of an INI file.
    ///
    /// - Parameters:
    ///   - path: The file; nil looks in the usual places.
    ///   - name: The section.
    public static func profile(path: String? = nil, name: String = "default") -> Self {
        ProfileCredentials(path: path, name: name)
    }
}

extension CredentialsProvider where Self == CredentialsChain {
    /// The first of these that has credentials.
    public static func chain(_ providers: [any CredentialsProvider]) -> Self { CredentialsChain(providers) }

    /// Where the official tools look, in their order, the first that has credentials:
    ///
    /// 1. the environment (``EnvironmentCredentials``)
    /// 2. the profile file (``ProfileCredentials``)
    /// 3. the official command line tool's profile (``CommandLineToolCredentials``)
    /// 4. the virtual machine's role (``CVMRoleCredentials``)
    /// 5. the pod's role (``TKERoleCredentials``)
    ///
    /// One for the whole process, so that what is remembered is shared by all clients. With credentials in the
    /// environment nothing else is looked at.
    public static var `default`: Self { CredentialsChain.standard }
}

extension CredentialsChain {
    fileprivate static let standard = CredentialsChain([
        EnvironmentCredentials(), ProfileCredentials(), CommandLineToolCredentials(),
        CVMRoleCredentials(), TKERoleCredentials(),
    ])
}

extension CredentialsProvider where Self == CommandLineToolCredentials {
    /// A profile of the official command line tool.
    ///
    /// - Parameter profile: Its name; nil is the one in `TCCLI_PROFILE`, else `default`.
    public static func commandLineTool(profile: String? = nil) -> Self {
        CommandLineToolCredentials(profile: profile)
    }
}

extension CredentialsProvider where Self == CVMRoleCredentials {
    /// The role that is bound to the virtual machine that the process runs on.
    public static func cvmRole(_ role: String? = nil) -> Self { CVMRoleCredentials(role: role) }
}

extension CredentialsProvider where Self == TKERoleCredentials {
    /// The role that a pod of Tencent Kubernetes Engine has by its service account.
    public static var tkeRole: Self { TKERoleCredentials() }
}

extension CredentialsProvider where Self == AssumedRoleCredentials {
    /// A role that is taken on with other credentials.
    ///
    /// - Parameters:
    ///   - arn: Names the role: `qcs::cam::uin/100000000001:roleName/artist`.
    ///   - configuration: Who takes it on, and how the Security Token Service is reached.
    public static func assumedRole(
        _ arn: String, by configuration: ClientConfiguration = ClientConfiguration()
    ) -> Self {
        AssumedRoleCredentials(AssumedRole(arn: arn), by: configuration)
    }
}

extension CredentialsProvider where Self == ClosureCredentials {
    /// What a function returns, asked at each call.
    public static func closure(_ fetch: @escaping @Sendable () async throws -> Credentials) -> Self {
        ClosureCredentials(fetch)
    }
}

extension CredentialsProvider where Self == CachedCredentials {
    /// Another provider's, remembered until shortly before they expire.
    public static func cached(_ provider: any CredentialsProvider) -> Self { CachedCredentials(provider) }
}
