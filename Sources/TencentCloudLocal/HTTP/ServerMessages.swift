/// A request as it arrived.
struct ServerRequest: Sendable {
    var method: String
    /// The target up to the question mark.
    var path: String
    /// The target after the question mark, as it was sent; empty where there is none.
    var query: String
    /// Names in lower case, in the order they came.
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    /// The body was larger than the server takes, and was not read.
    var bodyIsTooLarge = false
    /// Whether the client expects the connection to stay open.
    var keepsAlive: Bool
    /// What goes wrong on purpose.
    var incident: Incident?

    /// The value of a header, its name in lower case; several values of one name are joined with commas.
    func header(_ name: String) -> String? {
        var found: String?
        for header in headers where header.name == name {
            found = found.map { $0 + "," + header.value } ?? header.value
        }
        return found
    }

    /// Content-Type without its parameters, in lower case.
    var mediaType: String {
        (header("content-type") ?? "").prefix { $0 != ";" }.lowercased().trimmingBlanks()
    }
}

/// The client has left, or the server stops, while an answer was sent bit by bit.
struct Departure: Error {}

/// An answer to be sent.
struct ServerResponse: Sendable {
    var status: Int
    /// Content-Length, Date and Connection are added when it is sent.
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    var delivery = Delivery.whole
    /// What makes the body bit by bit, in place of ``body``: returns another answer where there is none after all.
    var stream: Stream?
    /// Whether it says that the action was not executed.
    var isRefusal = false

    /// Calls `send` with each piece, which throws ``Departure`` once the client has left.
    typealias Stream = @Sendable (_ send: ([UInt8]) throws -> Void) -> ServerResponse?

    init(status: Int, contentType: String, body: [UInt8]) {
        self.status = status
        headers = [("Content-Type", contentType)]
        self.body = body
    }

    /// No answer at all.
    init(delivery: Delivery) {
        self.init(status: 500, contentType: "text/plain", body: [])
        self.delivery = delivery
    }

    /// A plain-text answer that says what is wrong.
    static func text(status: Int, _ text: String) -> ServerResponse {
        ServerResponse(
            status: status, contentType: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
    }

    /// The status line and the headers.
    func head(date: String, keepsAlive: Bool) -> String {
        var head =
            "HTTP/1.1 \(status) \(Self.reason(status))\r\nServer: TencentCloudLocal\r\nDate: \(date)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        let padding = if case .padded(let count) = delivery { count } else { 0 }
        if stream != nil {
            head += "Transfer-Encoding: chunked\r\n"
        } else if status != 204, status != 304 {
            // That there is no body is what this status says.
            head += "Content-Length: \(body.count + padding)\r\n"
        }
        head += "Connection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
        return head
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 204: "No Content"
        case 206: "Partial Content"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 416: "Range Not Satisfiable"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        case 505: "HTTP Version Not Supported"
        default: "Unknown"
        }
    }
}
