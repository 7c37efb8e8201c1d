import Synchronization
import TencentCloudRuntime

/// Answers from a list, one after the other, and remembers what it was sent.
final class ScriptedTransport: Transport {
    private struct State {
        var lines: [Result<HTTPResponse, TransportError>]
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>

    init(_ lines: [Result<HTTPResponse, TransportError>]) { state = Mutex(State(lines: lines)) }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let line = state.withLock { state in
            state.requests.append(request)
            return state.lines.isEmpty ? nil : state.lines.removeFirst()
        }
        guard let line else {
            throw TransportError(.refused, message: "the script is over", mayHaveTakenEffect: false)
        }
        return try line.get()
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        throw TransportError(.refused, message: "the script has no downloads", mayHaveTakenEffect: false)
    }
}

extension Result<HTTPResponse, TransportError> {
    /// COS's answer to a PUT.
    static var taken: Self {
        .success(
            HTTPResponse(
                status: 200,
                headers: [
                    HTTPField(name: "x-cos-request-id", value: "r-1"),
                    HTTPField(name: "ETag", value: "\"1\""),
                ]))
    }

    /// COS's refusal.
    static func refusal(
        _ status: Int, _ code: String, message: String = "No.", date: String? = nil
    ) -> Self {
        let text =
            "<?xml version='1.0'?><Error><Code>\(code)</Code><Message>\(message)</Message>"
            + "<Resource>/fox</Resource><RequestId>r-2</RequestId></Error>"
        let headers = [HTTPField(name: "x-cos-request-id", value: "r-2")]
        return .success(
            HTTPResponse(
                status: status, headers: headers + (date.map { [HTTPField(name: "Date", value: $0)] } ?? []),
                body: Array(text.utf8)))
    }

    /// A gateway's page.
    static func page(_ status: Int) -> Self {
        .success(HTTPResponse(status: status, body: Array("<html>Sorry</html>".utf8)))
    }
}

extension HTTPRequest {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// A member of its authorisation.
    func pass(_ name: String) -> String? {
        header("Authorization")?.split(separator: "&").first { $0.hasPrefix("\(name)=") }
            .map { String($0.dropFirst(name.count + 1)) }
    }
}
