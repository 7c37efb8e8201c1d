import Testing

@testable import TencentCloudRuntime

/// Where requests go when the endpoint isn't said.
@Suite(.aheadOfOthers) struct SiteTests {
    private let keys = Credentials(secretID: "AKIDverysecret", secretKey: "keyverysecret")

    private func profile(_ site: String?, name: String = "default") -> ProfileCredentials {
        let line = site.map { "\nsite = \($0)" } ?? ""
        return ProfileCredentials(
            path: "/file", name: name, lookup: { _ in nil },
            access: .fixed(["/file": "[default]\nsecret_id = id\nsecret_key = key\(line)"]))
    }

    private func endpoint(
        _ credentials: any CredentialsProvider, said endpoint: Endpoint? = nil, variable: String? = nil
    ) -> Endpoint {
        ClientConfiguration(credentials: credentials, endpoint: endpoint)
            .resolvedEndpoint { $0 == "TENCENTCLOUD_SITE" ? variable : nil }
    }

    @Test func codeComesBeforeTheEnvironmentAndThatBeforeTheProfile() {
        #expect(endpoint(.static(keys)) == .international)
        #expect(endpoint(profile(nil)) == .international)
        #expect(endpoint(profile("")) == .international)
        #expect(endpoint(profile("china")) == .china)
        #expect(endpoint(profile("china"), variable: "international") == .international)
        #expect(endpoint(.static(keys), variable: "china\n") == .china)
        #expect(endpoint(profile("china"), said: .international, variable: "china") == .international)
        #expect(endpoint(profile("china"), said: .regional, variable: "china") == .regional)
    }

    /// Of the provider whose credentials sign, and of no other.
    @Test func theProfileCountsWhoseKeysAreUsed() {
        let none = EnvironmentCredentials(lookup: { _ in nil })
        let some = EnvironmentCredentials(lookup: { _ in "x" })
        #expect(endpoint(.chain([none, profile("china")])) == .china)
        #expect(endpoint(.chain([profile("china", name: "none"), profile("china")])) == .china)
        #expect(endpoint(.chain([some, profile("china")])) == .international)
        #expect(endpoint(.chain([none])) == .international)
        #expect(endpoint(.cached(profile("china"))) == .china)
        let base = ClientConfiguration(credentials: profile("china"))
        #expect(endpoint(.assumedRole("qcs::x", by: base)) == .china)
        // Where roles are asked for says nothing of where images are drawn.
        var elsewhere = base
        elsewhere.endpoint = .url("http://127.0.0.1:1")
        #expect(endpoint(.assumedRole("qcs::x", by: elsewhere)) == .international)
    }

    @Test(arguments: ["China", "main", "cn", "https://example.com"])
    func whatIsNoSiteIsRefusedAtTheCall(name: String) async throws {
        let error = #expect(throws: TransportError.self) {
            try endpoint(.static(keys), variable: name).address(service: "mps", region: nil)
        }
        #expect(error?.kind == .refused)
        #expect(error?.message == "TENCENTCLOUD_SITE has to be international or china")

        let transport = ScriptedTransport([])
        let client = ServiceClient(
            configuration: ClientConfiguration(credentials: profile(name), transport: transport))
        let refusal = await #expect(throws: TransportError.self) {
            try await client.call(Drawing.create, json: [])
        }
        #expect(refusal?.message == "site in [default] of profile /file has to be international or china")
        #expect(transport.requests.isEmpty)
    }

    /// A key is known at one site alone, so a role is asked for at the site of the call that needs it.
    @Test(arguments: [
        (Endpoint.china, "https://sts.tencentcloudapi.com/"),
        (.international, "https://sts.intl.tencentcloudapi.com/"),
        (nil, "https://sts.intl.tencentcloudapi.com/"),
    ])
    func rolesAreAskedForAtTheSiteOfTheCall(endpoint: Endpoint?, url: String) async throws {
        let environment = [
            "TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key",
            "TENCENTCLOUD_ROLE_ARN": "qcs::x", "TENCENTCLOUD_ROLE_SESSION_NAME": "night",
        ]
        let sts = ScriptedTransport([
            .json(STSAnswer.role(expiring: .max)), .json(STSAnswer.role(expiring: .max)),
        ])
        let providers: [any CredentialsProvider] = [
            EnvironmentCredentials(transport: sts, lookup: { environment[$0] }),
            AssumedRoleCredentials(
                AssumedRole(arn: "a"),
                by: ClientConfiguration(credentials: .static(keys), transport: sts, timeouts: .patient)),
        ]
        for provider in providers {
            let images = ScriptedTransport([.json(#"{"Response":{"RequestId":"r"}}"#)])
            let client = ServiceClient(
                configuration: ClientConfiguration(
                    credentials: .chain([provider]), endpoint: endpoint, transport: images,
                    timeouts: .patient))
            _ = try await client.call(Drawing.create, json: [])
            #expect(sts.requests.last?.url == url)
        }
    }

    @Test func aKeyThatIsUnknownMayBeTheOtherSites() async throws {
        func advice(_ endpoint: Endpoint, region: String? = nil) async -> String? {
            let transport = ScriptedTransport([
                .json(
                    #"{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"m"},"RequestId":"r"}}"#
                )
            ])
            let client = ServiceClient(
                configuration: ClientConfiguration(
                    credentials: .static(keys), region: region, endpoint: endpoint, transport: transport,
                    timeouts: .patient))
            return await #expect(throws: ServiceError.self) {
                try await client.call(Drawing.create, json: [])
            }?.advice
        }
        let china = await advice(.international)
        #expect(china?.contains("--site china,") == true && china?.contains("Endpoint.china,") == true)
        #expect(china?.contains("https://console.cloud.tencent.com/cam/capi") == true)
        let international = await advice(.china)
        #expect(international?.contains("TENCENTCLOUD_SITE=international") == true)
        #expect(international?.contains("https://console.tencentcloud.com/cam/capi") == true)
        for (endpoint, region) in [
            (Endpoint.regional, "ap-guangzhou"), (.china, "ap-shanghai-fsi"),
            (.url("https://tencentcloudapi.com"), nil),
        ] {
            #expect(await advice(endpoint, region: region)?.contains("site china") != true)
        }
    }
}
