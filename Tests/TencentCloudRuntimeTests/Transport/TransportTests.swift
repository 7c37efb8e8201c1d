import Synchronization
import Testing

@testable import TencentCloudRuntime

/// What every transport promises, proved on each that there is. Where one can't, ``Carrier`` says why.
@Suite(.aheadOfOthers) struct TransportTests {
    // MARK: Requests

    @Test(arguments: Carrier.allCases)
    func getArrivesAsItWasGiven(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond(headers: ["X-Answer:  42 "], body: Array("hello".utf8)) }
        defer { server.stop() }
        let response = try await transport.send(
            HTTPRequest(
                method: "GET", url: server.url + "a/b?c=%20d",
                headers: [HTTPField(name: "X-Ask", value: "é; : x")]))
        #expect(response.status == 200)
        #expect(response.body == Array("hello".utf8))
        #expect(response.header("x-answer") == "42")

        let request = try #require(server.requests.first)
        #expect(request.method == "GET")
        #expect(request.target == "/a/b?c=%20d")
        #expect(request.header("X-Ask") == "é; : x")
        #expect(request.header("Host") == "127.0.0.1:\(server.port)")
        #expect(request.body.isEmpty)
    }

    @Test(arguments: Carrier.allCases)
    func postCarriesItsBodyAndNothingOfTheTransports(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond() }
        defer { server.stop() }
        let body = Array("{\"Prompt\":\"red\\u0000panda\"}".utf8)
        _ = try await transport.send(
            HTTPRequest(
                method: "POST", url: server.url,
                headers: [
                    HTTPField(name: "content-type", value: "application/json"),
                    HTTPField(name: "X-Empty", value: ""),
                ], body: body))
        let request = try #require(server.requests.first)
        #expect(request.body == body)
        #expect(request.header("Content-Type") == "application/json")
        #expect(request.header("X-Empty") == "")
        #expect(request.header("Content-Length") == String(body.count))
        let names = Set(request.headers.map { $0.name.lowercased() })
        carrier.keeps(.nothingIsAddedToTheRequest) {
            #expect(names == ["host", "content-type", "x-empty", "content-length"])
        }
    }

    @Test(arguments: Carrier.allCases)
    func postWithoutABodySaysSo(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond() }
        defer { server.stop() }
        _ = try await transport.send(HTTPRequest(method: "POST", url: server.url))
        #expect(server.requests.first?.header("Content-Length") == "0")
    }

    @Test(arguments: Carrier.allCases, ["HEAD", "PUT", "DELETE", "PATCH"])
    func otherMethods(_ carrier: Carrier, _ method: String) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond(status: 201, body: Array("body".utf8)) }
        defer { server.stop() }
        // One after the other over the same handle: nothing of a method may stick to it.
        for each in [method, "GET", method, "POST", "GET"] {
            let response = try await transport.send(HTTPRequest(method: each, url: server.url))
            #expect(response.status == 201)
            #expect(response.body.count == (each == "HEAD" ? 0 : 4))
        }
        #expect(server.requests.map(\.method) == [method, "GET", method, "POST", "GET"])
    }

    @Test(arguments: Carrier.allCases, [0, 1, 300, 32 << 10, (32 << 10) + 1, 1 << 20, 10 << 20])
    func bodiesOfAnySizeTravelBothWays(_ carrier: Carrier, _ size: Int) async throws {
        let transport = carrier.make()
        let server = try TestServer { .respond(body: $0.body) }
        defer { server.stop() }
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let response = try await transport.send(HTTPRequest(method: "POST", url: server.url, body: body))
        #expect(response.body == body)
    }

    @Test(arguments: Carrier.allCases)
    func nothingCanBeSmuggledIntoAHeader(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond() }
        defer { server.stop() }
        for value in ["a\r\nX-Evil: 1", "a\nb", "a\0b"] {
            let request = HTTPRequest(
                method: "GET", url: server.url, headers: [HTTPField(name: "X-Value", value: value)])
            let error = await transportError { try await transport.send(request) }
            #expect(error?.kind == .refused)
            #expect(error?.mayHaveTakenEffect == false)
        }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: Carrier.allCases, ["ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http://a b/"])
    func otherURLsAreRefused(_ carrier: Carrier, _ url: String) async throws {
        let transport = carrier.make()
        let error = await transportError { try await transport.send(HTTPRequest(method: "GET", url: url)) }
        #expect(error?.kind == .refused)
        #expect(error?.mayHaveTakenEffect == false)
    }

    // MARK: Answers

    @Test(arguments: Carrier.allCases)
    func everyStatusIsAnAnswer(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { request in
            .respond(
                status: Int(request.target.dropFirst()) ?? 0, headers: ["Location: http://127.0.0.1:1/"],
                body: Array("x".utf8))
        }
        defer { server.stop() }
        for status in [200, 201, 301, 302, 307, 401, 403, 404, 429, 500, 502, 503] {
            let response = try await transport.send(
                HTTPRequest(method: "POST", url: server.url + "\(status)"))
            #expect(response.status == status)
            #expect(response.body == Array("x".utf8))
        }
        #expect(server.requests.count == 12)
    }

    /// A signed request that followed would show its signature, and what it asks for, to whoever is named there; and
    /// a download would fetch from where nobody meant to.
    @Test(arguments: Carrier.allCases, [301, 302, 303, 307, 308])
    func redirectsAreNotFollowed(_ carrier: Carrier, _ status: Int) async throws {
        let transport = carrier.make()
        let elsewhere = try TestServer { _ in .respond(body: [9]) }
        defer { elsewhere.stop() }
        let server = try TestServer { _ in
            .respond(status: status, headers: ["Location: \(elsewhere.url)"], body: [1, 2])
        }
        defer { server.stop() }
        for method in ["POST", "GET"] {
            let request = HTTPRequest(
                method: method, url: server.url,
                headers: [HTTPField(name: "Authorization", value: "TC3-HMAC-SHA256 Signature=s")],
                body: method == "POST" ? [1] : [])
            let response = try await transport.send(request)
            #expect(response.status == status)
            #expect(response.header("Location") == elsewhere.url)
            #expect(response.body == [1, 2])

            let received = Mutex<[UInt8]>([])
            let downloaded = try await transport.download(request) { piece in
                received.withLock { $0.append(contentsOf: piece) }
            }
            #expect(downloaded.status == status)
            #expect(received.withLock { $0 } == [1, 2])
        }
        #expect(server.requests.count == 4)
        #expect(elsewhere.connectionCount == 0)

        var configuration = ClientConfiguration(
            credentials: .static(secretID: "id", secretKey: "key"), endpoint: .url(server.url),
            transport: transport, timeouts: .patient)
        configuration.retry.baseDelay = .zero
        configuration.retry.attempts = 3
        let recognised = APIAction(
            service: "draw", version: "2026-01-01", name: "C", idempotency: .token(member: "SessionId"))
        for action in [Drawing.create, Drawing.describe, recognised] {
            let error = await #expect(throws: ResponseError.self) {
                try await ServiceClient(configuration: configuration).call(
                    action, json: Array(#"{"SessionId": "s"}"#.utf8))
            }
            #expect(error?.status == status)
            // A redirect is no answer of the service, and whether that did anything isn't known.
            #expect(error?.attempts == (action == Drawing.create ? 1 : 3))
            #expect(error?.mayHaveTakenEffect == (action != Drawing.describe))
        }
        #expect(elsewhere.connectionCount == 0)
    }

    @Test(arguments: Carrier.allCases)
    func headersOfInterimAnswersAreLeftOut(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in
            .raw(
                "HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 O:K\r\nX-Two: a\r\nX-Two: b\r\nX-Colon: a:b\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        }
        defer { server.stop() }
        let response = try await transport.send(HTTPRequest(method: "GET", url: server.url))
        #expect(response.header("X-Early") == nil)
        #expect(response.header("X-Colon") == "a:b")
        #expect(response.body == Array("abcde".utf8))
        carrier.keeps(.headersStayApart) {
            #expect(response.headers.filter { $0.name == "X-Two" }.map(\.value) == ["a", "b"])
        }
    }

    @Test(arguments: Carrier.allCases)
    func connectionsAreKept(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond(body: [1, 2, 3]) }
        defer { server.stop() }
        for _ in 0..<50 { _ = try await transport.send(HTTPRequest(method: "GET", url: server.url)) }
        #expect(server.connectionCount == 1)
        for _ in 0..<50 {
            _ = try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [1]))
        }
        #expect(server.requests.count == 100)
        carrier.keeps(.postsKeepTheirConnection) { #expect(server.connectionCount == 1) }
    }

    @Test(arguments: Carrier.allCases)
    func manyAtOnceEachGetTheirOwnAnswer(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { .respond(body: $0.body) }
        defer { server.stop() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<64 {
                group.addTask {
                    for round in 0..<20 {
                        let body = Array("\(number) \(round)".utf8)
                        let response = try await transport.send(
                            HTTPRequest(method: "POST", url: server.url, body: body))
                        #expect(response.body == body)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(server.requests.count == 64 * 20)
        carrier.keeps(.postsKeepTheirConnection) { #expect(server.connectionCount <= 64) }
    }

    @Test(arguments: Carrier.allCases)
    func aBodyUpToTheBoundPasses(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond(body: [UInt8](repeating: 7, count: 1000)) }
        defer { server.stop() }
        let response = try await transport.send(
            HTTPRequest(method: "GET", url: server.url, maximumResponseBytes: 1000))
        #expect(response.body.count == 1000)
    }

    enum Length: CaseIterable {
        /// So that the body needn't come at all.
        case announced
        case unknown
        case chunked

        var answerOf1001Bytes: String {
            switch self {
            case .announced:
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\nx"
            case .unknown:
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + String(repeating: "x", count: 1001)
            case .chunked:
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + String(repeating: "5b\r\n" + String(repeating: "x", count: 91) + "\r\n", count: 11)
            }
        }
    }

    @Test(arguments: Carrier.allCases, Length.allCases)
    func aLongerBodyEndsTheTransfer(_ carrier: Carrier, _ length: Length) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .stall(after: length.answerOf1001Bytes) }
        defer { server.stop() }
        let error = await transportError {
            try await transport.send(HTTPRequest(method: "GET", url: server.url, maximumResponseBytes: 1000))
        }
        #expect(error?.kind == .bodyTooLarge)
        #expect(error?.mayHaveTakenEffect == true)
    }

    // MARK: Failures

    @Test(arguments: Carrier.allCases)
    func refusedConnectionCannotHaveTakenEffect(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond() }
        server.stop()
        let error = await transportError {
            try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [1]))
        }
        #expect(error?.kind == .cannotConnect)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test(arguments: Carrier.allCases)
    func unknownHostCannotHaveTakenEffect(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let error = await transportError {
            try await transport.send(
                HTTPRequest(method: "POST", url: "http://no-such-host.invalid/", body: [1]))
        }
        #expect(error?.kind == .cannotResolve)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test(arguments: Carrier.allCases)
    func failedHandshakeCannotHaveTakenEffect(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let listener = try TestListener(greeting: "this isn't TLS\r\n")
        defer { listener.stop() }
        let error = await transportError {
            try await transport.send(
                HTTPRequest(method: "POST", url: "https://127.0.0.1:\(listener.port)/", body: [1]))
        }
        #expect(error?.kind == .tls)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test(arguments: Carrier.allCases)
    func handshakeThatNeverEndsTimesOutUnsent(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let listener = try TestListener(greeting: "")
        defer { listener.stop() }
        let error = await transportError {
            try await transport.send(
                HTTPRequest(
                    method: "POST", url: "https://127.0.0.1:\(listener.port)/", body: [1],
                    connectTimeout: .milliseconds(50)))
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test(arguments: Carrier.allCases)
    func silenceTimesOut(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .silence }
        defer { server.stop() }
        let error = await transportError {
            try await transport.send(
                HTTPRequest(method: "POST", url: server.url, body: [1], totalTimeout: .milliseconds(50)))
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.mayHaveTakenEffect == true)
        #expect(await eventually { server.clientCloseCount == 1 })
    }

    @Test(
        arguments: Carrier.allCases,
        [
            TestServer.Answer.close,
            .reset(after: ""),
            .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"),
            .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"),
            .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
        ])
    func brokenConnectionMayHaveTakenEffect(_ carrier: Carrier, _ answer: TestServer.Answer) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in answer }
        defer { server.stop() }
        let error = await transportError {
            try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [1]))
        }
        #expect(error?.kind == .connectionLost)
        #expect(error?.mayHaveTakenEffect == true)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: Carrier.allCases)
    func whatIsNotHTTPIsInvalid(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .raw("220 mail.example.com ESMTP ready for you\r\n") }
        defer { server.stop() }
        let error = await transportError {
            try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [1]))
        }
        #expect(error?.kind == .invalidResponse)
        #expect(error?.mayHaveTakenEffect == true)
    }

    enum Break: CaseIterable {
        case afterAnEnd, afterAReset

        var answer: TestServer.Answer {
            switch self {
            case .afterAnEnd: .close
            case .afterAReset: .reset(after: "")
            }
        }
    }

    /// The request that nobody must pay for twice: where a transport keeps connections, it goes over a kept one
    /// that then breaks without an answer, which is where HTTP libraries silently send it again.
    @Test(arguments: Carrier.allCases, Break.allCases)
    func nothingIsSentTwice(_ carrier: Carrier, _ end: Break) async throws {
        let transport = carrier.make()
        let server = try TestServer { $0.target == "/break" ? end.answer : .respond() }
        defer { server.stop() }
        for (round, size) in [1, 300, 100_000, 0].enumerated() {
            var request = HTTPRequest(
                method: "POST", url: server.url, body: [UInt8](repeating: 1, count: size))
            _ = try await transport.send(HTTPRequest(method: "GET", url: server.url))
            _ = try await transport.send(request)
            request.url += "break"
            let error = await transportError { try await transport.send(request) }
            #expect(error?.kind == .connectionLost)
            #expect(error?.mayHaveTakenEffect == true)
            #expect(server.requests.count == (round + 1) * 3)
            carrier.keeps(.postsKeepTheirConnection) { #expect(server.requests.last?.ordinal == 3) }
        }
    }

    // MARK: Cancellation

    @Test(arguments: Carrier.allCases)
    func cancellingClosesTheConnection(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .silence }
        defer { server.stop() }
        let call = Task { try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [1])) }
        #expect(await eventually { server.requests.count == 1 })
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(await eventually { server.clientCloseCount == 1 })
    }

    @Test(arguments: Carrier.allCases)
    func cancellingInTheMiddleOfAnAnswer(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .stall(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
        }
        defer { server.stop() }
        let (pieces, piece) = AsyncStream.makeStream(of: Void.self)
        let call = Task {
            try await transport.download(HTTPRequest(method: "GET", url: server.url)) { _ in piece.yield() }
        }
        for await _ in pieces { break }
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(await eventually { server.clientCloseCount == 1 })
    }

    @Test(arguments: Carrier.allCases)
    func cancelledBeforehandNothingIsSent(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond() }
        defer { server.stop() }
        let call = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [1]))
        }
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: Carrier.allCases)
    func cancellingAtAnyMomentEndsEveryCallOnce(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { $0.body.first == 0 ? .respond(body: [1]) : .silence }
        defer { server.stop() }
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<400 {
                group.addTask {
                    let call = Task {
                        try await transport.send(
                            HTTPRequest(method: "POST", url: server.url, body: [UInt8(number % 2)]))
                    }
                    for _ in 0..<(number % 40) { await Task.yield() }
                    call.cancel()
                    do {
                        #expect(try await call.value.body == [1])
                    } catch {
                        #expect(error is CancellationError)
                    }
                }
            }
        }
        let response = try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [0]))
        #expect(response.body == [1])
    }

    // MARK: Downloads

    @Test(arguments: Carrier.allCases)
    func downloadHandsEverythingOverInOrder(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) }
        let server = try TestServer { _ in .respond(headers: ["Content-Type: image/png"], body: body) }
        defer { server.stop() }
        let received = Mutex<(bytes: [UInt8], pieces: Int)>(([], 0))
        let response = try await transport.download(HTTPRequest(method: "GET", url: server.url)) { piece in
            received.withLock {
                $0.bytes.append(contentsOf: piece)
                $0.pieces += 1
            }
        }
        #expect(response.status == 200)
        #expect(response.header("content-type") == "image/png")
        #expect(response.body.isEmpty)
        #expect(received.withLock { $0.bytes == body })
        #expect(received.withLock { $0.pieces } > 1)
    }

    @Test(arguments: Carrier.allCases)
    func downloadIsBoundedToo(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .respond(body: [UInt8](repeating: 1, count: 100_000)) }
        defer { server.stop() }
        let error = await transportError {
            try await transport.download(
                HTTPRequest(method: "GET", url: server.url, maximumResponseBytes: 99_999)
            ) { _ in }
        }
        #expect(error?.kind == .bodyTooLarge)
    }

    @Test(arguments: Carrier.allCases)
    func receiversErrorEndsTheDownload(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        struct DiskFull: Error {}
        let server = try TestServer { _ in .stall(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
        }
        defer { server.stop() }
        await #expect(throws: DiskFull.self) {
            try await transport.download(HTTPRequest(method: "GET", url: server.url)) { _ in throw DiskFull()
            }
        }
        #expect(await eventually { server.clientCloseCount == 1 })
    }

    /// Whatever a receiver does, it does while the transport is at work.
    @Test(arguments: Carrier.allCases)
    func receiverMayCancelItsOwnDownload(_ carrier: Carrier) async throws {
        let transport = carrier.make()
        let server = try TestServer { _ in .stall(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
        }
        defer { server.stop() }
        let call = Mutex<Task<HTTPResponse, any Error>?>(nil)
        let (ready, start) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            for await _ in ready { break }
            return try await transport.download(HTTPRequest(method: "GET", url: server.url)) { _ in
                call.withLock { $0 }?.cancel()
            }
        }
        call.withLock { $0 = task }
        start.yield()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await eventually { server.clientCloseCount == 1 })
    }
}

/// The transport's error that a call ends with; anything else is a failed expectation.
func transportError(_ call: () async throws -> HTTPResponse) async -> TransportError? {
    do {
        _ = try await call()
        return nil
    } catch {
        #expect(error is TransportError, "\(error)")
        return error as? TransportError
    }
}

/// Waits for what another thread is about to do: long enough that only a defect makes it false.
func eventually(_ condition: () async -> Bool) async -> Bool {
    for _ in 0..<2000 {
        if await condition() { return true }
        try? await Task.sleep(for: .milliseconds(5))
    }
    return false
}
