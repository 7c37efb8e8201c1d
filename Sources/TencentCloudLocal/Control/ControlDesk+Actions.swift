import JSONCoding
import TencentCloudRuntime

extension ControlDesk {
    var health: JSONValue {
        let services = backend.gateway.products.hosted.map(\.routes).map { routes -> JSONValue in
            ["service": .string(routes.service), "version": .string(routes.version)]
        }
        return ["status": "ok", "url": .string(url), "services": .array(services)]
    }

    /// Keys that the service made up; others may be real.
    func key() throws(ControlError) -> JSONValue {
        guard backend.options.credentials == nil else {
            throw ControlError(status: 404, "The credentials are those that the service was given.")
        }
        return [
            "secretId": .string(credentials.secretID), "secretKey": .string(credentials.secretKey),
        ]
    }

    func reset() -> JSONValue {
        backend.reset()
        return done
    }

    var time: JSONValue {
        [
            "now": .string(backend.clock.clock.now.iso8601),
            "advanced": .number(backend.clock.advance.seconds),
        ]
    }

    func advance(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        let order = try Order(request, names: ["advance"])
        guard let seconds = try order.number("advance"), (0...3_153_600_000).contains(seconds) else {
            throw ControlError("\"advance\" says by how many seconds the clock is put forward.")
        }
        backend.clock.advance(by: .seconds(seconds))
        return time
    }

    func setBalance(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        let order = try Order(request, names: ["tasks"])
        backend.balance.set(try order.count("tasks"))
        return done
    }

    private var done: JSONValue { ["status": "ok"] }
}

// MARK: - What there was

extension ControlDesk {
    func requests(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        let filter = try Filter(request, names: ["service", "action", "code", "after", "limit"])
        let after = try filter.number("after") ?? 0
        var found = backend.journal.latest.filter { entry in
            entry.number > after && filter.admits("service", entry.service)
                && filter.admits("action", entry.action)
                && filter.admits("code", entry.fault?.code.rawValue ?? "")
        }
        if let limit = try filter.number("limit") { found = found.suffix(limit) }
        return ["requests": .array(found.map(\.json))]
    }

    func tasks(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        ["tasks": .array(try filtered(request).map(\.json))]
    }

    /// What would have been billed.
    func bills(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        let tasks = try filtered(request)
        return [
            "tasks": .number(JSONNumber(tasks.count)),
            "images": .number(JSONNumber(tasks.reduce(0) { $0 + $1.images })),
            "failed": .number(JSONNumber(tasks.count { $0.status == .failed })),
        ]
    }

    private func filtered(_ request: ServerRequest) throws(ControlError) -> [LocalTask] {
        let filter = try Filter(request, names: ["service", "status", "id", "sessionId", "prompt"])
        return backend.tasks.filter { task in
            filter.admits("service", task.service) && filter.admits("status", task.status.rawValue)
                && filter.admits("id", task.id) && filter.admits("sessionId", task.sessionID ?? "")
                && (filter["prompt"].map { task.prompt.contains($0) } ?? true)
        }
    }
}

// MARK: - What goes wrong

extension ControlDesk {
    /// Takes `{"fault": "lost-reply"}` or `{"code": "InternalError"}`, both with `count`, `service`, `action` and
    /// `contains`.
    func addFault(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        let order = try Order(
            request,
            names: ["fault", "executing", "code", "message", "count", "service", "action", "contains"])
        let (service, action) = (try order.text("service"), try order.text("action"))
        let part = try order.text("contains")
        let outcome: FaultRules.Outcome
        switch (try order.text("fault"), try order.text("code")) {
        case (let name?, nil):
            guard let fault = LocalFault(rawValue: name) else {
                let known = LocalFault.allCases.map(\.rawValue).joined(separator: ", ")
                throw ControlError("There is no fault '\(name)'; they are \(known).")
            }
            outcome = .fault(fault, executing: try order.flag("executing") ?? true)
        case (nil, let code?):
            let message = try order.text("message") ?? LocalService.refusalMessage
            outcome = .refusal(ServiceFault(code: ServiceErrorCode(rawValue: code), message: message))
        default: throw ControlError("Either \"fault\" or \"code\" says what goes wrong.")
        }
        let rule = FaultRules.Rule(outcome: outcome, remaining: try order.count("count")) { request in
            (service ?? request.service) == request.service && (action ?? request.action) == request.action
                && (part.map { request.parameters.text().contains($0) } ?? true)
        }
        backend.rules.add(rule)
        return done
    }

    func clearFaults() -> JSONValue {
        backend.rules.clear()
        backend.injector.clear()
        return done
    }

    func load(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        do {
            try backend.load(try JSONValue(jsonBytes: request.body))
        } catch let error as LocalServiceError {
            throw ControlError(error.message)
        } catch {
            throw ControlError("The state isn't JSON: \(error).")
        }
        return done
    }
}
