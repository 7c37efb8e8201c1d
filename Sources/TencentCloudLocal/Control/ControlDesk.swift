import JSONCoding
import TencentCloudRuntime

/// Looks after the service over HTTP, for tests in any language, and for the explorer: on the service's own port, below
/// one prefix. Nothing here is signed, and nothing goes wrong on purpose.
///
/// It answers hosts that are this machine alone, and pages of its own: whatever else a browser has open can't use it.
struct ControlDesk: Sendable {
    static let prefix = "/_local/"

    var backend: Backend
    var explorer: Explorer
    var credentials: Credentials
    /// Where clients find the service.
    var url: String

    /// Whether a request is for the desk.
    static func serves(_ request: ServerRequest) -> Bool {
        request.path.hasPrefix(prefix) || Explorer.isPage(request)
    }

    /// What makes an answer.
    private typealias Handler = @Sendable (ControlDesk, ServerRequest) throws -> JSONValue

    /// By path and method.
    private static let handlers: [String: [String: Handler]] = [
        "health": ["GET": { desk, _ in desk.health }],
        "credentials": ["GET": { desk, _ in try desk.key() }],
        "reset": ["POST": { desk, _ in desk.reset() }],
        "clock": ["GET": { desk, _ in desk.time }, "POST": { try $0.advance($1) }],
        "requests": ["GET": { try $0.requests($1) }],
        "tasks": ["GET": { try $0.tasks($1) }],
        "bills": ["GET": { try $0.bills($1) }],
        "balance": ["POST": { try $0.setBalance($1) }],
        "faults": ["POST": { try $0.addFault($1) }, "DELETE": { desk, _ in desk.clearFaults() }],
        "services": ["GET": { desk, _ in desk.explorer.services() }],
        "sign": ["POST": { try $0.explorer.sign($1) }],
        "compare": ["POST": { try $0.explorer.compare($1) }],
        "state": ["GET": { desk, _ in desk.backend.state.json }, "PUT": { try $0.load($1) }],
    ]

    func answer(_ request: ServerRequest) -> ServerResponse {
        if let page = Explorer.page(request) { return page }
        do {
            try checkSender(request)
            let name = String(request.path.dropFirst(Self.prefix.count))
            if name.hasPrefix("services/"), request.method == "GET" {
                return .control(try explorer.service(String(name.dropFirst("services/".count))))
            }
            guard let methods = Self.handlers[name] else {
                let known = Self.handlers.keys.sorted().joined(separator: ", ")
                throw ControlError(
                    status: 404, "There is no \(request.path); below \(Self.prefix) are \(known).")
            }
            let method = request.method == "HEAD" ? "GET" : request.method
            guard let handler = methods[method] else {
                let known = methods.keys.sorted().joined(separator: ", ")
                var response = ControlError(status: 405, "\(request.path) takes \(known).").response
                response.headers.append(("Allow", known))
                return response
            }
            return .control(try handler(self, request))
        } catch {
            return (error as? ControlError ?? ControlError("\(error)")).response
        }
    }

    private func checkSender(_ request: ServerRequest) throws(ControlError) {
        let host = request.header("host") ?? ""
        let name = host.lastIndex(of: ":").map { host[..<$0] } ?? host[...]
        let own = url.split(separator: "/").dropFirst().first ?? ""
        guard ["127.0.0.1", "localhost", "[::1]"].contains(name) || host == own else {
            throw ControlError(status: 403, "\(Self.prefix) answers 127.0.0.1 and localhost, not '\(host)'.")
        }
        if let origin = request.header("origin"), origin != "http://\(host)" {
            throw ControlError(status: 403, "\(Self.prefix) answers its own pages, not those of \(origin).")
        }
        if request.header("sec-fetch-site") == "cross-site" {
            throw ControlError(status: 403, "\(Self.prefix) answers its own pages only.")
        }
    }
}

/// Why the desk didn't do what it was asked.
struct ControlError: Error {
    var status: Int
    var message: String

    init(status: Int = 400, _ message: String) {
        self.status = status
        self.message = message
    }

    var response: ServerResponse { .control(["error": .string(message)], status: status) }
}

extension ServerResponse {
    fileprivate static func control(_ value: JSONValue, status: Int = 200) -> ServerResponse {
        var response = ServerResponse(
            status: status, contentType: "application/json", body: value.jsonBytes + [0x0a])
        response.headers.append(("Cache-Control", "no-store"))
        return response
    }
}
