import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite(.aheadOfOthers, .timeLimit(.minutes(1))) struct STSCredentialsTests {
    private let clock = TestClock()
    private let base = Credentials(secretID: "AKIDbaseverysecret", secretKey: "baseverysecret")

    // MARK: AssumeRole

    private func role(
        _ role: AssumedRole, _ transport: any Transport, region: String? = nil
    ) -> AssumedRoleCredentials {
        AssumedRoleCredentials(
            role, by: ClientConfiguration(credentials: .static(base), region: region, transport: transport),
            clock: clock.clock)
    }

    @Test func aRoleIsTakenOn() async throws {
        let transport = ScriptedTransport([.json(STSAnswer.role(expiring: clock.now + 3600))])
        let role = role(
            AssumedRole(
                arn: "qcs::cam::uin/1:roleName/artist", sessionName: "night", duration: .seconds(3600),
                policy: #"{"a": ["é*~"]}"#, externalID: "partner"), transport)
        for _ in 0..<3 {
            #expect(
                try await role.credentials()
                    == Credentials(
                        secretID: "AKIDtemporary", secretKey: "temporarykey", token: "temporarytoken",
                        expiration: clock.now + 3600))
        }
        #expect(transport.requests.count == 1)
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://sts.intl.tencentcloudapi.com/")
        #expect(request.header("X-TC-Action") == "AssumeRole")
        #expect(request.header("X-TC-Version") == "2018-08-13")
        #expect(request.header("X-TC-Region") == "ap-guangzhou")
        #expect(request.header("Authorization")?.contains("Credential=AKIDbaseverysecret/") == true)
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"RoleArn":"qcs::cam::uin/1:roleName/artist","RoleSessionName":"night","DurationSeconds":3600,"#
                + #""Policy":"%7B%22a%22%3A%20%5B%22%C3%A9%2A~%22%5D%7D","ExternalId":"partner"}"#)
    }

    @Test func refusedCredentialsAreAskedForAnew() async throws {
        let transport = ScriptedTransport([
            .json(STSAnswer.role(expiring: clock.now + 3600)),
            .json(STSAnswer.role(expiring: clock.now + 7200)),
        ])
        let role = role(AssumedRole(arn: "a"), transport, region: "ap-shanghai")
        let stale = try await role.credentials()
        #expect(try await role.credentials(replacing: stale).expiration == clock.now + 7200)
        #expect(transport.requests.last?.header("X-TC-Region") == "ap-shanghai")
    }

    @Test func itSaysWhatTheServiceRefused() async throws {
        let transport = ScriptedTransport(
            STSAnswer.failure("UnauthorizedOperation", "uin for baseverysecret AKIDbaseverysecret"))
        let role = role(AssumedRole(arn: "qcs::x"), transport)
        let error = try #require(
            await #expect(throws: CredentialsError.self) { try await role.credentials() })
        #expect(error.places.map(\.provider) == ["role qcs::x"])
        #expect(error.places[0].reason.hasPrefix("UnauthorizedOperation: uin for"))
        #expect(error.places[0].reason.contains("r-2"))
        #expect(!printed(error).contains("verysecret"))
    }

    @Test func limitsAreCheckedBeforeAsking() async throws {
        let transport = ScriptedTransport([])
        let role = role(AssumedRole(arn: "a", duration: .seconds(43201)), transport)
        let error = await #expect(throws: CredentialsError.self) { try await role.credentials() }
        #expect(error?.places.first?.reason.contains("DurationSeconds") == true)
        #expect(transport.requests.isEmpty)
    }

    @Test func withoutOtherCredentialsItSaysWhatWasTried() async throws {
        let role = AssumedRoleCredentials(
            AssumedRole(arn: "qcs::x"),
            by: ClientConfiguration(
                credentials: EnvironmentCredentials(lookup: { _ in nil }), transport: ScriptedTransport([])))
        let error = await #expect(throws: CredentialsError.self) { try await role.credentials() }
        #expect(error?.places.map(\.provider) == ["environment", "role qcs::x"])
    }

    // MARK: AssumeRoleWithWebIdentity

    private static let environment = [
        "TKE_REGION": "ap-shanghai", "TKE_PROVIDER_ID": "tke", "TKE_ROLE_ARN": "qcs::pod",
        "TKE_WEB_IDENTITY_TOKEN_FILE": "/token",
    ]

    private func pod(
        _ transport: any Transport, environment: [String: String] = Self.environment,
        token: @escaping @Sendable () -> String? = { "tokenverysecret\n" }
    ) -> TKERoleCredentials {
        let access = FileAccess(stamp: FileAccess.fixed([:]).stamp) { path throws(SmallFile.Failure) in
            guard path == "/token", let token = token() else {
                throw SmallFile.Failure(reason: "doesn't exist")
            }
            return Array(token.utf8)
        }
        return TKERoleCredentials(
            transport: transport, lookup: { environment[$0] }, access: access, clock: clock.clock)
    }

    @Test func aPodsTokenIsExchangedWithoutASignature() async throws {
        let transport = ScriptedTransport([.json(STSAnswer.role(expiring: clock.now + 7200))])
        let pod = pod(transport)
        for _ in 0..<3 { #expect(try await pod.credentials().token == "temporarytoken") }
        #expect(transport.requests.count == 1)
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://sts.intl.tencentcloudapi.com/")
        #expect(request.header("Authorization") == "SKIP")
        #expect(request.header("X-TC-Token") == nil)
        #expect(request.header("X-TC-Region") == "ap-shanghai")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"ProviderId":"tke","WebIdentityToken":"tokenverysecret","RoleArn":"qcs::pod","#
                + #""RoleSessionName":"swift-tencentcloud"}"#)
    }

    @Test func theTokenIsReadForEachExchange() async throws {
        let transport = ScriptedTransport([
            .json(STSAnswer.role(expiring: clock.now + 7200)),
            .json(STSAnswer.role(expiring: clock.now + 14400)),
        ])
        let number = Mutex(0)
        let pod = pod(
            transport,
            token: {
                number.withLock {
                    $0 += 1
                    return "token-\($0)"
                }
            })
        _ = try await pod.credentials()
        clock.advance(7200)
        _ = try await pod.credentials()
        #expect(String(decoding: transport.requests[1].body, as: UTF8.self).contains("token-2"))
    }

    @Test func itSaysWhatIsMissing() async throws {
        func reason(_ pod: TKERoleCredentials) async -> String? {
            await #expect(throws: CredentialsError.self) { try await pod.credentials() }?.places.first?
                .reason
        }
        let none = ScriptedTransport([])
        #expect(
            await reason(pod(none, environment: ["TKE_REGION": "r", "TKE_ROLE_ARN": "a"]))
                == "TKE_PROVIDER_ID, TKE_WEB_IDENTITY_TOKEN_FILE are not set")
        #expect(await reason(pod(none, token: { nil })) == "/token doesn't exist")
        #expect(await reason(pod(none, token: { " \n" })) == "/token is empty")
        #expect(none.requests.isEmpty)
    }

    @Test func theTokenIsNotQuoted() async throws {
        let transport = ScriptedTransport(
            STSAnswer.failure("InvalidParameter.WebIdentityToken", "bad token tokenverysecret"))
        let error = try #require(
            await #expect(throws: CredentialsError.self) { try await pod(transport).credentials() })
        #expect(error.places[0].reason.hasPrefix("InvalidParameter.WebIdentityToken: bad token [redacted]"))
        #expect(!printed(error).contains("verysecret"))
    }
}
