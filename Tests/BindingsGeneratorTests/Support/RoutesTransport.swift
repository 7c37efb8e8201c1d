import Synchronization
import TencentCloudRuntime

/// Answers as a service would, from the routes of a generated server.
final class RoutesTransport: Transport {
    private let routes: ServiceRoutes
    private let sent = Mutex<[[UInt8]]>([])

    init(_ routes: ServiceRoutes) {
        self.routes = routes
    }

    /// The bodies of the requests so far.
    var bodies: [[UInt8]] { sent.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        sent.withLock { $0.append(request.body) }
        let action = request.headers.first { $0.name.lowercased() == "x-tc-action" }?.value ?? ""
        let context = ServiceContext(requestID: "r-1", action: action, secretID: "id")
        let answer: [UInt8]
        do {
            guard let handler = routes.handlers[action] else {
                throw ServiceFault(code: "InvalidAction", message: action)
            }
            answer = try handler(request.body, context)
        } catch let fault as ServiceFault {
            let error =
                #"{"Error":{"Code":"\#(fault.code)","Message":"\#(fault.message)"},"RequestId":"r-1"}"#
            answer = Array(error.utf8)
        }
        let body = Array(#"{"Response":"#.utf8) + answer + Array("}".utf8)
        return HTTPResponse(
            status: 200, headers: [HTTPField(name: "Content-Type", value: "application/json")], body: body)
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        var response = try await send(request)
        try response.body.withUnsafeBytes(receive)
        response.body = []
        return response
    }
}
