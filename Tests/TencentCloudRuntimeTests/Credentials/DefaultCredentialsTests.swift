import Testing

@testable import TencentCloudRuntime

@Suite struct DefaultCredentialsTests {
    @Test func closuresAreAskedAtEachCall() async throws {
        let clock = TestClock()
        let provider = TestProvider(clock)
        let closure = ClosureCredentials { try await provider.credentials() }
        #expect(try await closure.credentials().secretID == "id-1")
        #expect(try await closure.credentials().secretID == "id-2")
    }

    @Test func aChainPassesOnWhatIsStale() async throws {
        let provider = TestProvider(TestClock())
        let chain = CredentialsChain([EnvironmentCredentials(lookup: { _ in nil }), provider])
        let stale = try await chain.credentials()
        #expect(try await chain.credentials(replacing: stale).secretID == "id-2")
        #expect(provider.stale == [stale])
    }

    @Test func theDefaultIsTheDocumentedOrder() {
        let types: [any CredentialsProvider.Type] = [
            EnvironmentCredentials.self, ProfileCredentials.self, CommandLineToolCredentials.self,
            CVMRoleCredentials.self, TKERoleCredentials.self,
        ]
        let chain: CredentialsChain = .default
        #expect(chain.providers.map { "\(type(of: $0))" } == types.map { "\($0)" })
        #expect(ClientConfiguration().credentials is CredentialsChain)
    }

    /// With the account's own keys, images that were meant for the role's would be paid for by another.
    @Test func aRoleThatFailsDoesNotGiveWayToAnotherAccount() async throws {
        let environment = [
            "TENCENTCLOUD_SECRET_ID": "AKIDbase", "TENCENTCLOUD_SECRET_KEY": "key",
            "TENCENTCLOUD_ROLE_ARN": "qcs::a", "TENCENTCLOUD_ROLE_SESSION_NAME": "me",
        ]
        for line in [
            ScriptedTransport.Line.json(STSAnswer.failure("InvalidParameter.RoleNotExist", "no such role")),
            .failure(TransportError(.tls, message: "no", mayHaveTakenEffect: false)),
        ] {
            let other = TestProvider(TestClock())
            let transport = ScriptedTransport([line])
            let chain = CredentialsChain([
                CredentialsChain([
                    ProfileCredentials(
                        path: "/none", name: "default", lookup: { _ in nil }, access: .fixed([:])),
                    EnvironmentCredentials(transport: transport, lookup: { environment[$0] }),
                ]), other,
            ])
            let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
            #expect(error?.places.map(\.provider) == ["profile /none", "role qcs::a"])
            #expect(other.calls == 0)
        }

        // Without keys to take it on with, there is no role.
        let other = TestProvider(TestClock())
        let keyless = AssumedRoleCredentials(
            AssumedRole(arn: "qcs::a"),
            by: ClientConfiguration(credentials: EnvironmentCredentials(lookup: { _ in nil })))
        #expect(try await CredentialsChain([keyless, other]).credentials().secretID == "id-1")
    }

    /// Every place of the default chain, in its order, each without a network behind it.
    @Test func theChainNamesEveryPlaceAndItsReason() async throws {
        let nobody = ScriptedTransport([
            .failure(TransportError(.cannotResolve, message: "no such host", mayHaveTakenEffect: false))
        ])
        let environment = ["HOME": "/home/me"]
        let lookup: @Sendable (String) -> String? = { environment[$0] }
        let chain = CredentialsChain([
            EnvironmentCredentials(lookup: lookup),
            ProfileCredentials(path: nil, name: "default", lookup: lookup, access: .fixed([:])),
            CommandLineToolCredentials(
                profile: nil, transport: nobody, lookup: lookup, access: .fixed([:])),
            CVMRoleCredentials(role: nil, transport: nobody, clock: .system),
            TKERoleCredentials(transport: nobody, lookup: lookup, access: .fixed([:])),
        ])
        let error = try #require(
            await #expect(throws: CredentialsError.self) { try await chain.credentials() })
        #expect(
            error.places.map { "\($0.provider): \($0.reason)" } == [
                "environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set",
                "profile /home/me/.tencentcloud/credentials: doesn't exist",
                "profile /etc/tencentcloud/credentials: doesn't exist",
                "tccli profile /home/me/.tccli/default.credential: doesn't exist",
                "CVM role: no metadata service here: no such host",
                "TKE role: TKE_REGION, TKE_PROVIDER_ID, TKE_ROLE_ARN, TKE_WEB_IDENTITY_TOKEN_FILE are not set",
            ])
    }
}
