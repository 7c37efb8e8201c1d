import JSONCoding

/// The content of the command line tool's file.
struct CommandLineToolProfile: Sendable {
    /// The ways to get at the credentials.
    enum Kind: Sendable, Hashable {
        case keys(Credentials)
        case role(RoleMemory.Role)
    }

    private var secretID: String?
    private var secretKey: String?
    private var token: String?
    private var type: String?
    private var roleARN: String?
    private var roleSessionName: String?
    private var expiration: Int64?

    /// - Parameters:
    ///   - now: Seconds since 1970.
    ///   - role: What is taken on with the profile's keys, whatever the profile says of roles.
    func kind(at now: Int64, takingOn role: AssumedRole? = nil) throws(SmallFile.Failure) -> Kind {
        if let role { return .role(.assumed(role, by: try keys(expiration: nil))) }
        switch type ?? "default" {
        case "cvm-role":
            return .role(.machine)
        case "default":
            guard let roleARN = Self.present(roleARN) else { return .keys(try keys(expiration: nil)) }
            // The tool itself takes the role on only when both are there.
            guard let session = Self.present(roleSessionName) else {
                throw SmallFile.Failure(reason: "has a role-arn but no role-session-name")
            }
            return .role(
                .assumed(AssumedRole(arn: roleARN, sessionName: session), by: try keys(expiration: nil)))
        case "sso", "oauth":
            let keys = try keys(expiration: expiration)
            if let expiration, expiration <= now {
                throw SmallFile.Failure(
                    reason:
                        "its sign-in has expired: let the tool renew it, by any call or by signing in again")
            }
            return .keys(keys)
        default:
            // The type isn't shown: what stands there by mistake might be a secret.
            throw SmallFile.Failure(reason: "has a type other than default, sso, oauth and cvm-role")
        }
    }

    private func keys(expiration: Int64?) throws(SmallFile.Failure) -> Credentials {
        guard let secretID = Self.present(secretID) else {
            throw SmallFile.Failure(reason: "has no secretId")
        }
        guard let secretKey = Self.present(secretKey) else {
            throw SmallFile.Failure(reason: "has no secretKey")
        }
        return Credentials(
            secretID: secretID, secretKey: secretKey, token: Self.present(token), expiration: expiration)
    }

    private static func present(_ text: String?) -> String? {
        guard let text = text?.trimmingASCIIWhitespace(), !text.isEmpty else { return nil }
        return text
    }
}

extension CommandLineToolProfile: JSONReadable {
    init(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "secretId": secretID = try reader.readIfPresent()
            case "secretKey": secretKey = try reader.readIfPresent()
            case "token": token = try reader.readIfPresent()
            case "type": type = try reader.readIfPresent()
            case "role-arn": roleARN = try reader.readIfPresent()
            case "role-session-name": roleSessionName = try reader.readIfPresent()
            case "expiresAt": expiration = try reader.readIfPresent()
            default: try reader.skip()
            }
        }
    }
}
