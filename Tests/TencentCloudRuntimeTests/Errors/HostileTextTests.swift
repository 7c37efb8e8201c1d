import Synchronization
import Testing

@testable import TencentCloudRuntime

/// Whatever others bring, nothing of it steers the terminal that an error is shown on.
@Suite struct HostileTextTests {
    /// Escape, bell, carriage return, line feed, a C1 control, and what turns the direction of a text around.
    static let hostile = "\u{1b}[2J\u{07}\r\n\u{9b}31m\u{202e}x\u{2066}\u{200f}\u{2028}\u{feff}"

    private static var errors: [any Error] {
        let text = hostile
        let service = ServiceError(
            code: ServiceErrorCode(rawValue: text), message: text, requestID: text, service: text,
            action: text, region: text)
        let transport = TransportError(.connectionLost, message: text, mayHaveTakenEffect: true, attempts: 2)
        let violation = Violation(path: text, message: text, code: "InvalidParameter")
        return [
            service, transport,
            ResponseError(
                status: 200, contentType: text, requestID: text, service: text, action: text, path: text,
                offset: 1, reason: text, mayHaveTakenEffect: true),
            AlreadyAcceptedError(
                member: text, token: text, service: text, action: text, requestID: text, attempts: 2),
            CredentialsError(provider: text, reason: text),
            ValidationError(action: text, violations: [violation, violation]),
            PagingError(.repeatedToken, action: text, pages: 1),
            WaiterError(
                .failed(code: text, message: text), waiter: text, requestID: text, attempts: 1,
                underlying: service),
            WaiterError(.timedOut(after: .zero), waiter: "w", attempts: 1, underlying: transport),
            WaiterError(.timedOut(after: .zero), waiter: "w", attempts: 1, underlying: Stranger()),
            ServiceFault(code: ServiceErrorCode(rawValue: text), message: text),
        ]
    }

    private struct Stranger: Error, CustomStringConvertible {
        var description: String { hostile }
    }

    private func expectHarmless(_ value: Any, sourceLocation: SourceLocation = #_sourceLocation) {
        let text = "\(value)"
        #expect(text == text.printable, sourceLocation: sourceLocation)
        #expect(text.contains(#"\u001b[2J\u0007\u000d\n\u009b31m\u202ex"#), sourceLocation: sourceLocation)
    }

    @Test func errorsAreShownInOnePlainLine() {
        for error in Self.errors { expectHarmless(error) }
    }

    @Test func soIsWhatElseIsShown() {
        let text = Self.hostile
        expectHarmless(ClientWarning("kind", text))
        expectHarmless(ServiceErrorCode(rawValue: text))
        expectHarmless(Violation(path: "Prompt", message: text, code: "C"))
        expectHarmless(HTTPField(name: "server", value: text))
        expectHarmless(HTTPResponse(status: 200, headers: [HTTPField(name: text, value: "")]))
        expectHarmless(HTTPRequest(method: "GET", url: "http://a/\(text)"))
    }

    private final class Ears: ClientObserver {
        let texts = Mutex<[String]>([])
        func attemptEnded(_ end: AttemptEnd) {
            texts.withLock { $0.append(end.error.map { "\($0)" } ?? "") }
        }
    }

    /// From a real server, with a secret in everything that it says.
    @Test(arguments: Carrier.allCases) func nothingOfAServersGetsThrough(_ carrier: Carrier) async throws {
        let said = #"\u001b[2J\u0007\r\n\u009b31m\u202e \#(Drawing.secretKey)"#
        let refusal = #"{"Code": "C\#(said)", "Message": "\#(said)"}"#
        let answers: [TestServer.Answer] = [
            .respond(body: Array(#"{"Response": {"Error": \#(refusal), "RequestId": "r\#(said)"}}"#.utf8)),
            .respond(
                status: 403,
                headers: [
                    "Content-Type: text/\u{1b}[2J\(Drawing.secretKey)",
                    "X-Request-Id: \u{1b}[2J\(Drawing.secretKey)",
                ], body: Array("<html>".utf8)),
        ]
        let ears = Ears()
        for answer in answers {
            let server = try TestServer { _ in answer }
            defer { server.stop() }
            let client = Drawing.client(carrier.make()) {
                $0.endpoint = .url(server.url)
                $0.observer = ears
            }
            let error = await #expect(throws: (any Error).self) {
                try await client.call(Drawing.create, json: [])
            }
            for text in ["\(error.map { "\($0)" } ?? "")", ears.texts.withLock { $0.last ?? "" }] {
                #expect(text.contains(#"\u001b[2J"#) && text.contains("[redacted]"))
                #expect(text == text.printable)
                #expect(!text.contains(Drawing.secretKey))
            }
            #expect(error?.told?.requestID?.contains("[redacted]") == true)
        }
    }
}
