import TencentCloudRuntime

/// One image on its way into a file, which may have a part of it already.
struct ImageTransfer {
    let transport: any Transport
    let url: String
    let file: AtomicFile
    /// For errors.
    let path: String

    /// By the clock.
    let deadline: Duration
    private let clock: SteadyClock

    init(
        transport: any Transport, url: String, timeout: Duration, clock: SteadyClock, file: AtomicFile,
        path: String
    ) {
        self.transport = transport
        self.url = url
        self.file = file
        self.path = path
        self.clock = clock
        deadline = clock.now() + timeout
    }

    /// A longer image is refused; no model draws one, in bytes.
    private static let longest = 512 << 20

    /// The rest of an image is asked for in pieces of this many bytes.
    private static let piece = 1 << 20

    /// Fetches what is missing, and checks the whole.
    func run() async throws -> ImageFormat {
        if file.signature.byteCount > 0 {
            if file.signature.format != nil, let format = try await rest() { return format }
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
            switch error.reason {
            case .status, .incomplete: true
            case .fileExists, .notTheImage, .file: false
            }
        default: false
        }
    }

    private func request(_ fields: [HTTPField] = [], atMost limit: Int = longest) -> HTTPRequest {
        HTTPRequest(
            method: "GET", url: url, headers: fields,
            totalTimeout: max(.milliseconds(1), deadline - clock.now()), maximumResponseBytes: limit)
    }

    /// Goes on where another attempt broke off. A piece is written only once its answer says that it is the next one
    /// of the same image: an error page in between never gets into the file.
    ///
    /// - Returns: Nil when the server sends no pieces, or those of another image.
    private func rest() async throws -> ImageFormat? {
        var total: Int?
        var tag: String?
        while true {
            let present = file.signature.byteCount
            if present == total { return try check(HTTPResponse(status: 200), expected: total) }
            var fields = [HTTPField(name: "Range", value: "bytes=\(present)-\(present + Self.piece - 1)")]
            if let tag { fields.append(HTTPField(name: "If-Range", value: tag)) }
            let response: HTTPResponse
            do {
                response = try await transport.send(request(fields, atMost: Self.piece))
            } catch let error as TransportError where error.kind == .bodyTooLarge {
                return nil
            }
            guard [200, 206, 416].contains(response.status) else {
                throw DownloadError(.status(response.status), path: path)
            }
            guard let range = ContentRange(response), range.total == total ?? range.total else { return nil }
            if range.start == nil, range.total == present {
                // There is nothing behind what came.
                return try? check(HTTPResponse(status: 200), expected: present)
            }
            let end = present + response.body.count
            guard range.start == present, end > present, end <= range.total else { return nil }
            try response.body.withUnsafeBytes { try file.write($0) }
            total = range.total
            // A weak one doesn't promise the same bytes.
            tag = response.header("ETag").flatMap { $0.hasPrefix("\"") ? $0 : nil }
        }
    }

    /// Whether what arrived is all of an image. Which format it has, its bytes tell: a picture that is paid for isn't
    /// thrown away because a server calls it by another's name.
    private func check(_ response: HTTPResponse, expected: Int?) throws(DownloadError) -> ImageFormat {
        let signature = file.signature
        if let expected, expected != signature.byteCount {
            throw DownloadError(.incomplete(received: signature.byteCount, expected: expected), path: path)
        }
        guard let format = signature.format else {
            let announced = response.header("Content-Type").map { " (the server calls it \($0))" } ?? ""
            let what = "neither PNG nor JPEG nor WebP\(announced)"
            throw DownloadError(.notTheImage(what), path: path)
        }
        guard expected == nil ? signature.isWholeByItself : signature.isWhole else {
            throw DownloadError(.incomplete(received: signature.byteCount, expected: nil), path: path)
        }
        return format
    }
}
