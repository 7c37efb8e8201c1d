import JSONCoding
import Testing

@testable import TencentCloudRuntime

/// Answers that come bit by bit, over real connections.
@Suite struct ResponseEventsTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=utf-8\r\n"

    /// A stream of which nothing says how long it is, as services send it.
    private static func chunked(_ pieces: String..., isWhole: Bool = true) -> String {
        let chunks = pieces.map { "\(String($0.utf8.count, radix: 16))\r\n\($0)\r\n" }.joined()
        return head + "Transfer-Encoding: chunked\r\n\r\n" + chunks + (isWhole ? "0\r\n\r\n" : "")
    }

    private static func status(_ text: String) -> String { "data: {\"Status\": \"\(text)\"}\n\n" }

    private func client(
        _ server: TestServer, _ carrier: Carrier, _ change: (inout ClientConfiguration) -> Void = { _ in }
    ) -> ServiceClient {
        Drawing.client(carrier.make()) { configuration in
            configuration.endpoint = .url("http://127.0.0.1:\(server.port)")
            change(&configuration)
        }
    }

    private func events(_ client: ServiceClient) -> ResponseEvents<Drawing.Response> {
        client.events(Drawing.create, Drawing.Request(prompt: "fox"))
    }

    private func statuses(_ events: ResponseEvents<Drawing.Response>) async throws -> [String] {
        var statuses: [String] = []
        for try await event in events { statuses.append(event.response.status ?? "") }
        return statuses
    }

    @Test(arguments: Carrier.allCases)
    func eventsComeInTheirOrder(carrier: Carrier) async throws {
        let server = try TestServer { _ in
            .raw(Self.chunked(": hello\n\nid: 1\nevent: told\n" + Self.status("小熊"), Self.status("猫")))
        }
        var seen: [ResponseEvent<Drawing.Response>] = []
        for try await event in events(client(server, carrier)) { seen.append(event) }
        #expect(seen.map(\.response.status) == ["小熊", "猫"])
        #expect(seen.map(\.name) == ["told", nil] && seen.map(\.id) == ["1", "1"])
        #expect(seen.map { String(decoding: $0.json, as: UTF8.self) }[1] == #"{"Status": "猫"}"#)
        #expect(server.requests.count == 1 && server.requests[0].header("X-TC-Action") == "CreateDrawing")
    }

    /// The service waits with the rest until somebody has read, and closed.
    @Test(arguments: Carrier.allCases)
    func anEventIsGivenAsItArrives(carrier: Carrier) async throws {
        let server = try TestServer { _ in
            .stall(after: Self.chunked(Self.status("first"), isWhole: false))
        }
        for try await event in events(client(server, carrier)) {
            #expect(event.response.status == "first")
            break
        }
        // Leaving the loop closes the connection.
        while server.clientCloseCount == 0 { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test(arguments: Carrier.allCases)
    func cancellingClosesTheConnection(carrier: Carrier) async throws {
        let server = try TestServer { _ in
            .stall(after: Self.chunked(Self.status("first"), isWhole: false))
        }
        let events = events(client(server, carrier))
        let task = Task { try await statuses(events) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        while server.clientCloseCount == 0 { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test(arguments: Carrier.allCases)
    func noEventForTooLongIsAnError(carrier: Carrier) async throws {
        let server = try TestServer { _ in
            .stall(after: Self.chunked(Self.status("first"), isWhole: false))
        }
        let client = client(server, carrier) { $0.timeouts.betweenEvents = .milliseconds(50) }
        var iterator = events(client).makeAsyncIterator()
        #expect(try await iterator.next()?.response.status == "first")
        let error = await #expect(throws: TransportError.self) { try await iterator.next() }
        #expect(error?.kind == .timedOut && error?.mayHaveTakenEffect == true)
        #expect(try await iterator.next() == nil)
        while server.clientCloseCount == 0 { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test(arguments: Carrier.allCases)
    func theFirstEventComesInTheTimeOfTheCall(carrier: Carrier) async throws {
        let server = try TestServer { _ in .stall(after: Self.chunked(": alive\n\n", isWhole: false)) }
        let client = client(server, carrier) { configuration in
            configuration.timeouts.call = .milliseconds(100)
            configuration.retry = RetryPolicy()
        }
        let error = await #expect(throws: TransportError.self) { try await statuses(events(client)) }
        #expect(error?.kind == .timedOut && error?.mayHaveTakenEffect == true)
        #expect(server.requests.count == 1)
    }

    /// An envelope instead of a stream: repeated as any call's is.
    @Test(arguments: Carrier.allCases)
    func aRefusalBeforeTheStreamIsThatOfACall(carrier: Carrier) async throws {
        let refusal = #"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r"}}"#
        let server = try TestServer { request in
            request.ordinal == 1 && request.connection == 1
                ? .respond(body: Array(refusal.utf8)) : .raw(Self.chunked(Self.status("done")))
        }
        let patient = client(server, carrier) { configuration in
            configuration.retry = RetryPolicy(throttledBaseDelay: .milliseconds(1))
        }
        #expect(try await statuses(events(patient)) == ["done"])
        #expect(server.requests.count == 2)

        let other = try TestServer { _ in .respond(body: Array(refusal.utf8)) }
        let error = await #expect(throws: ServiceError.self) {
            try await statuses(events(client(other, carrier)))
        }
        #expect(error?.code == "RequestLimitExceeded" && error?.requestID == "r")
    }

    /// The service has begun: nothing is sent again, whatever comes.
    @Test(arguments: Carrier.allCases)
    func nothingIsSentAgainAfterTheFirstEvent(carrier: Carrier) async throws {
        let failure =
            #"data: {"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r"}"# + "\n\n"
        let answers: [TestServer.Answer] = [
            .raw(Self.chunked(Self.status("first"), failure)),
            .reset(after: Self.chunked(Self.status("first"), isWhole: false)),
            .raw(Self.chunked(Self.status("first"), isWhole: false)),
            .raw(Self.chunked(Self.status("first"), "data: {\"Status\": \n\n")),
        ]
        for answer in answers {
            let server = try TestServer { _ in answer }
            let client = client(server, carrier) { $0.retry = RetryPolicy() }
            var iterator = events(client).makeAsyncIterator()
            #expect(try await iterator.next()?.response.status == "first")
            do {
                _ = try await iterator.next()
                Issue.record("\(answer) ended well")
            } catch {
                #expect(error.told?.mayHaveTakenEffect == true, "\(error)")
            }
            #expect(try await iterator.next() == nil)
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: Carrier.allCases)
    func anEventThatIsAFailureSaysWhy(carrier: Carrier) async throws {
        let failure = #"{"Response":{"Error":{"Code":"FailedOperation","Message":"m"},"RequestId":"r"}}"#
        let server = try TestServer { _ in .raw(Self.chunked(Self.status("first"), "data: \(failure)\n\n")) }
        let error = await #expect(throws: ServiceError.self) {
            try await statuses(events(client(server, carrier)))
        }
        #expect(error?.code == "FailedOperation" && error?.requestID == "r")
    }

    /// Events in the envelope, a last mark that isn't JSON, and a last event without its blank line.
    @Test(arguments: Carrier.allCases)
    func whatServicesDoDifferentlyIsRead(carrier: Carrier) async throws {
        let enveloped = "data: {\"Response\":{\"Status\":\"a\",\"RequestId\":\"r\"}}\n\n"
        let server = try TestServer { request in
            .raw(
                request.body.contains(UInt8(ascii: "1"))
                    ? Self.chunked(enveloped, "data: [DONE]\n\n")
                    : Self.chunked(enveloped, "data:{\"Status\":\"b\"}"))
        }
        let client = client(server, carrier)
        let marked: ResponseEvents<Drawing.Response> = client.events(
            Drawing.create, Drawing.Request(prompt: "1"))
        #expect(try await statuses(marked) == ["a"])
        #expect(try await statuses(events(client)) == ["a", "b"])
    }

    /// A service that was asked for a stream and answers as to any call.
    @Test(arguments: Carrier.allCases)
    func anAnswerInOnePieceIsTheOnlyEvent(carrier: Carrier) async throws {
        let server = try TestServer { _ in
            .respond(body: Array(#"{"Response":{"Status":"whole","RequestId":"r"}}"#.utf8))
        }
        #expect(try await statuses(events(client(server, carrier))) == ["whole"])
    }

    @Test(arguments: Carrier.allCases)
    func whatIsNoStreamIsAnError(carrier: Carrier) async throws {
        for answer in [
            TestServer.Answer.raw(Self.chunked(": nothing\n\n")), .raw(Self.chunked()),
            .respond(status: 502, headers: ["Content-Type: text/html"], body: Array("<html>".utf8)),
        ] {
            let server = try TestServer { _ in answer }
            let error = await #expect(throws: ResponseError.self) {
                try await statuses(events(client(server, carrier)))
            }
            #expect(error?.mayHaveTakenEffect == true)
        }
    }

    /// A plain call says what to do about a stream; nothing is sent again for it.
    @Test(arguments: Carrier.allCases)
    func aPlainCallNamesTheStream(carrier: Carrier) async throws {
        let server = try TestServer { _ in .raw(Self.chunked(Self.status("first"))) }
        let client = client(server, carrier) { $0.retry = RetryPolicy() }
        let error = await #expect(throws: ResponseError.self) {
            let _: Drawing.Response = try await client.call(Drawing.create, Drawing.Request(prompt: "fox"))
        }
        #expect(error?.reason.contains("stream of events") == true && server.requests.count == 1)
    }

    /// Events that nobody takes don't fill the memory.
    @Test(arguments: Carrier.allCases)
    func whatIsNotTakenHasALimit(carrier: Carrier) async throws {
        let many = String(repeating: Self.status("0123456789"), count: 1000)
        let server = try TestServer { _ in .raw(Self.chunked(many)) }
        let client = client(server, carrier) { $0.maximumResponseBytes = 1000 }
        let error = await #expect(throws: TransportError.self) { try await statuses(events(client)) }
        #expect(error?.kind == .bodyTooLarge)
    }
}
