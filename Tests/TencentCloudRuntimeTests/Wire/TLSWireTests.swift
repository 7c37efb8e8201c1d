import Testing

@testable import TencentCloudRuntime

/// Certificates and HTTP/2, with real servers.
@Suite(.scene(.trusted), .serialized, .timeLimit(.minutes(1)))
struct TLSWireTests {
    /// Of an authority that nobody knows, expired, and for another host: `.ci/checks/transport` sees to it that no byte of a
    /// request came through.
    @Test(arguments: Carrier.allCases, [0, 1, 2])
    func aBadCertificateIsRefused(_ carrier: Carrier, _ number: Int) async throws {
        let url = try WireServers.require().bad[number]
        let error = await transportError {
            try await carrier.make().send(HTTPRequest(method: "POST", url: url, body: [1, 2, 3]))
        }
        #expect(error?.kind == .tls)
        #expect(error?.mayHaveTakenEffect == false)

        // It stays bad: a call doesn't try again.
        let configuration = ClientConfiguration(
            credentials: .static(secretID: "id", secretKey: "key"), endpoint: .url(url),
            transport: carrier.make())
        let failure = await #expect(throws: TransportError.self) {
            try await ServiceClient(configuration: configuration).call(Drawing.describe, json: [])
        }
        #expect(failure?.kind == .tls)
        #expect(failure?.attempts == 1)
    }

    /// Whatever the machine's own settings allow.
    @Test(arguments: Carrier.trusting, [0, 1])
    func anOldVersionIsNotSpoken(_ carrier: Carrier, _ number: Int) async throws {
        let url = try WireServers.require().old[number]
        let error = await transportError {
            try await carrier.make().send(HTTPRequest(method: "POST", url: url, body: [1, 2, 3]))
        }
        #expect(error?.kind == .tls)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test(arguments: Carrier.trusting)
    func http2IsUsedAndItsConnectionKept(_ carrier: Carrier) async throws {
        let url = try WireServers.require().good
        let transport = carrier.make()
        var connections: Set<Int> = []
        for size in [0, 1, 300, 40_000, 200_000] {
            for method in ["GET", "POST"] {
                let body = [UInt8](repeating: 7, count: method == "POST" ? size : 0)
                let answer = try WireAnswer(
                    await transport.send(HTTPRequest(method: method, url: url, body: body)))
                #expect(answer.version == "2")
                #expect(answer.bytes == body.count)
                connections.insert(answer.connection)
            }
        }
        #expect(connections.count == 1)
    }

    @Test(arguments: Carrier.trusting)
    func manyRequestsShareHTTP2(_ carrier: Carrier) async throws {
        let url = try WireServers.require().good
        let transport = carrier.make()
        _ = try await transport.send(HTTPRequest(method: "GET", url: url))
        let connections = try await withThrowingTaskGroup(of: Int.self) { group in
            // Fewer than a server usually lets share a connection.
            for number in 0..<64 {
                group.addTask {
                    let answer = try WireAnswer(
                        await transport.send(
                            HTTPRequest(method: "POST", url: url, body: [UInt8](repeating: 1, count: number)))
                    )
                    #expect(answer.bytes == number)
                    return answer.connection
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(connections.count == 1)
    }

    /// A stream ends by itself, be it cancelled or late: the others, and the connection, go on.
    @Test(arguments: Carrier.trusting)
    func endingARequestLeavesItsConnectionToOthers(_ carrier: Carrier) async throws {
        let url = try WireServers.require().good
        let transport = carrier.make()
        func look() async throws -> WireAnswer {
            try WireAnswer(await transport.send(HTTPRequest(method: "GET", url: url)))
        }
        let connection = try await look().connection
        let stalled = HTTPRequest(method: "POST", url: url + "stall", body: [1])
        let call = Task { try await transport.send(stalled) }
        while try await look().waiting == 0 {}
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        while try await look().waiting == 1 {}

        var late = stalled
        late.totalTimeout = .milliseconds(100)
        let error = await transportError { try await transport.send(late) }
        #expect(error?.kind == .timedOut)
        #expect(error?.mayHaveTakenEffect == true)
        while try await look().waiting == 1 {}
        #expect(try await look().connection == connection)
    }
}
