import JSONCoding
import Synchronization

/// The service that a virtual machine asks about itself.
package final class MetadataService: Sendable {
    /// Why it has no answer, for people.
    struct Failure: Error { var reason: String }

    private enum Presence {
        case unknown
        case seen
        case missing(until: Int64)
    }

    package static let host = "http://metadata.tencentyun.com"

    /// Seconds for which it isn't looked for again where nobody answered.
    private static let absence: Int64 = 60
    private static let path = "/latest/meta-data/cam/security-credentials/"

    private let host: String
    private let transport: (any Transport)?
    private let clock: UnixClock
    private let presence = Mutex(Presence.unknown)

    init(host: String, transport: (any Transport)?, clock: UnixClock) {
        self.host = host
        self.transport = transport
        self.clock = clock
    }

    /// The name of the role that is bound to the machine.
    func roleName() async throws -> String {
        let text = String(decoding: try await get(""), as: UTF8.self)
        guard let name = text.split(whereSeparator: \.isNewline).first else {
            throw Failure(reason: "no role is bound to this machine")
        }
        return String(name).trimmingASCIIWhitespace()
    }

    /// The role's present credentials.
    func credentials(ofRole role: String) async throws -> Credentials {
        guard Self.isRoleName(role) else {
            throw Failure(reason: "the metadata service's answer isn't a role's name")
        }
        let body = try await get(role)
        let response: RoleResponse
        do throws(JSONError) {
            response = try RoleResponse(jsonBytes: body)
        } catch {
            throw Failure(reason: "the metadata service's answer for the role \(role) can't be made out")
        }
        guard response.code == "Success" else {
            throw Failure(reason: "the metadata service didn't answer Success for the role \(role)")
        }
        guard let secretID = response.secretID, let secretKey = response.secretKey, let token = response.token
        else {
            throw Failure(reason: "the metadata service's answer for the role \(role) lacks credentials")
        }
        return Credentials(
            secretID: secretID, secretKey: secretKey, token: token, expiration: response.expiration)
    }

    private func get(_ name: String) async throws -> [UInt8] {
        if case .missing(let time) = presence.withLock({ $0 }), clock.now() < time {
            throw Failure(reason: "there was no metadata service here a moment ago")
        }
        let request = HTTPRequest(
            method: "GET", url: host + Self.path + name, connectTimeout: .seconds(1),
            totalTimeout: .seconds(3), maximumResponseBytes: 1 << 16)
        let response: HTTPResponse
        do {
            response = try await (transport ?? DefaultTransport.shared).send(request)
        } catch let error as TransportError {
            noteAbsence()
            throw Failure(reason: "no metadata service here: \(error.message)")
        }
        presence.withLock { $0 = .seen }
        switch response.status {
        case 200: return response.body
        case 404: throw Failure(reason: "no such role is bound to this machine")
        default: throw Failure(reason: "the metadata service answered HTTP \(response.status)")
        }
    }

    /// A machine on which it once was has only lost touch.
    private func noteAbsence() {
        let now = clock.now()
        presence.withLock { presence in
            if case .seen = presence { return }
            presence = .missing(until: now + Self.absence)
        }
    }

    /// What can stand in a path as it is: anything else came from somewhere else.
    private static func isRoleName(_ name: String) -> Bool {
        (1...128).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ","),
                    UInt8(ascii: "@"):
                    true
                default: false
                }
            } && name != "." && name != ".."
    }
}

/// The metadata service's response about a role.
private struct RoleResponse: JSONReadable {
    var code: String?
    var secretID: String?
    var secretKey: String?
    var token: String?
    var expiration: Int64?

    init(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "Code": code = try reader.readIfPresent()
            case "TmpSecretId": secretID = try reader.readIfPresent()
            case "TmpSecretKey": secretKey = try reader.readIfPresent()
            case "Token": token = try reader.readIfPresent()
            case "ExpiredTime": expiration = try reader.readIfPresent()
            default: try reader.skip()
            }
        }
    }
}
