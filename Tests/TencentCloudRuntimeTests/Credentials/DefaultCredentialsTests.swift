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
            error.attempts.map { "\($0.provider): \($0.reason)" } == [
                "environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set",
                "profile /home/me/.tencentcloud/credentials: doesn't exist",
                "profile /etc/tencentcloud/credentials: doesn't exist",
                "tccli profile /home/me/.tccli/default.credential: doesn't exist",
                "CVM role: no metadata service here: no such host",
                "TKE role: TKE_REGION, TKE_PROVIDER_ID, TKE_ROLE_ARN, TKE_WEB_IDENTITY_TOKEN_FILE are not set",
            ])
    }
}
