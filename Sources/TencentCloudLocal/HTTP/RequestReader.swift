/// What a server reads and for how long it waits.
struct ServerLimits: Sendable {
    /// The request line and all headers, in bytes.
    var headBytes = 64 << 10
    /// The body, in bytes: API 3.0 takes 10 MB.
    var bodyBytes = 10 << 20
    /// Between two requests on a connection.
    var idleTime = Duration.seconds(75)
    /// From a request's first byte to its last.
    var requestTime = Duration.seconds(30)
    /// To send an answer.
    var responseTime = Duration.seconds(30)
    /// At once; further ones are turned away.
    var connections = 1_024
}

/// Reads one request after the other off a connection.
struct RequestReader {
    /// Why there is no request.
    enum Failure: Error, Equatable {
        /// The client left, took too long, or the service stops: nobody is there to answer.
        case gone
        /// It isn't HTTP/1.1, or not what this server understands of it.
        case refused(status: Int, String)
    }

    private let socket: Socket
    private let stop: StopSignal
    private let limits: ServerLimits
    private var deadline = ContinuousClock.now
    /// What was received and not yet used: `buffer[position...]`.
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ socket: Socket, stop: StopSignal, limits: ServerLimits) {
        self.socket = socket
        self.stop = stop
        self.limits = limits
    }

    /// Waits for the next request's first byte; false when the client closed the connection between two.
    mutating func begin() throws(Failure) -> Bool {
        buffer.removeFirst(position)
        position = 0
        deadline = .now + limits.idleTime
        if !buffer.isEmpty { return true }
        return try fill() > 0
    }

    /// The next request; nil when the client closed the connection between two.
    mutating func next() throws(Failure) -> ServerRequest? {
        guard try begin() else { return nil }
        var request = try head()
        try readBody(of: &request)
        return request
    }

    /// The request that has begun, up to its body.
    mutating func head() throws(Failure) -> ServerRequest {
        deadline = .now + limits.requestTime
        // An empty line before the request line is left over from sloppy clients' bodies.
        var line = try nextLine()
        if line.isEmpty { line = try nextLine() }
        var request = try Self.requestLine(line)
        while true {
            let line = try nextLine()
            if line.isEmpty { break }
            request.headers.append(try Self.headerLine(line))
        }
        try settle(&request)
        return request
    }

    /// Reads on and throws away, so that a client that is still sending gets to read its answer.
    mutating func drain() {
        deadline = .now + .seconds(2)
        var left = 64 << 20
        position = 0
        repeat {
            buffer.removeAll(keepingCapacity: true)
            guard let count = try? fill(), count > 0 else { return }
            left -= count
        } while left > 0
    }

    // MARK: - The head

    private static func requestLine(_ line: String) throws(Failure) -> ServerRequest {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, isToken(parts[0]), !parts[1].isEmpty else {
            throw .refused(status: 400, "The request line isn't 'METHOD target HTTP/1.1'.")
        }
        guard parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else {
            let isHTTP = parts[2].hasPrefix("HTTP/")
            throw .refused(status: isHTTP ? 505 : 400, "This server speaks HTTP/1.1.")
        }
        var target = parts[1]
        if target.hasPrefix("http://") {
            // The absolute form, as sent through a proxy.
            target = target.dropFirst(7)
            target = target.firstIndex(of: "/").map { target[$0...] } ?? "/"
        }
        guard target.hasPrefix("/"), target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .refused(status: 400, "The request's target has to begin with '/'.")
        }
        let mark = target.firstIndex(of: "?") ?? target.endIndex
        return ServerRequest(
            method: String(parts[0]), path: String(target[..<mark]),
            query: String(target[mark...].dropFirst()),
            headers: [], body: [], keepsAlive: parts[2] == "HTTP/1.1")
    }

    private static func headerLine(_ line: String) throws(Failure) -> (name: String, value: String) {
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
            throw .refused(status: 400, "A header isn't 'Name: value'.")
        }
        let value = line[line.utf8.index(after: colon)...]
        guard !value.utf8.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F }) else {
            throw .refused(status: 400, "A header's value holds a control character.")
        }
        return (line[..<colon].lowercased(), value.trimmingBlanks())
    }

    private static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                $0.isASCIILetter || $0.isASCIIDigit || "!#$%&'*+-.^_`|~".utf8.contains($0)
            }
    }

    /// What only all headers together can tell.
    private func settle(_ request: inout ServerRequest) throws(Failure) {
        let hosts = request.headers.count { $0.name == "host" }
        guard hosts == 1 || (hosts == 0 && !request.keepsAlive) else {
            throw .refused(status: 400, "A request has exactly one Host header.")
        }
        if let connection = request.header("connection")?.lowercased() {
            if connection.contains("close") {
                request.keepsAlive = false
            } else if connection.contains("keep-alive") {
                request.keepsAlive = true
            }
        }
    }

    // MARK: - The body

    /// Completes a request whose head was read.
    mutating func readBody(of request: inout ServerRequest) throws(Failure) {
        let length = request.header("content-length")
        if let encoding = request.header("transfer-encoding") {
            guard length == nil else {
                throw .refused(status: 400, "Content-Length and Transfer-Encoding exclude each other.")
            }
            guard encoding.lowercased() == "chunked" else {
                throw .refused(status: 501, "The only transfer encoding understood is chunked.")
            }
            try confirm(request)
            try readChunks(into: &request)
        } else if let length {
            guard let count = Int(length), count >= 0, length.utf8.first != UInt8(ascii: "+") else {
                throw .refused(status: 400, "Content-Length isn't one number.")
            }
            guard count <= limits.bodyBytes else {
                request.bodyIsTooLarge = true
                return
            }
            if count > 0 { try confirm(request) }
            request.body = try take(count)
        }
    }

    /// A client that asks before it sends a large body is told to go on.
    private func confirm(_ request: ServerRequest) throws(Failure) {
        guard request.header("expect")?.lowercased() == "100-continue" else { return }
        guard socket.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), until: deadline, stop) else {
            throw .gone
        }
    }

    private mutating func readChunks(into request: inout ServerRequest) throws(Failure) {
        while true {
            let line = try nextLine(inBody: true)
            let digits = line.prefix { $0 != ";" }.utf8.filter { $0 != UInt8(ascii: " ") }
            guard let text = String(validating: digits, as: UTF8.self), text.utf8.count <= 15,
                let count = Int(text, radix: 16), count >= 0, text.utf8.first != UInt8(ascii: "+")
            else { throw .refused(status: 400, "A chunk's size isn't a hexadecimal number.") }
            if count == 0 { break }
            guard request.body.count + count <= limits.bodyBytes else {
                request.bodyIsTooLarge = true
                request.body = []
                return
            }
            request.body += try take(count)
            guard try nextLine(inBody: true).isEmpty else {
                throw .refused(status: 400, "A chunk is longer than it says.")
            }
        }
        while try !nextLine(inBody: true).isEmpty {}  // trailers
    }

    // MARK: - The bytes

    /// The bytes up to the next line end, which is consumed.
    ///
    /// All lines of the head together are limited; in the body, where small chunks make many lines, each is.
    private mutating func nextLine(inBody: Bool = false) throws(Failure) -> String {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                guard end > position, buffer[end - 1] == UInt8(ascii: "\r") else {
                    throw .refused(status: 400, "A line doesn't end with carriage return and line feed.")
                }
                guard let line = String(validating: buffer[position..<(end - 1)], as: UTF8.self) else {
                    throw .refused(status: 400, "The head isn't text.")
                }
                position = end + 1
                return line
            }
            searched = buffer.count
            guard buffer.count - (inBody ? position : 0) <= limits.headBytes else {
                throw .refused(status: 431, "The request's head is too large.")
            }
            guard try fill() > 0 else { throw .gone }
        }
    }

    private mutating func take(_ count: Int) throws(Failure) -> [UInt8] {
        while buffer.count - position < count {
            guard try fill() > 0 else { throw .gone }
        }
        defer { position += count }
        return Array(buffer[position..<(position + count)])
    }

    /// Receives more; 0 at the end of the stream.
    private mutating func fill() throws(Failure) -> Int {
        // Chunks of a byte each, or trailers without end, are no reason to keep everything.
        guard buffer.count <= 8 * limits.bodyBytes + limits.headBytes else {
            throw .refused(status: 400, "The body's chunks are mostly overhead.")
        }
        let received = withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { bytes -> Int? in
            let count = socket.receive(into: bytes, until: deadline, stop)
            if let count { buffer += UnsafeRawBufferPointer(rebasing: bytes[..<count]) }
            return count
        }
        guard let received else { throw .gone }
        return received
    }
}
