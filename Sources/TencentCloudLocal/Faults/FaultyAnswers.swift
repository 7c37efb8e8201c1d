import TencentCloudRuntime

/// Stands between the server and what answers its requests, and spoils what it is told to.
struct FaultyAnswers: Sendable {
    var answer: HTTPServer.Handler
    var injector: FaultInjector
    var rules: FaultRules
    var recorder: StatisticsRecorder

    private var plan: FaultPlan { injector.plan }

    func callAsFunction(_ request: ServerRequest) -> ServerResponse {
        guard let incident = request.incident ?? ordered(request) else { return answer(request) }
        switch incident.fault {
        case .refusedConnection, .skewedClock:
            // The server and its clock see to these.
            return executed(request, incident)
        case .resetBeforeRequest, .resetDuringRequest:
            // The server doesn't get this far.
            return ServerResponse(delivery: .reset)
        case .resetAfterRequest:
            if incident.executes { _ = executed(request, incident) }
            return ServerResponse(delivery: .reset)
        case .lostReply:
            _ = executed(request, incident)
            return ServerResponse(delivery: .lost)
        case .stalledReply:
            if incident.executes { _ = executed(request, incident) }
            return ServerResponse(delivery: .stalled(plan.stallTime))
        case .slowReply:
            return executed(request, incident).delivered(.dripped(plan.dripTime))
        case .truncatedReply:
            return executed(request, incident).delivered(.truncated)
        case .oversizedReply:
            return executed(request, incident).delivered(.padded(plan.oversize))
        case .wrongContentType:
            var response = executed(request, incident)
            response.headers.removeAll { $0.name == "Content-Type" }
            response.headers.append(("Content-Type", "text/plain; charset=gbk"))
            return response
        case .htmlPage:
            if incident.executes { _ = executed(request, incident) }
            return page(quoting: request, incident)
        case .serverError:
            if incident.executes { _ = executed(request, incident) }
            return serverError(quoting: request, incident)
        case .requestLimitExceeded where request.isForCOS:
            return ObjectRefusal(status: 503, code: "SlowDown", message: "Reduce your request rate.")
                .response(resource: request.path)
        case .requestLimitExceeded:
            return .refusal(.init(code: .requestLimitExceeded, message: "There are too many requests."))
        case .expiredToken where request.isForCOS:
            return ObjectRefusal(status: 403, code: "ExpiredToken", message: "The token has expired.")
                .response(resource: request.path)
        case .expiredToken:
            return .refusal(.init(code: .authFailureTokenFailure, message: "The token has expired."))
        }
    }

    /// What a rule has in store for this very request.
    private func ordered(_ request: ServerRequest) -> Incident? {
        rules.fault(of: LocalRequest(request)).map { injector.incident($0.fault, executing: $0.executing) }
    }

    /// The proper answer; says in the statistics that there was one to a request with a fault.
    private func executed(_ request: ServerRequest, _ incident: Incident) -> ServerResponse {
        let response = answer(request).collected()
        if !response.isRefusal { recorder.add { $0.executedFaults[incident.fault, default: 0] += 1 } }
        return response
    }

    /// Such pages quote what they were sent, secrets included.
    private func page(quoting request: ServerRequest, _ incident: Incident) -> ServerResponse {
        let statuses = [200, 400, 401, 403, 404, 413, 429, 500, 502, 503, 504]
        let headers = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: "<br>")
        let html = "<html><body><h1>A gateway's page</h1><p>\(headers)</p></body></html>"
        return ServerResponse(
            status: incident.pick(statuses), contentType: "text/html; charset=utf-8", body: Array(html.utf8))
    }

    private func serverError(quoting request: ServerRequest, _ incident: Incident) -> ServerResponse {
        let isBusy = incident.luck & 32 == 0
        let message = "It broke on \(request.header("authorization") ?? "nothing")."
        var response: ServerResponse
        if request.isForCOS {
            let code = isBusy ? "ServiceUnavailable" : "InternalError"
            response = ObjectRefusal(status: 500, code: code, message: message).response(
                resource: request.path)
            response.status = incident.pick([500, 502, 503, 504])
        } else {
            response = .refusal(
                ServiceFault(code: isBusy ? .serviceUnavailable : .internalError, message: message))
            response.status = incident.pick([200, 500, 502, 503, 504])
        }
        if isBusy { response.headers.append(("Retry-After", "0")) }
        return response
    }
}

extension Incident {
    fileprivate func pick(_ choices: [Int]) -> Int {
        choices[Int(truncatingIfNeeded: (luck >> 8) % UInt64(choices.count))]
    }
}

extension ServerRequest {
    /// Whether COS is asked, which answers in XML.
    fileprivate var isForCOS: Bool { path.hasPrefix(ObjectCounter.prefix) }
}

extension ServerResponse {
    /// A stream at once, as what can be spoilt.
    fileprivate func collected() -> ServerResponse {
        guard let stream else { return self }
        var response = self
        response.stream = nil
        return stream { response.body += $0 } ?? response
    }

    fileprivate func delivered(_ delivery: Delivery) -> ServerResponse {
        var response = self
        response.delivery = delivery
        return response
    }
}
