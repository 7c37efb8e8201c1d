import Synchronization
import TencentCloudRuntime

/// Stands between a client and its service, and changes answers.
final class RewritingTransport: Transport {
    private let base: any Transport
    private let counts = Mutex<[String: Int]>([:])
    private let rewrite: @Sendable (_ action: String, _ number: Int, HTTPResponse) -> HTTPResponse

    /// - Parameter rewrite: Gets the action, the how manieth request of it this is, and the answer.
    init(
        _ base: any Transport = DefaultTransport.shared,
        _ rewrite: @escaping @Sendable (_ action: String, _ number: Int, HTTPResponse) -> HTTPResponse
    ) {
        self.base = base
        self.rewrite = rewrite
    }

    func count(_ action: String) -> Int { counts.withLock { $0[action] ?? 0 } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let action = request.headers.first { $0.name == "X-TC-Action" }?.value ?? request.method
        let number = counts.withLock { counts in
            counts[action, default: 0] += 1
            return counts[action, default: 0]
        }
        return rewrite(action, number, try await base.send(request))
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        try await base.download(request, receive: receive)
    }
}
