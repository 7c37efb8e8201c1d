@testable import TencentCloudLocal

/// Answers downloads over real sockets as a test wants it, under whatever name.
final class FileServer: Sendable {
    private let server: HTTPServer

    /// - Parameter answer: Gets what was asked; made with ``file(_:type:for:)`` or by hand.
    init(_ answer: @escaping @Sendable (ServerRequest) -> ServerResponse) throws {
        server = try HTTPServer(
            port: 0, faults: FaultInjector(nil, recorder: StatisticsRecorder()),
            dateHeader: { CivilTime(seconds: 1_800_000_000).httpDate }, makeHandler: { _, _ in answer })
    }

    /// An address of a path, which is sent as it is.
    func url(_ path: String = "/image.png") -> String { "http://127.0.0.1:\(server.port)\(path)" }

    /// The bytes, or the part of them that is asked for, where parts are served.
    static func file(
        _ bytes: [UInt8], type: String = "image/png", tag: String = "\"1\"", for request: ServerRequest? = nil
    ) -> ServerResponse {
        var response = ServerResponse(status: 200, contentType: type, body: bytes)
        response.headers.append(("ETag", tag))
        guard let request, case .part(let range) = FileRange(request, of: bytes.count, tag: tag) else {
            return response
        }
        (response.status, response.body) = (206, Array(bytes[range]))
        let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"
        response.headers.append(("Content-Range", place))
        return response
    }

    /// The same answer, broken off in the middle.
    static func torn(_ response: ServerResponse) -> ServerResponse {
        var response = response
        response.delivery = .truncated
        return response
    }
}
