import Testing

@testable import TencentCloudRuntime

@Suite struct CommandLineToolCredentialsTests {
    private let clock = TestClock()

    private func tool(
        _ text: String, profile: String? = nil, name: String = "default",
        environment: [String: String] = ["HOME": "/home/me"], transport: any Transport = ScriptedTransport([])
    ) -> CommandLineToolCredentials {
        CommandLineToolCredentials(
            profile: profile, transport: transport, lookup: { environment[$0] },
            access: .fixed(["/home/me/.tccli/\(name).credential": text]), clock: clock.clock)
    }

    @Test func keys() async throws {
        let text = #"{"secretId": "id", "secretKey": "key", "token": null, "extra": {"a": [1]}}"#
        #expect(try await tool(text).credentials() == Credentials(secretID: "id", secretKey: "key"))
        #expect(
            try await tool(#"{"secretId": "id", "secretKey": "key", "token": "t", "type": "default"}"#)
                .credentials() == Credentials(secretID: "id", secretKey: "key", token: "t"))
    }

    @Test func theProfileIsTheOneNamedElseTheEnvironments() async throws {
        let text = #"{"secretId": "id", "secretKey": "key"}"#
        let environment = ["HOME": "/home/me", "TCCLI_PROFILE": "work"]
        #expect(
            try await tool(text, name: "work", environment: environment).credentials().secretID == "id")
        #expect(
            try await tool(text, profile: "own", name: "own", environment: environment).credentials()
                .secretID == "id")
        await #expect(throws: CredentialsError.self) {
            try await tool(text, environment: environment).credentials()
        }
    }

    @Test(arguments: ["sso", "oauth"])
    func signInsServeUntilTheyExpire(type: String) async throws {
        let text = """
            {"type": "\(type)", "secretId": "id", "secretKey": "verysecret", "token": "t",
             "expiresAt": \(clock.now + 60), "\(type)": {"token": "verysecret"}}
            """
        let tool = tool(text)
        #expect(
            try await tool.credentials()
                == Credentials(
                    secretID: "id", secretKey: "verysecret", token: "t", expiration: clock.now + 60))
        clock.advance(60)
        let error = await #expect(throws: CredentialsError.self) { try await tool.credentials() }
        #expect(error?.places.first?.reason.contains("sign-in has expired") == true)
        #expect(error.map { printed($0).contains("verysecret") } == false)
    }

    @Test(arguments: [
        (#"{"type": "verysecret", "secretId": "id", "secretKey": "verysecret"}"#, "has a type other than"),
        (#"{"secretKey": "verysecret"}"#, "has no secretId"),
        (#"{"secretId": "verysecret", "secretKey": " "}"#, "has no secretKey"),
        (#"{"secretId": "verysecret", "secretKey": "k", "role-arn": "a"}"#, "no role-session-name"),
        (#"["verysecret"]"#, "isn't a JSON object"),
        ("verysecret", "isn't a JSON object"),
        (#"{"secretId": {"verysecret": 1}}"#, "isn't a JSON object"),
    ])
    func theRestIsRefused(text: String, reason: String) async throws {
        let error = try #require(
            await #expect(throws: CredentialsError.self) { try await tool(text).credentials() })
        #expect(error.places.count == 1)
        #expect(error.places[0].provider == "tccli profile /home/me/.tccli/default.credential")
        #expect(error.places[0].reason.contains(reason))
        #expect(!printed(error).contains("verysecret"))
    }

    @Test func aProfileIsNoPath() async {
        let error = await #expect(throws: CredentialsError.self) {
            try await tool("{}", profile: "../x", name: "../x").credentials()
        }
        #expect(error?.places.first?.reason == "isn't the name of a profile")
    }

    @Test func aRoleIsTakenOnWithTheKeys() async throws {
        let transport = ScriptedTransport([.json(STSAnswer.role(expiring: clock.now + 7200))])
        let tool = tool(
            #"{"secretId": "AKIDbase", "secretKey": "k", "role-arn": "qcs::a", "role-session-name": "me"}"#,
            transport: transport)
        for _ in 0..<3 { #expect(try await tool.credentials().secretID == "AKIDtemporary") }
        #expect(transport.requests.count == 1)
        let request = try #require(transport.requests.first)
        #expect(request.header("Authorization")?.contains("Credential=AKIDbase/") == true)
        #expect(
            String(decoding: request.body, as: UTF8.self) == #"{"RoleArn":"qcs::a","RoleSessionName":"me"}"#)
    }

    /// As with the tool itself: the environment's role, unless the profile was chosen by name.
    @Test func theEnvironmentsRoleOutweighsTheProfiles() async throws {
        let environment = [
            "HOME": "/home/me", "TENCENTCLOUD_ROLE_ARN": "qcs::b", "TENCENTCLOUD_ROLE_SESSION_NAME": "ci",
        ]
        for text in [
            #"{"secretId": "AKIDbase", "secretKey": "k", "role-arn": "qcs::a", "role-session-name": "me"}"#,
            #"{"secretId": "AKIDbase", "secretKey": "k"}"#,
        ] {
            let transport = ScriptedTransport([.json(STSAnswer.role(expiring: clock.now + 7200))])
            let tool = tool(text, environment: environment, transport: transport)
            #expect(try await tool.credentials().secretID == "AKIDtemporary")
            #expect(try tool.atHand()?.secretID == "AKIDtemporary")
            #expect(
                transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
                    == [#"{"RoleArn":"qcs::b","RoleSessionName":"ci"}"#])
        }
        let named = tool(
            #"{"secretId": "AKIDbase", "secretKey": "k"}"#, profile: "own", name: "own",
            environment: environment)
        #expect(try await named.credentials().secretID == "AKIDbase")
    }

    @Test func theMachinesRoleIsAskedFor() async throws {
        let transport = ScriptedTransport([
            .json("artist"), .json(MetadataAnswer.role(expiring: clock.now + 7200)),
        ])
        let tool = tool(#"{"type": "cvm-role"}"#, transport: transport)
        #expect(try await tool.credentials().secretID == "AKIDmachine")
        #expect(try await tool.credentials().secretID == "AKIDmachine")
        #expect(transport.requests.count == 2)
    }
}
