import JSONCoding
import Synchronization
import TencentCloudRuntime

/// Sends on, and keeps what was sent to an action.
final class RecordingTransport: Transport {
    private let base: any Transport
    private let sent = Mutex<[(action: String, body: [UInt8])]>([])

    init(_ base: any Transport = DefaultTransport.shared) { self.base = base }

    /// The parameters of the last request to an action whose name ends so.
    func lastRequest(to action: String) throws -> JSONValue? {
        let body = sent.withLock { $0.last { $0.action.hasSuffix(action) }?.body }
        return try body.map { try JSONValue(jsonBytes: $0) }
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let action = request.headers.first { $0.name == "X-TC-Action" }?.value ?? ""
        sent.withLock { $0.append((action, request.body)) }
        return try await base.send(request)
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        try await base.download(request, receive: receive)
    }
}
