import Foundation
import Synchronization
import Testing

@testable import TencentCloudRuntime

/// The proxy that the environment names, which wants a password.
@Suite(.scene(.proxied), .serialized) struct ProxyWireTests {
    /// Only the proxy knows the host, so the request went through it.
    @Test(arguments: Carrier.trusting)
    func secureRequestsTunnelThroughIt(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        var connections: Set<Int> = []
        for size in [0, 300, 100_000] {
            let answer = try WireAnswer(
                await transport.send(
                    HTTPRequest(
                        method: "POST", url: "https://images.test/", body: [UInt8](repeating: 1, count: size))
                ))
            #expect(answer.version == "2")
            #expect(answer.bytes == size)
            connections.insert(answer.connection)
        }
        #expect(connections.count == 1)
    }

    @Test(arguments: Carrier.trusting)
    func noProxyNamesHostsThatAreReachedWithoutIt(_ carrier: Carrier) async throws {
        let servers = try WireServers.require()
        let answer = try WireAnswer(
            await carrier.make().send(HTTPRequest(method: "GET", url: servers.good)))
        #expect(answer.version == "2")
    }

    @Test(arguments: Carrier.allCases)
    func plainRequestsGoThroughItInFull(_ carrier: Carrier) async throws {
        struct Answer: Decodable {
            var target: String
            var headers: [String]
        }
        let configuration = ClientConfiguration(
            credentials: .static(secretID: "id", secretKey: "key"), endpoint: .url("http://plain.test"),
            transport: carrier.make(), allowsPlainHTTP: true)
        let response = try await configuration.transport.send(
            HTTPRequest(method: "POST", url: "http://plain.test/a?b=c", body: [1]))
        let answer = try JSONDecoder().decode(Answer.self, from: Data(response.body))
        #expect(answer.target == "http://plain.test/a?b=c")
        #expect(answer.headers.contains("proxy-authorization"))

        // Not this machine, for all its name.
        let namesake = HTTPRequest(method: "GET", url: "http://localhost.test/")
        #expect(try await configuration.transport.send(namesake).status == 200)

        // It answers, if not as a service would.
        let error = await #expect(throws: ResponseError.self) {
            try await ServiceClient(configuration: configuration).call(Drawing.create, json: [])
        }
        #expect(error?.status == 200)
    }

    @Test(arguments: Carrier.allCases)
    func thisMachineIsReachedWithoutIt(_ carrier: Carrier) async throws {
        let server = try TestServer { _ in .respond(body: [7]) }
        defer { server.stop() }
        let response = try await carrier.make().send(HTTPRequest(method: "GET", url: server.url))
        #expect(response.body == [7])
        #expect(server.requests.first?.header("Proxy-Authorization") == nil)
    }
}

/// Proxies that are configured, whatever the environment says.
@Suite(.scene(.trusted, .turnedAway), .serialized)
struct ConfiguredProxyWireTests {
    #if os(Linux)
        @Test func theConfiguredProxyIsUsed() async throws {
            let servers = try WireServers.require()
            for transport: any Transport in [
                CurlTransport(proxy: .url(servers.proxy)), DefaultTransport.make(proxy: .url(servers.proxy)),
            ] {
                let request = HTTPRequest(method: "POST", url: "https://images.test/", body: [1, 2])
                #expect(try WireAnswer(await transport.send(request)).bytes == 2)
                let plain = HTTPRequest(method: "GET", url: "http://plain.test/")
                #expect(try await transport.send(plain).status == 200)
            }
        }

        @Test func directMeansDirect() async throws {
            let url = try WireServers.require().good
            let transport = CurlTransport(proxy: .direct)
            #expect(try WireAnswer(await transport.send(HTTPRequest(method: "GET", url: url))).version == "2")
        }
    #endif
}

/// A proxy that doesn't let requests through, with a password that nobody may see.
@Suite(.scene(.turnedAway), .serialized) struct TurnedAwayWireTests {
    private final class Recorder: ClientObserver {
        let texts = Mutex<[String]>([])

        func note(_ value: Any) {
            var dumped = ""
            dump(value, to: &dumped)
            texts.withLock { $0 += ["\(value)", String(reflecting: value), dumped] }
        }

        func attemptStarted(_ start: AttemptStart) { note(start) }
        func attemptEnded(_ end: AttemptEnd) { note(end) }
        func warned(_ warning: ClientWarning) { note(warning) }
    }

    private func attempt(
        _ url: String, _ transport: any Transport, hiding secrets: [String]
    ) async throws -> TransportError? {
        let recorder = Recorder()
        var configuration = ClientConfiguration(
            credentials: .static(secretID: "id", secretKey: "key"), endpoint: .url(url), transport: transport,
            observer: recorder, allowsPlainHTTP: true)
        configuration.retry.baseDelay = .zero
        var result: TransportError?
        do {
            _ = try await ServiceClient(configuration: configuration).call(
                Drawing.create, json: Array("{}".utf8))
        } catch {
            recorder.note(error)
            result = error as? TransportError
        }
        recorder.note(configuration)
        let texts = recorder.texts.withLock { $0 }
        #expect(texts.count > 9)
        for secret in secrets { #expect(!texts.contains { $0.contains(secret) }) }
        return result
    }

    private static let secrets = ["wrong-user", "wrong-password", "proxy-password"]

    @Test(arguments: Carrier.allCases)
    func nothingWasSent(_ carrier: Carrier) async throws {
        let error = try await attempt("https://images.test", carrier.make(), hiding: Self.secrets)
        #expect(error?.kind == .cannotConnect)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(error?.message.contains("407") == true)
    }

    #if os(Linux)
        @Test(arguments: [
            "ftp://USER:PASSWORD@127.0.0.1:1", "http://USER: PASSWORD@127.0.0.1:1", "USER:PASSWORD@:",
        ])
        func whatIsNoProxyIsQuotedByNobody(_ address: String) async throws {
            let address = address.replacing("USER", with: Self.secrets[0])
                .replacing("PASSWORD", with: Self.secrets[1])
            let proxy = TransportProxy.url(address)
            var texts = "\(proxy) \(String(reflecting: proxy)) "
            dump(proxy, to: &texts)
            for secret in Self.secrets { #expect(!texts.contains(secret)) }
            let error = try await attempt(
                "https://images.test", CurlTransport(proxy: proxy), hiding: Self.secrets)
            #expect(error?.mayHaveTakenEffect == false)
        }
    #endif
}
