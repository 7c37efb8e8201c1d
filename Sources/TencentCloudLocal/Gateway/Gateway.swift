import JSONCoding
import Synchronization
import TencentCloudRuntime

/// What stands before every service of API 3.0: finds the action, checks who asks and how often, and puts
/// every answer into the envelope.
struct Gateway: Sendable {
    var products: Products
    var door: FrontDoor
    /// Nil: any number of requests a second.
    var rateLimiter: RateLimiter?
    /// Which limits are held to.
    var checks: RequestChecks
    var rules: FaultRules
    var clock: LocalClock
    var journal: RequestJournal
    var recorder: StatisticsRecorder

    /// A GET request's query may be this long, in bytes.
    private static let longestQuery = 32 << 10

    func answer(_ request: ServerRequest) -> ServerResponse {
        guard request.path == "/" else { return .text(status: 404, "The API is at '/'.") }
        recorder.add { $0.requests += 1 }
        let start = ContinuousClock.now
        var entry = LocalRequest(request)
        entry.time = clock.now
        entry.requestID = RandomNames.uuid()
        defer {
            entry.duration = ContinuousClock.now - start
            journal.enter(entry)
        }
        do {
            switch try respond(to: request, &entry) {
            case .members(let members):
                return .json(Array(#"{"Response":"#.utf8) + members + [UInt8(ascii: "}")])
            case .events(let events): return streamed(events, entry.requestID)
            }
        } catch {
            let fault = fault(error, request.header("x-tc-language"))
            entry.fault = fault
            return refused(fault, entry.requestID)
        }
    }

    private func fault(_ error: any Error, _ language: String?) -> ServiceFault {
        switch error {
        case let refusal as GatewayRefusal: refusal.fault(in: language.flatMap(Language.init))
        case let fault as ServiceFault: fault
        default: ServiceFault(code: .internalError, message: "\(error)")
        }
    }

    private func refused(_ fault: ServiceFault, _ requestID: String) -> ServerResponse {
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
                let refusal = refused(fault(error, nil), requestID)
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

    private func respond(to request: ServerRequest, _ entry: inout LocalRequest) throws -> Answer {
        try door.refuseOtherSignatures(of: request)
        let (body, areTexts) = try parameters(of: request)
        let common = try CommonParameters(request)
        let authorization = try door.authorization(of: request)
        let product = try products.product(
            signed: authorization?.service, common, host: request.header("host") ?? "")
        let service = product.routes.service
        entry.service = service
        let (handler, stream) = (
            product.routes.handlers[common.action], product.routes.streams[common.action]
        )
        guard handler != nil || stream != nil else {
            throw GatewayRefusal.noAction(common.action, of: service)
        }
        if let authorization {
            do throws(GatewayRefusal) {
                try door.check(request, common, authorization)
            } catch {
                if case .wrongSignature = error {
                    entry.signature = FrontDoor.trace(request, common, authorization)
                }
                throw error
            }
        } else if !product.routes.unsigned.contains(common.action) {
            throw GatewayRefusal.unsigned(common.action)
        }
        let secretID = authorization?.secretID ?? ""
        if let rateLimiter, let limit = product.actions[common.action]?.requestsPerSecond {
            let isAdmitted = rateLimiter.admit(
                secretID: secretID, service: service, action: common.action, limit: limit,
                at: clock.now)
            guard isAdmitted else { throw GatewayRefusal.tooManyRequests(common.action, limit: limit) }
        }
        recorder.add { $0.calls["\(service).\(common.action)", default: 0] += 1 }
        if let fault = rules.refusal(of: entry) { throw fault }

        let advice = Mutex<[Violation]>([])
        defer { entry.advice = advice.withLock { $0 } }
        let context = ServiceContext(
            requestID: entry.requestID, action: common.action, region: common.region,
            language: common.language, secretID: secretID,
            takesTexts: areTexts,
            checks: checks, advise: { violation in advice.withLock { $0.append(violation) } })
        if let events = try stream?(body, context) { return .events(events) }
        guard let handler else { throw GatewayRefusal.onlyStreams(common.action) }
        return .members(try handler(body, context))
    }

    /// The action's parameters as JSON, wherever the method puts them, and whether each came as a text.
    private func parameters(
        of request: ServerRequest
    ) throws(GatewayRefusal) -> (json: [UInt8], areTexts: Bool) {
        switch request.method {
        case "POST":
            guard !request.bodyIsTooLarge else { throw .longBody }
            switch request.mediaType {
            case "application/json": return (request.body, false)
            case "multipart/form-data":
                let header = request.header("content-type") ?? ""
                guard let object = MultipartParameters.object(request.body, contentType: header) else {
                    throw .malformedForm
                }
                return (object.jsonBytes, true)
            default: throw .contentType
            }
        case "GET":
            guard request.query.utf8.count <= Self.longestQuery else { throw .longQuery }
            guard let object = QueryParameters.object(request.query) else { throw .malformedQuery }
            return (object.jsonBytes, true)
        default: throw .method
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
