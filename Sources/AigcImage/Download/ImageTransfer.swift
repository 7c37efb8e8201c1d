import TencentCloudRuntime

/// One image on its way into a file, which may have a part of it already.
struct ImageTransfer {
    let transport: any Transport
    let url: String
    let timeout: Duration
    let file: AtomicFile
    /// For errors.
    let path: String

    /// A longer image is refused; no model draws one, in bytes.
    private static let longest = 512 << 20

    /// Fetches what is missing, and checks the whole.
    func run() async throws -> ImageFormat {
        let present = file.signature.byteCount
        if present > 0 {
            if file.signature.format != nil, let total = try await total(), present <= total,
                let format = try await rest(from: present, to: total)
            {
                return format
            }
            try file.empty()
        }
        let response = try await transport.download(request()) { try file.write($0) }
        guard response.status == 200 else { throw DownloadError(.status(response.status), path: path) }
        return try check(response, expected: response.header("Content-Length").flatMap { Int($0) })
    }

    /// Whether an attempt after this error can use what has come.
    static func mayGoOn(after error: any Error) -> Bool {
        switch error {
        case is CancellationError: true
        case let error as TransportError: error.kind != .bodyTooLarge
        case let error as DownloadError:
            if case .incomplete = error.reason { true } else { false }
        default: false
        }
    }

    private func request(range: String? = nil, atMost limit: Int = longest) -> HTTPRequest {
        HTTPRequest(
            method: "GET", url: url, headers: range.map { [HTTPField(name: "Range", value: $0)] } ?? [],
            totalTimeout: timeout, maximumResponseBytes: limit)
    }

    /// How long the image is, if the server can send parts of it. Asked for separately, because the answer to the
    /// real question brings bytes before it says which.
    private func total() async throws -> Int? {
        do {
            let response = try await transport.send(request(range: "bytes=0-0", atMost: 1 << 16))
            return Self.range(response).flatMap { $0.start == 0 ? $0.total : nil }
        } catch let error as TransportError where error.kind == .bodyTooLarge {
            return nil
        }
    }

    /// Nil when the server sends something else than the rest.
    private func rest(from present: Int, to total: Int) async throws -> ImageFormat? {
        guard present < total else { return try? check(HTTPResponse(status: 200), expected: total) }
        let response = try await transport.download(
            request(range: "bytes=\(present)-", atMost: total - present)
        ) { try file.write($0) }
        guard Self.range(response).map({ $0.start == present && $0.total == total }) == true else {
            return nil
        }
        return try check(response, expected: total)
    }

    /// Reads `Content-Range: bytes 100-999/1000` of an answer that is a part.
    private static func range(_ response: HTTPResponse) -> (start: Int, total: Int)? {
        guard response.status == 206, let text = response.header("Content-Range"), text.hasPrefix("bytes ")
        else { return nil }
        let parts = text.dropFirst(6).split { $0 == "-" || $0 == "/" }
        guard parts.count == 3, let start = Int(parts[0]), let total = Int(parts[2]) else { return nil }
        return (start, total)
    }

    /// Whether what arrived is what was announced.
    private func check(_ response: HTTPResponse, expected: Int?) throws(DownloadError) -> ImageFormat {
        let signature = file.signature
        if let expected, expected != signature.byteCount {
            throw DownloadError(.incomplete(received: signature.byteCount, expected: expected), path: path)
        }
        let type = response.header("Content-Type")
        guard let format = signature.format else {
            let announced = type.map { " (the server calls it \($0))" } ?? ""
            let what = "neither PNG nor JPEG nor WebP\(announced)"
            throw DownloadError(.notTheImage(what), path: path)
        }
        if let type, let announced = ImageFormat(mediaType: type), announced != format {
            throw DownloadError(.notTheImage("\(format) bytes under the name of \(announced)"), path: path)
        }
        guard signature.isWhole else {
            throw DownloadError(.incomplete(received: signature.byteCount, expected: nil), path: path)
        }
        return format
    }
}
