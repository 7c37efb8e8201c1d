import JSONCoding
import TencentCloudRuntime

/// What stands before every service of API 3.0: finds the action, checks who asks and how often, and puts
/// every answer into the envelope.
struct Gateway: Sendable {
    var products: Products
    var door: FrontDoor
    /// Nil: any number of requests a second.
    var rateLimiter: RateLimiter?
    var clock: LocalClock
    var recorder: StatisticsRecorder

    /// A GET request's query may be this long, in bytes.
    private static let longestQuery = 32 << 10

    func answer(_ request: ServerRequest) -> ServerResponse {
        guard request.path == "/" else { return .text(status: 404, "The API is at '/'.") }
        recorder.add { $0.requests += 1 }
        let requestID = RandomNames.uuid()
        do {
            switch try respond(to: request, requestID) {
            case .members(let members):
                return .json(Array(#"{"Response":"#.utf8) + members + [UInt8(ascii: "}")])
            case .events(let events): return streamed(events, requestID)
            }
        } catch {
            return refused(error, requestID)
        }
    }

    private func refused(_ error: any Error, _ requestID: String) -> ServerResponse {
        let fault = error as? ServiceFault ?? ServiceFault(code: .internalError, message: "\(error)")
        recorder.add { $0.faults[fault.code.rawValue, default: 0] += 1 }
        return .refusal(fault, requestID: requestID)
    }

    /// Events as they are made. A fault before the first is an answer like any other, and an event afterwards.
    private func streamed(_ events: @escaping ServiceRoutes.Events, _ requestID: String) -> ServerResponse {
        var response = ServerResponse(status: 200, contentType: "text/event-stream", body: [])
        response.stream = { send in
            var isBegun = false
            func sendEvent(_ data: [UInt8]) throws {
                isBegun = true
                try send(Array("data: ".utf8) + data + [0x0a, 0x0a])
            }
            do {
                try events(sendEvent)
            } catch is Departure {
                return nil
            } catch {
                let refusal = refused(error, requestID)
                guard isBegun else { return refusal }
                // Whoever has left needs none.
                try? sendEvent(refusal.body)
            }
            return nil
        }
        return response
    }

    private enum Answer {
        /// The response's members as a JSON object.
        case members([UInt8])
        case events(ServiceRoutes.Events)
    }

    private func respond(to request: ServerRequest, _ requestID: String) throws -> Answer {
        let body = try parameters(of: request)
        let common = try CommonParameters(request)
        let authorization = try door.authorization(of: request)
        let product = try products.product(
            for: authorization, common, host: request.header("host") ?? "")
        let service = product.routes.service
        let (handler, stream) = (
            product.routes.handlers[common.action], product.routes.streams[common.action]
        )
        guard handler != nil || stream != nil else {
            throw ServiceFault(
                code: .invalidAction, message: "\(service) has no action '\(common.action)' here.")
        }
        try door.check(request, common, authorization)
        if let rateLimiter, let limit = product.actions[common.action]?.requestsPerSecond {
            let isAdmitted = rateLimiter.admit(
                secretID: authorization.secretID, service: service, action: common.action, limit: limit,
                at: clock.now)
            guard isAdmitted else {
                throw ServiceFault(
                    code: .requestLimitExceeded,
                    message:
                        "\(common.action) may be called \(limit) times a second; try again in the next one.")
            }
        }
        recorder.add { $0.calls["\(service).\(common.action)", default: 0] += 1 }
        let context = ServiceContext(
            requestID: requestID, action: common.action, region: common.region, language: common.language,
            secretID: authorization.secretID)
        if let events = try stream?(body, context) { return .events(events) }
        guard let handler else {
            throw ServiceFault(
                code: .invalidParameter, message: "\(common.action) only answers with a stream.")
        }
        return .members(try handler(body, context))
    }

    /// The action's parameters as JSON, wherever the method puts them.
    private func parameters(of request: ServerRequest) throws(ServiceFault) -> [UInt8] {
        switch request.method {
        case "POST":
            guard !request.bodyIsTooLarge else {
                throw ServiceFault(code: .requestSizeLimitExceeded, message: "A request has at most 10 MB.")
            }
            let header = request.header("content-type") ?? ""
            switch header.prefix(while: { $0 != ";" }).lowercased().trimmingBlanks() {
            case "application/json": return request.body
            case "multipart/form-data":
                guard let object = MultipartParameters.object(request.body, contentType: header) else {
                    throw ServiceFault(
                        code: .invalidRequest,
                        message: "The body isn't made of parts between the boundary that Content-Type names.")
                }
                return object.jsonBytes
            default:
                throw ServiceFault(
                    code: .unsupportedProtocol,
                    message:
                        "A POST request's Content-Type has to be application/json or multipart/form-data.")
            }
        case "GET":
            guard request.query.utf8.count <= Self.longestQuery else {
                throw ServiceFault(
                    code: .requestSizeLimitExceeded, message: "A GET request has at most 32 KB.")
            }
            guard let object = QueryParameters.object(request.query) else {
                throw ServiceFault(
                    code: .unsupportedProtocol,
                    message: "The query isn't made of Name=value and List.0.Name=value.")
            }
            return object.jsonBytes
        default:
            throw ServiceFault(code: .unsupportedProtocol, message: "Requests are sent with POST or GET.")
        }
    }
}

/// `{"Response": {"Error": …}}`
private struct FaultEnvelope: JSONWritable {
    var fault: ServiceFault
    var requestID: String

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("Response")
        writer.beginObject()
        writer.key("Error")
        writer.beginObject()
        writer.member("Code", fault.code.rawValue)
        writer.member("Message", fault.message)
        writer.endObject()
        writer.member("RequestId", requestID)
        writer.endObject()
        writer.endObject()
    }
}

extension ServerResponse {
    /// Errors too come with status 200: the envelope says which it is.
    fileprivate static func json(_ body: [UInt8]) -> ServerResponse {
        ServerResponse(status: 200, contentType: "application/json", body: body)
    }

    /// The envelope with an error in it.
    static func refusal(_ fault: ServiceFault, requestID: String = RandomNames.uuid()) -> ServerResponse {
        var response = json(FaultEnvelope(fault: fault, requestID: requestID).jsonBytes)
        response.isRefusal = true
        return response
    }
}
