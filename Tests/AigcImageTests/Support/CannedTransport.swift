import Synchronization
import TencentCloudRuntime

/// Answers every download alike, in pieces, and remembers what was asked.
final class CannedTransport: Transport {
    private let answer: HTTPResponse
    private let pieces: [[UInt8]]
    /// Runs before the last piece.
    private let meanwhile: @Sendable () throws -> Void
    private let asked = Mutex<[String]>([])

    var urls: [String] { asked.withLock { $0 } }

    init(
        status: Int = 200, headers: [String: String] = [:], pieces: [[UInt8]],
        meanwhile: @escaping @Sendable () throws -> Void = {}
    ) {
        answer = HTTPResponse(
            status: status, headers: headers.map { HTTPField(name: $0.key, value: $0.value) })
        self.pieces = pieces
        self.meanwhile = meanwhile
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse { answer }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        asked.withLock { $0.append(request.url) }
        for piece in pieces.dropLast() { try piece.withUnsafeBytes(receive) }
        try meanwhile()
        if let last = pieces.last { try last.withUnsafeBytes(receive) }
        return answer
    }
}
