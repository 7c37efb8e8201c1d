import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite struct FallbackTransportTests {
    /// What a machine without libcurl answers.
    private static let missing = TransportError(
        .unavailable, message: "libcurl can't be used: libcurl.so.4: no such file", mayHaveTakenEffect: false)

    private struct Failing: Transport {
        var error = missing

        func send(_ request: HTTPRequest) async throws -> HTTPResponse { throw error }
        func download(
            _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse { throw error }
    }

    private final class Warnings: ClientObserver {
        let all = Mutex<[ClientWarning]>([])
        func warned(_ warning: ClientWarning) { all.withLock { $0.append(warning) } }
    }

    @Test func goesByTheFallbackAndSaysSo() async throws {
        let server = try TestServer { _ in .respond(body: [1, 2]) }
        defer { server.stop() }
        let searches = Mutex(0)
        let transport = FallbackTransport(
            Failing(), isMissing: { true },
            fallback: {
                searches.withLock { $0 += 1 }
                return DefaultTransport.shared
            })
        let warnings = Warnings()
        let request = HTTPRequest(method: "GET", url: server.url)
        try await CallReporter.$current.withValue(CallReporter(observer: warnings, warnings: OnceOnly())) {
            for _ in 0..<2 { #expect(try await transport.send(request).body == [1, 2]) }
            let received = Mutex<[UInt8]>([])
            _ = try await transport.download(request) { piece in
                received.withLock { $0.append(contentsOf: piece) }
            }
            #expect(received.withLock { $0 } == [1, 2])
        }
        #expect(searches.withLock { $0 } == 1)
        #expect(server.requests.count == 3)
        #expect(warnings.all.withLock { $0.map(\.kind) } == [.fallbackTransport])
        #expect(warnings.all.withLock { $0.first?.message.contains("no such file") } == true)
    }

    @Test func withoutOneTheErrorSaysWhatToDo() async throws {
        let transport = FallbackTransport(Failing(), isMissing: { true }, fallback: { nil })
        let error = await transportError {
            try await transport.send(HTTPRequest(method: "GET", url: "http://127.0.0.1:1/"))
        }
        #expect(error?.kind == .unavailable)
        #expect(error?.mayHaveTakenEffect == false)
        for part in ["no such file", "libcurl4", "TencentCloudURLSession"] {
            #expect(error?.message.contains(part) == true)
        }
    }

    /// Other failures are answers about this request, not about this machine.
    @Test func otherErrorsStay() async throws {
        let lost = TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: true)
        for (error, isMissing) in [(lost, true), (Self.missing, false)] {
            let transport = FallbackTransport(
                Failing(error: error), isMissing: { isMissing },
                fallback: {
                    Issue.record("looked for a fallback")
                    return nil
                })
            let thrown = await transportError {
                try await transport.send(HTTPRequest(method: "POST", url: "http://127.0.0.1:1/"))
            }
            #expect(thrown == error)
        }
    }

    #if os(Linux)
        @Test func theLinkedProductIsFound() async throws {
            let linked = try #require(LinkedTransport.find())
            let server = try TestServer { .respond(body: $0.body) }
            defer { server.stop() }
            let response = try await linked.send(HTTPRequest(method: "POST", url: server.url, body: [7]))
            #expect(response.body == [7])
            #expect(server.requests.first?.header("User-Agent")?.contains("curl/") == true)
        }
    #endif
}
