import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite struct CredentialsTests {
    private static let secrets = ["AKIDverysecret", "keyverysecret", "tokenverysecret"]
    private let complete = Credentials(secretID: secrets[0], secretKey: secrets[1], token: secrets[2])

    @Test func showNoSecretHoweverTheyArePrinted() {
        var dumped = ""
        dump(complete, to: &dumped)
        let client = ServiceClient(configuration: ClientConfiguration(credentials: .static(complete)))
        dump(client, to: &dumped)
        let texts = [
            "\(complete)", String(reflecting: complete), dumped, "\([complete])", "\(complete as Any?)",
            "\(client)",
            String(reflecting: client),
        ]
        for text in texts {
            for secret in Self.secrets { #expect(!text.contains(secret)) }
        }
    }

    // MARK: Environment

    private func environment(
        _ values: [String: String], transport: any Transport = ScriptedTransport([]),
        clock: UnixClock = .system
    ) -> EnvironmentCredentials {
        EnvironmentCredentials(transport: transport, lookup: { values[$0] }, clock: clock)
    }

    @Test func environmentWithAndWithoutToken() async throws {
        var values = ["TENCENTCLOUD_SECRET_ID": " id ", "TENCENTCLOUD_SECRET_KEY": "key\n"]
        #expect(try await environment(values).credentials() == Credentials(secretID: "id", secretKey: "key"))
        values["TENCENTCLOUD_SESSION_TOKEN"] = "session"
        #expect(try await environment(values).credentials().token == "session")
        values["TENCENTCLOUD_TOKEN"] = "token"
        #expect(try await environment(values).credentials().token == "token")
        // The command line tool wants both of a role's variables.
        values["TENCENTCLOUD_ROLE_ARN"] = "qcs::a"
        #expect(try await environment(values).credentials().secretID == "id")
    }

    @Test func environmentNamesARoleToTakeOn() async throws {
        let clock = TestClock()
        let transport = ScriptedTransport([
            .json(STSAnswer.role(expiring: clock.now + 7200)),
            .json(STSAnswer.role(expiring: clock.now + 9000)),
        ])
        let environment = environment(
            [
                "TENCENTCLOUD_SECRET_ID": "AKIDbase", "TENCENTCLOUD_SECRET_KEY": "key",
                "TENCENTCLOUD_ROLE_ARN": " qcs::a\n", "TENCENTCLOUD_ROLE_SESSION_NAME": "me",
            ], transport: transport, clock: clock.clock)
        #expect(try environment.atHand() == nil)
        let copy = environment
        for each in [environment, copy] {
            #expect(try await each.credentials().secretID == "AKIDtemporary")
        }
        let stale = try #require(try environment.atHand())
        #expect(transport.requests.count == 1)
        let request = try #require(transport.requests.first)
        #expect(request.header("Authorization")?.contains("Credential=AKIDbase/") == true)
        #expect(
            String(decoding: request.body, as: UTF8.self) == #"{"RoleArn":"qcs::a","RoleSessionName":"me"}"#)
        #expect(try await environment.credentials(replacing: stale).expiration == clock.now + 9000)
    }

    @Test(arguments: [
        ([:], "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set"),
        (["TENCENTCLOUD_SECRET_ID": "verysecret"], "TENCENTCLOUD_SECRET_KEY is not set"),
        (
            ["TENCENTCLOUD_SECRET_KEY": "verysecret", "TENCENTCLOUD_SECRET_ID": " "],
            "TENCENTCLOUD_SECRET_ID is not set"
        ),
    ])
    func environmentSaysWhatIsMissing(values: [String: String], reason: String) async {
        let error = await #expect(throws: CredentialsError.self) {
            try await environment(values).credentials()
        }
        #expect(error?.places == [.init(provider: "environment", reason: reason)])
        #expect(error.map { "\($0)".contains("verysecret") } == false)
    }

    // MARK: Profile

    private func profile(
        path: String? = nil, name: String = "default", environment: [String: String] = ["HOME": "/home/me"],
        files: [String: String]
    ) -> ProfileCredentials {
        ProfileCredentials(path: path, name: name, lookup: { environment[$0] }, access: .fixed(files))
    }

    private let text = """
        stray = line
        # a comment
        [default]
        secret_id = id-1
        secret_key=key=1
        ; another
        [ work ]\r
          secret_id : nonsense
          secret_id =  id-2\t\r
          secret_key = key-2\r
          token = token-2
        [half]
        secret_id = id-3
        secret_key =
        """

    @Test func sectionsOfAFile() throws {
        let files = ["/home/me/.tencentcloud/credentials": text]
        #expect(try profile(files: files).credentials() == Credentials(secretID: "id-1", secretKey: "key=1"))
        #expect(
            try profile(name: "work", files: files).credentials()
                == Credentials(secretID: "id-2", secretKey: "key-2", token: "token-2"))
    }

    @Test func looksWhereTheOfficialToolsDo() throws {
        func file(_ id: String) -> String { "[default]\nsecret_id=\(id)\nsecret_key=k" }
        var files = ["/etc/tencentcloud/credentials": file("system")]
        #expect(try profile(files: files).credentials().secretID == "system")
        #expect(try profile(environment: [:], files: files).credentials().secretID == "system")
        files["/home/me/.tencentcloud/credentials"] = file("home")
        #expect(try profile(files: files).credentials().secretID == "home")
        files["/named"] = file("named")
        let environment = ["HOME": "/home/me", "TENCENTCLOUD_CREDENTIALS_FILE": "/named"]
        #expect(try profile(environment: environment, files: files).credentials().secretID == "named")
        files["/given"] = file("given")
        #expect(
            try profile(path: "/given", environment: environment, files: files).credentials().secretID
                == "given")
    }

    @Test func profileSaysWhatIsMissing() {
        let path = "/home/me/.tencentcloud/credentials"
        func attempts(_ name: String, _ files: [String: String]) -> [CredentialsError.Place]? {
            #expect(throws: CredentialsError.self) {
                try profile(name: name, files: files).credentials()
            }?.places
        }
        #expect(
            attempts("default", [:]) == [
                .init(provider: "profile \(path)", reason: "doesn't exist"),
                .init(provider: "profile /etc/tencentcloud/credentials", reason: "doesn't exist"),
            ])
        #expect(
            attempts("none", [path: text]) == [
                .init(provider: "profile \(path)", reason: "has no section [none]")
            ])
        #expect(
            attempts("half", [path: text]) == [
                .init(provider: "profile \(path)", reason: "[half] has no secret_key")
            ])
    }

    @Test func filesThatCannotBeReadSayWhy() {
        func reason(_ path: String) -> String? {
            do throws(SmallFile.Failure) {
                _ = try SmallFile.read(path)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(reason("/nowhere/at/all") == "doesn't exist")
        #expect(reason("/") == "is a folder")
        #expect(reason("/dev/zero") == "is longer than 1048576 bytes")
        #expect(reason("/dev/null") == nil)
    }

    // MARK: Chain

    private struct Failing: CredentialsProvider {
        struct Whispering: Error, CustomStringConvertible { var description: String { "verysecret" } }
        func credentials() throws -> Credentials { throw Whispering() }
    }

    private struct Cancelled: CredentialsProvider {
        func credentials() throws -> Credentials { throw CancellationError() }
    }

    private final class Counting: CredentialsProvider {
        let calls = Mutex(0)
        func credentials() -> Credentials {
            calls.withLock { $0 += 1 }
            return Credentials(secretID: "counted", secretKey: "k")
        }
    }

    @Test func chainTakesTheFirstThatServes() async throws {
        let last = Counting()
        let chain = CredentialsChain([environment([:]), .static(complete), last])
        #expect(try await chain.credentials() == complete)
        #expect(last.calls.withLock { $0 } == 0)
        #expect(try await CredentialsChain([Failing(), last]).credentials().secretID == "counted")
    }

    @Test func chainSaysAllThatItTried() async throws {
        let chain = CredentialsChain([environment([:]), profile(path: "/given", files: [:]), Failing()])
        let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
        #expect(error?.places.map(\.provider) == ["environment", "profile /given", "Failing"])
        #expect(error.map { "\($0)".contains("verysecret") } == false)
        #expect(
            error.map { "\($0)" }
                == "no credentials: environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set; "
                + "profile /given: doesn't exist; Failing: threw Whispering")
        await #expect(throws: CredentialsError.self) { try await CredentialsChain([]).credentials() }
    }

    @Test func chainStopsWhenCancelled() async throws {
        let last = Counting()
        await #expect(throws: CancellationError.self) {
            try await CredentialsChain([Cancelled(), last]).credentials()
        }
        #expect(last.calls.withLock { $0 } == 0)
    }
}
