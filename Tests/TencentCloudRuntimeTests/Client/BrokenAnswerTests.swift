import JSONCoding
import Synchronization
import Testing

@testable import TencentCloudRuntime

/// An answer that breaks off behind its task's ID yields the ID.
@Suite(.timeLimit(.minutes(10))) struct BrokenAnswerTests {
    /// As the generator writes one that is useless without a member.
    private struct Created: JSONReadable, Sendable, Equatable {
        var taskID: String
        var count: Int64?
        var requestID: String?

        init(from reader: inout JSONReader) throws(JSONError) {
            var taskID: String?
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "TaskId": taskID = try reader.readIfPresent()
                case "Count": count = try reader.readIfPresent()
                case "RequestId": requestID = try reader.readIfPresent()
                default: try reader.unknownMember(key)
                }
            }
            guard let taskID else { throw reader.missingMember("TaskId") }
            self.taskID = taskID
        }
    }

    private struct Request: APIRequest {
        var cut: Int

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("SessionId", "s")
            writer.member("Cut", Int64(cut))
            writer.endObject()
        }

        func validate(_ validator: inout Validator) {}

        /// What a server reads of it.
        static func cut(_ body: [UInt8]) -> Int {
            Int(String(decoding: body.filter { (0x30...0x39).contains($0) }, as: UTF8.self)) ?? 0
        }
    }

    private final class Ears: ClientObserver {
        let warnings = Mutex<[ClientWarning]>([])
        let ends = Mutex<[AttemptEnd]>([])
        func warned(_ warning: ClientWarning) { warnings.withLock { $0.append(warning) } }
        func attemptEnded(_ end: AttemptEnd) { ends.withLock { $0.append(end) } }
    }

    private static let recognised = APIAction(
        service: "draw", version: "2026-01-01", name: "CreateRecognised",
        idempotency: .token(member: "SessionId"))

    private static let whole =
        #"{"Response": {"More": {"A": [1, "]}"]}, "TaskId": "t-\"1", "Count": 12, "RequestId": "r"}}"#
    /// Behind the quote that closes the ID, and behind the comma that ends the number.
    private static let (endOfID, endOfCount) = (57, 71)

    /// How an answer breaks off.
    enum Framing: CaseIterable {
        /// The connection ends before the announced length.
        case announced
        /// The connection ends in the middle of a piece.
        case chunked
        /// Nothing more comes.
        case stalled
        /// The frame is whole, and the JSON in it isn't.
        case torn

        fileprivate func answer(_ text: String, cutAt cut: Int) -> TestServer.Answer {
            let part = String(decoding: text.utf8.prefix(cut), as: UTF8.self)
            let announced = "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(part)"
            let size = String(text.utf8.count, radix: 16)
            return switch self {
            case .announced: .raw(announced)
            case .stalled: .stall(after: announced)
            case .chunked: .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\n\(part)")
            case .torn: .respond(body: Array(part.utf8))
            }
        }
    }

    private func client(
        _ transport: any Transport, _ server: TestServer, _ ears: Ears, attempts: Int = 1
    ) -> ServiceClient {
        Drawing.client(transport) {
            $0.endpoint = .url(server.url)
            $0.observer = ears
            $0.retry = RetryPolicy(attempts: attempts, baseDelay: .zero)
        }
    }

    private func create(
        _ client: ServiceClient, _ action: APIAction = Drawing.create, cut: Int = endOfID
    ) async throws -> Created { try await client.call(action, Request(cut: cut)) }

    @Test func theCutsAreWhereTheyShouldBe() {
        let ends = [Self.endOfID, Self.endOfCount].map { String(Self.whole.prefix($0)) }
        #expect(ends[0].hasSuffix(#""TaskId": "t-\"1""#))
        #expect(ends[1].hasSuffix(#""Count": 12,"#))
    }

    // MARK: Over a real socket

    @Test(arguments: Carrier.allCases, [Framing.announced, .chunked, .torn])
    func itIsCutAnywhere(_ carrier: Carrier, _ framing: Framing) async throws {
        let server = try TestServer { framing.answer(Self.whole, cutAt: Request.cut($0.body)) }
        defer { server.stop() }
        let ears = Ears()
        let client = client(carrier.make(), server, ears)
        let count = Self.whole.utf8.count
        for cut in 0..<count {
            do {
                let created = try await create(client, cut: cut)
                #expect(cut >= Self.endOfID)
                #expect(created.taskID == #"t-"1"#)
                #expect(created.count == (cut >= Self.endOfCount ? 12 : nil))
            } catch {
                #expect(cut < Self.endOfID, "\(error)")
                #expect(error.told?.mayHaveTakenEffect == true)
                // It isn't handed on.
                if let error = error as? TransportError { #expect(error.partialResponse.body == []) }
            }
        }
        #expect(server.requests.count == count)
        let warnings = ears.warnings.withLock { $0 }
        #expect(warnings.count == count - Self.endOfID)
        #expect(warnings.allSatisfy { $0.kind == .brokenResponse })
    }

    @Test(arguments: Carrier.allCases) func anAnswerThatIsLateOrTooLongYieldsItToo(
        _ carrier: Carrier
    ) async throws {
        let server = try TestServer { Framing.stalled.answer(Self.whole, cutAt: Request.cut($0.body)) }
        defer { server.stop() }
        var late = client(carrier.make(), server, Ears())
        late.configuration.timeouts.call = .milliseconds(300)
        #expect(try await create(late).taskID == #"t-"1"#)

        let filler = String(repeating: " ", count: 4000)
        let long = try TestServer { _ in
            .raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(Self.whole.dropLast(2))\(filler)")
        }
        defer { long.stop() }
        var short = client(carrier.make(), long, Ears())
        short.configuration.maximumResponseBytes = 1000
        #expect(try await create(short).taskID == #"t-"1"#)
    }

    /// One that the service would recognise isn't asked about either: the ID is there.
    @Test(arguments: Carrier.allCases, Framing.allCases)
    func nothingIsSentAgain(_ carrier: Carrier, _ framing: Framing) async throws {
        let server = try TestServer { framing.answer(Self.whole, cutAt: Request.cut($0.body)) }
        defer { server.stop() }
        let ears = Ears()
        var client = client(carrier.make(), server, ears, attempts: 4)
        client.configuration.timeouts.attempt = .milliseconds(300)
        #expect(try await create(client, Self.recognised).taskID == #"t-"1"#)
        #expect(server.requests.count == 1)
        let ends = ears.ends.withLock { $0 }
        #expect(ends.map { $0.error == nil && $0.httpStatus == 200 } == [true])
        #expect(ends.map(\.responseBytes) == [Self.endOfID])
    }

    /// Each of them, though a client tells the same thing but once.
    @Test func everyOneIsTold() async throws {
        let server = try TestServer { Framing.torn.answer(Self.whole, cutAt: Request.cut($0.body)) }
        defer { server.stop() }
        let ears = Ears()
        let client = client(DefaultTransport.make(), server, ears)
        for _ in 0..<3 { _ = try await create(client) }
        let calls = ears.ends.withLock { $0.map(\.start.call) }
        #expect(
            ears.warnings.withLock { $0 }
                == calls.map { call in
                    ClientWarning(
                        .brokenResponse,
                        "the answer to CreateDrawing broke off; what was complete of it is used (call \(call))"
                    )
                })
    }

    // MARK: What stays an error

    private func expectNothing(
        _ text: String, status: Int = 200, _ action: APIAction = Drawing.create,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let ears = Ears()
        let client = Drawing.client(ScriptedTransport(text, status: status)) { $0.observer = ears }
        await #expect(throws: (any Error).self, "\(text)", sourceLocation: sourceLocation) {
            _ = try await create(client, action)
        }
        #expect(ears.warnings.withLock { $0 } == [], sourceLocation: sourceLocation)
    }

    @Test func aRefusalThatBreaksOffStaysOne() async {
        let refusals = [
            #"{"Response": {"TaskId": "t-1", "Error": {"Code": "InternalError", "Message": "m"}, "RequestId": "r"}}"#,
            #"{"Response": {"Error": {"Code": "InternalError", "Message": "m"}, "TaskId": "t-1", "RequestId": "r"}}"#,
        ]
        for refusal in refusals {
            let name = refusal.firstRange(of: #""Error""#)
            let start = refusal.distance(from: refusal.startIndex, to: name?.upperBound ?? refusal.startIndex)
            for cut in start..<refusal.count { await expectNothing(String(refusal.prefix(cut))) }
        }
    }

    @Test func soDoesWhatIsNoBrokenAnswer() async {
        let torn = String(Self.whole.prefix(Self.endOfID))
        await expectNothing(torn, status: 502)
        await expectNothing(torn, status: 404)
        await expectNothing(torn, Drawing.describe)
        let long = String(repeating: "x", count: 2 * PartialResponse.largestBody)
        for text in [
            // Closed, but wrong.
            #"{"Response": {"TaskId" "t"}}"#, #"{"Response": {"TaskId": "t"}} x"#,
            #"{"Response": ["TaskId", "t"]}"#, #"{"Response": {"TaskId": "t", "Count": "\#(long)"}}"#,
            // Broken off, and wrong before that.
            #"{"Response": {"A" 1, "TaskId": "t", "#, #"{"Response": {"TaskId": t", "A": "#,
            #"{"Response": ["TaskId", "t", "#, #"{"TaskId": "t", "#, #"["TaskId", "t""#,
            #"{"Other": {"TaskId": "t", "#, #"{"Response": {"Other": {"TaskId": "t""#,
            // A key, a number and a word may go on.
            #"{"Response": {"TaskId"#, #"{"Response": {"TaskId""#, #"{"Response": {"TaskId": 12"#,
            #"{"Response": {"TaskId": "t\"#, #"{"Response": {"TaskId": "t\""#, "<html>", "{", "",
        ] {
            await expectNothing(text)
        }
    }

    @Test func aNumberIsCompleteWithWhatFollows() async throws {
        for text in [#"{"Response": {"TaskId": 12,"#, #"{"Response": {"TaskId": 12 }"#] {
            #expect(try await create(Drawing.client(ScriptedTransport(text))).taskID == "12")
        }
    }

    /// A raw call's response needs nothing, nor does one whose members are all optional.
    @Test func whatNeedsNothingIsNotMended() async {
        let torn = String(Self.whole.prefix(Self.endOfID))
        await #expect(throws: ResponseError.self) {
            _ = try await Drawing.client(ScriptedTransport(torn)).call(Drawing.create, json: [])
        }
        await #expect(throws: ResponseError.self) {
            let _: Drawing.Response = try await Drawing.client(ScriptedTransport(torn)).call(
                Drawing.create, Drawing.Request(prompt: "p"))
        }
    }

    // MARK: Nothing of it is shown

    @Test(arguments: Carrier.allCases) func whatHadComeIsNotPartOfTheError(_ carrier: Carrier) async throws {
        let server = try TestServer { _ in Framing.announced.answer(Self.whole, cutAt: 60) }
        defer { server.stop() }
        let request = HTTPRequest(method: "POST", url: server.url, body: [1])
        let error = try #require(await transportError { try await carrier.make().send(request) })
        #expect(error.partialResponse.status == 200)
        #expect(error.partialResponse.body == Array(Self.whole.utf8.prefix(60)))
        var other = error
        other.partialResponse = PartialResponse()
        #expect(other == error && other.hashValue == error.hashValue)
        var text = "\(error) \(String(reflecting: error))"
        dump(error, to: &text)
        #expect(!text.contains("TaskId") && !text.contains("84, 97"))
        #expect(
            PartialResponse(status: 200, body: [UInt8](repeating: 1, count: 100_000)).body.count == 65536)
    }
}
