import Synchronization
import TencentCloudRuntime

/// Serves one file, whole or from an offset on, and breaks off after so many bytes.
final class RangeTransport: Transport {
    private let bytes: [UInt8]
    private let servesRanges: Bool
    private let breaks: Mutex<[Int]>
    private let pages: Mutex<[Int]>
    private let asked = Mutex<[String]>([])

    /// The ranges that were asked for: empty for the whole file.
    var ranges: [String] { asked.withLock { $0 } }

    /// - Parameters:
    ///   - breaks: After how many bytes each download breaks off; later ones don't.
    ///   - pages: What requests for a part are answered with first.
    init(_ bytes: [UInt8], servesRanges: Bool = true, breaks: [Int] = [], pages: [Int] = []) {
        self.bytes = bytes
        self.servesRanges = servesRanges
        self.breaks = Mutex(breaks)
        self.pages = Mutex(pages)
    }

    private func answer(_ request: HTTPRequest) -> (HTTPResponse, ArraySlice<UInt8>) {
        let range = request.headers.first { $0.name == "Range" }?.value
        asked.withLock { $0.append(range ?? "") }
        guard servesRanges, let range else { return (HTTPResponse(status: 200), bytes[...]) }
        let numbers = range.dropFirst("bytes=".count).split(separator: "-").compactMap { Int($0) }
        let last = min(numbers[1], bytes.count - 1)
        guard numbers[0] <= last else {
            let field = HTTPField(name: "content-range", value: "bytes */\(bytes.count)")
            return (HTTPResponse(status: 416, headers: [field]), [])
        }
        let field = HTTPField(name: "content-range", value: "bytes \(numbers[0])-\(last)/\(bytes.count)")
        return (HTTPResponse(status: 206, headers: [field]), bytes[numbers[0]...last])
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        var (response, body) = answer(request)
        if let status = pages.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            return HTTPResponse(status: status, body: ImageBytes.html)
        }
        let end = breaks.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if end != nil { throw TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: false) }
        guard body.count <= request.maximumResponseBytes else {
            throw TransportError(.bodyTooLarge, message: "too large", mayHaveTakenEffect: false)
        }
        response.body = Array(body)
        return response
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        let (response, body) = answer(request)
        let end = breaks.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        try body.prefix(end ?? body.count).withUnsafeBytes(receive)
        if end != nil { throw TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: false) }
        return response
    }
}
