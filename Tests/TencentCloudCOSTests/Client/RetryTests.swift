import Testing

@testable import TencentCloudCOS

@Suite struct RetryTests {
    static let lost = TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: true)

    @Test func repeatsWhatPasses() async throws {
        let transport = ScriptedTransport([
            .failure(Self.lost), .refusal(500, "InternalError"), .page(502), .taken,
        ])
        let object = try await scriptedClient(transport).put([1, 2], to: "fox")
        #expect(object.eTag == "\"1\"" && object.size == 2)
        #expect(transport.requests.count == 4)
        #expect(transport.requests.allSatisfy { $0.body == [1, 2] && $0.method == "PUT" })
    }

    @Test func signsEachAttemptAfresh() async throws {
        let transport = ScriptedTransport([.failure(Self.lost), .taken])
        var client = try scriptedClient(transport)
        client.clock = UnixClock { 1_000_000_000 + Int64(transport.requests.count) }
        try await client.put([1], to: "fox")
        #expect(
            transport.requests.map { $0.pass("q-sign-time") } == [
                "999999940;1000000900", "999999941;1000000901",
            ])
        #expect(Set(transport.requests.map { $0.pass("q-signature") }).count == 2)
    }

    @Test func givesUpInTheEnd() async throws {
        let transport = ScriptedTransport(.init(repeating: .refusal(503, "SlowDown"), count: 9))
        let error = try await #require(throws: COSError.self) {
            try await scriptedClient(transport).delete("fox")
        }
        #expect(error.code == .slowDown && error.attempts == 4 && error.requestID == "r-2")
        #expect(error.resource == "/fox" && error.action == "DeleteObject" && error.key == "fox")
        #expect(transport.requests.count == 4)
    }

    @Test func doesNotRepeatRefusals() async throws {
        let transport = ScriptedTransport([.refusal(403, "AccessDenied"), .taken])
        let error = try await #require(throws: COSError.self) {
            try await scriptedClient(transport).put([1], to: "fox")
        }
        #expect(error.code == .accessDenied && transport.requests.count == 1)
    }

    @Test func aPageIsNoSuccess() async throws {
        let transport = ScriptedTransport(.init(repeating: .page(200), count: 4))
        let error = try await #require(throws: ResponseError.self) {
            try await scriptedClient(transport).delete("fox")
        }
        #expect(error.attempts == 4 && !error.mayHaveTakenEffect)
    }

    @Test func correctsTheClock() async throws {
        let transport = ScriptedTransport([
            .refusal(403, "RequestTimeTooSkewed", date: "Sun, 09 Sep 2001 02:46:40 GMT"), .taken, .taken,
        ])
        let client = try scriptedClient(transport)
        try await client.put([1], to: "fox")
        // A copy knows it too.
        let copy = client
        try await copy.delete("fox")
        #expect(
            transport.requests.map { $0.pass("q-sign-time") } == [
                "999999940;1000000900", "1000003540;1000004500", "1000003540;1000004500",
            ])
        #expect(try await copy.presignedURL(for: "fox").contains("q-sign-time=1000003540%3B1000007200&"))
    }

    @Test func correctsTheClockOnlyOnce() async throws {
        let transport = ScriptedTransport(
            .init(
                repeating: .refusal(403, "RequestTimeTooSkewed", date: "Sun, 09 Sep 2001 02:46:40 GMT"),
                count: 9))
        await #expect(throws: COSError.self) { try await scriptedClient(transport).put([1], to: "fox") }
        #expect(transport.requests.count == 2)
    }

    /// Which COS calls access denied; HEAD has no words for it.
    @Test func correctsTheClockAfterAnySignatureOfAnotherTime() async throws {
        let transport = ScriptedTransport([
            .refusal(403, "AccessDenied", date: "Sun, 09 Sep 2001 02:46:40 GMT"), .taken,
        ])
        try await scriptedClient(transport).put([1], to: "fox")
        #expect(transport.requests.count == 2)
    }

    @Test func refreshesTemporaryCredentials() async throws {
        let transport = ScriptedTransport([.refusal(403, "ExpiredToken"), .taken])
        let provider = Succession([
            Credentials(secretID: "AKIDold", secretKey: "old", token: "old-token"),
            Credentials(secretID: "AKIDnew", secretKey: "new", token: "new-token"),
        ])
        try await scriptedClient(transport, credentials: provider).put([1], to: "fox")
        #expect(transport.requests.map { $0.header("x-cos-security-token") } == ["old-token", "new-token"])
        #expect(transport.requests.map { $0.pass("q-ak") } == ["AKIDold", "AKIDnew"])
        #expect(transport.requests.last?.pass("q-header-list") == "content-type;host;x-cos-security-token")
    }

    @Test func doesNotRefreshInVain() async throws {
        let transport = ScriptedTransport([.refusal(403, "AccessDenied"), .taken])
        let credentials = Credentials(secretID: "AKID1", secretKey: "k", token: "t")
        await #expect(throws: COSError.self) {
            try await scriptedClient(transport, credentials: .static(credentials)).put([1], to: "fox")
        }
        #expect(transport.requests.count == 1)
    }

    @Test func tellsNoSecret() async throws {
        let credentials = Credentials(
            secretID: "AKIDsecretsecret", secretKey: "keykeykeykey", token: "tokentokentoken")
        let quoted = "AKIDsecretsecret keykeykeykey tokentokentoken"
        let transport = ScriptedTransport([
            .refusal(400, "Odd\(credentials.secretKey)", message: quoted),
            .failure(TransportError(.tls, message: quoted, mayHaveTakenEffect: false)),
        ])
        let client = try scriptedClient(transport, credentials: .static(credentials))
        for _ in 0..<2 {
            let error = await #expect(throws: (any Error).self) { try await client.delete("fox") }
            let text = String(describing: error) + String(reflecting: error)
            #expect(text.contains("[redacted]"))
            for secret in quoted.split(separator: " ") { #expect(!text.contains(secret)) }
        }
    }

    @Test func aClientShowsNoSecret() throws {
        let credentials = Credentials(secretID: "AKIDsecret", secretKey: "keykeykey", token: "tokentoken")
        let client = try scriptedClient(ScriptedTransport([]), credentials: .static(credentials))
        var text = "\(client)" + String(reflecting: client)
        dump(client, to: &text)
        for secret in ["AKIDsecret", "keykeykey", "tokentoken"] { #expect(!text.contains(secret)) }
    }

    @Test func aLostEndChangesNothingMore() async throws {
        let transport = ScriptedTransport(.init(repeating: .failure(Self.lost), count: 4))
        let error = try await #require(throws: TransportError.self) {
            try await scriptedClient(transport).put([1], to: "fox")
        }
        #expect(error.attempts == 4 && !error.mayHaveTakenEffect)
    }

    @Test func refusesWhatAHeaderCannotHold() async throws {
        let transport = ScriptedTransport([.taken])
        let error = try await #require(throws: TransportError.self) {
            try await scriptedClient(transport).put([1], to: "fox", contentType: "image/png\r\nX: y")
        }
        #expect(error.kind == .refused && transport.requests.isEmpty)
    }

    @Test func withoutCredentialsNothingIsSent() async throws {
        let transport = ScriptedTransport([.taken])
        await #expect(throws: CredentialsError.self) {
            try await scriptedClient(transport, credentials: Succession([])).put([1], to: "fox")
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func cancellationEndsIt() async throws {
        let transport = ScriptedTransport([.taken])
        let client = try scriptedClient(transport)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await client.put([1], to: "fox")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.isEmpty)
    }
}
