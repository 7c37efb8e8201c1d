import Foundation
import Testing

@testable import TencentCloudRuntime

/// The servers that `.ci/checks/transport` starts, and in which surroundings it runs these tests.
struct WireServers: Decodable, Sendable {
    enum Scene: String, Decodable, Sendable {
        /// The environment names the authority to trust.
        case trusted
        /// The same, and a proxy that lets requests through.
        case proxied
        /// The same, but the proxy wants another password.
        case turnedAway
        /// libcurl can't be opened.
        case withoutLibcurl
    }

    var scene: Scene
    /// A certificate of the trusted authority, and HTTP/2.
    var good: String
    /// Certificates that aren't to be trusted.
    var bad: [String]
    /// A certificate of the trusted authority, and versions of TLS that aren't to be spoken any more.
    var old: [String]
    /// With user and password.
    var proxy: String
    /// Where the local service listens, and what it knows its user by.
    var service: String
    var secretID: String
    var secretKey: String

    /// Nil when nobody started any.
    static let started: WireServers? = ProcessInfo.processInfo.environment["TENCENTCLOUD_WIRE"].flatMap {
        try? JSONDecoder().decode(WireServers.self, from: Data($0.utf8))
    }

    static func require() throws -> WireServers { try #require(started) }
}

extension Trait where Self == ConditionTrait {
    /// Skips tests outside of these scenes.
    static func scene(_ scenes: WireServers.Scene...) -> Self {
        .enabled(
            if: WireServers.started.map { scenes.contains($0.scene) } ?? false,
            ".ci/checks/transport starts the servers for it")
    }
}

/// What the server with HTTP/2 says of a request.
struct WireAnswer: Decodable {
    var version: String
    /// Tells its connections apart.
    var connection: Int
    /// The length of the request's body.
    var bytes: Int
    /// How many requests wait for an answer that doesn't come.
    var waiting: Int

    init(_ response: HTTPResponse) throws {
        #expect(response.status == 200)
        self = try JSONDecoder().decode(WireAnswer.self, from: Data(response.body))
    }
}

extension Carrier {
    /// Who can be told which authority to trust: elsewhere only the system's own are trusted.
    static var trusting: [Carrier] { allCases.filter { "\($0)" == "curl" } }
}
