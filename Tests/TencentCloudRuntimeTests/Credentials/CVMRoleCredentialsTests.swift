import Testing

@testable import TencentCloudRuntime

@Suite(.aheadOfOthers, .timeLimit(.minutes(1))) struct CVMRoleCredentialsTests {
    private let clock = TestClock()

    private func role(_ transport: any Transport, role: String? = nil) -> CVMRoleCredentials {
        CVMRoleCredentials(role: role, transport: transport, clock: clock.clock)
    }

    private func reason(_ transport: any Transport) async throws -> String {
        let error = try #require(
            await #expect(throws: CredentialsError.self) { try await role(transport).credentials() })
        #expect(error.places.map(\.provider) == ["CVM role"])
        #expect(!printed(error).contains("verysecret"))
        return error.places[0].reason
    }

    @Test func asksForTheRoleThenForItsCredentials() async throws {
        let transport = ScriptedTransport([
            .json("artist\n"), .json(MetadataAnswer.role(expiring: clock.now + 7200)),
        ])
        let credentials = try await role(transport).credentials()
        #expect(
            credentials
                == Credentials(
                    secretID: "AKIDmachine", secretKey: "machinekey", token: "machinetoken",
                    expiration: clock.now + 7200))
        let path = "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/"
        #expect(transport.requests.map(\.url) == [path, path + "artist"])
        #expect(transport.requests.map(\.method) == ["GET", "GET"])
        #expect(transport.requests.allSatisfy { $0.connectTimeout == .seconds(1) && $0.headers.isEmpty })
    }

    @Test func aNamedRoleIsAskedForAtOnce() async throws {
        let transport = ScriptedTransport([.json(MetadataAnswer.role(expiring: clock.now + 7200))])
        _ = try await role(transport, role: "artist").credentials()
        #expect(transport.requests.map { $0.url.split(separator: "/").last } == ["artist"])
    }

    @Test func overRealSockets() async throws {
        let time = clock.now + 7200
        let server = try TestServer { request in
            request.target.hasSuffix("/security-credentials/")
                ? .respond(body: Array("artist".utf8))
                : .respond(body: Array(MetadataAnswer.role(expiring: time).utf8))
        }
        defer { server.stop() }
        let role = CVMRoleCredentials(
            role: nil, transport: DefaultTransport.shared, host: "http://127.0.0.1:\(server.port)",
            clock: clock.clock)
        #expect(try await role.credentials().secretID == "AKIDmachine")
        clock.advance(7200)
        await #expect(throws: Never.self) { try await role.credentials() }
        #expect(server.requests.count == 4)
    }

    @Test(arguments: [
        (404, "verysecret", "no such role is bound"),
        (500, "verysecret", "HTTP 500"),
        (302, "verysecret", "HTTP 302"),
        (200, "", "no role is bound"),
        (200, "<html>verysecret</html>", "isn't a role's name"),
        (200, "../verysecret", "isn't a role's name"),
        (200, "..", "isn't a role's name"),
    ])
    func answersWithoutARole(status: Int, body: String, reason: String) async throws {
        #expect(try await self.reason(ScriptedTransport(body, status: status)).contains(reason))
    }

    @Test(arguments: [
        (#"{"Code": "Failed", "TmpSecretKey": "verysecret"}"#, "didn't answer Success"),
        (#"{"Code": "Success", "TmpSecretKey": "verysecret"}"#, "lacks credentials"),
        (#"{"TmpSecretId": "a", "TmpSecretKey": "verysecret", "Token": "t"}"#, "didn't answer Success"),
        ("verysecret", "can't be made out"),
    ])
    func answersWithoutCredentials(body: String, reason: String) async throws {
        let transport = ScriptedTransport([.json("artist"), .json(body)])
        #expect(try await self.reason(transport).contains(reason))
    }

    private static let nobody = ScriptedTransport.Line.failure(
        TransportError(.cannotResolve, message: "no such host", mayHaveTakenEffect: false))

    @Test func whereNobodyAnswersItIsNotLookedForAgainForAWhile() async throws {
        let transport = ScriptedTransport([
            Self.nobody, .json("artist"), .json(MetadataAnswer.role(expiring: clock.now + 7200)),
        ])
        let role = role(transport)
        let first = await #expect(throws: CredentialsError.self) { try await role.credentials() }
        #expect(first?.places.first?.reason == "no metadata service here: no such host")
        for _ in 0..<10 {
            await #expect(throws: CredentialsError.self) { try await role.credentials() }
        }
        #expect(transport.requests.count == 1)
        clock.advance(60)
        #expect(try await role.credentials().secretID == "AKIDmachine")
    }

    @Test func whereItOnceWasItIsLookedForAtEachCall() async throws {
        let transport = ScriptedTransport([
            .json(""), Self.nobody, .json("artist"), .json(MetadataAnswer.role(expiring: clock.now + 7200)),
        ])
        let role = role(transport)
        for _ in 0..<2 { await #expect(throws: CredentialsError.self) { try await role.credentials() } }
        #expect(try await role.credentials().secretID == "AKIDmachine")
    }

    @Test func cancellationIsNoAbsence() async throws {
        let transport = ScriptedTransport([
            .failure(CancellationError()), .json("artist"),
            .json(MetadataAnswer.role(expiring: clock.now + 7200)),
        ])
        let role = role(transport)
        await #expect(throws: CancellationError.self) { try await role.credentials() }
        #expect(try await role.credentials().secretID == "AKIDmachine")
    }
}
