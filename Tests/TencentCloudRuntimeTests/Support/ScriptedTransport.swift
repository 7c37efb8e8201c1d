import Synchronization

@testable import TencentCloudRuntime

/// Answers from a list, one after the other, and remembers what it was sent.
final class ScriptedTransport: Transport {
    enum Line: Sendable {
        case answer(HTTPResponse)
        case failure(any Error & Sendable)
    }

    private struct State {
        var lines: [Line]
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>

    init(_ lines: [Line]) { state = Mutex(State(lines: lines)) }

    convenience init(_ body: String, status: Int = 200, headers: [HTTPField] = []) {
        self.init([.answer(.init(status: status, headers: headers, body: Array(body.utf8)))])
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let line = state.withLock { state in
            state.requests.append(request)
            return state.lines.isEmpty ? nil : state.lines.removeFirst()
        }
        switch line {
        case .answer(let response): return response
        case .failure(let error): throw error
        case nil: throw TransportError(.other, message: "the script is over", mayHaveTakenEffect: false)
        }
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        throw TransportError(.other, message: "the script has no downloads", mayHaveTakenEffect: false)
    }
}

extension ScriptedTransport.Line {
    static func json(_ body: String) -> Self { .answer(.init(status: 200, body: Array(body.utf8))) }
}

extension HTTPRequest {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
