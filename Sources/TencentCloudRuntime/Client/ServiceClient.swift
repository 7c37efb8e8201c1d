import JSONCoding

/// Calls any action of any service: what the generated clients are made of.
///
/// Made for one call or kept, there is no difference: connections belong to the transport.
public struct ServiceClient: Sendable {
    /// What tells this client from another.
    public var configuration: ClientConfiguration

    /// Makes a client. Does nothing yet: credentials are looked up at the first call.
    public init(configuration: ClientConfiguration = ClientConfiguration()) {
        self.configuration = configuration
    }

    /// Calls an action.
    ///
    /// - Throws: ``ValidationError`` when the request breaks documented limits and was not sent,
    ///   ``CredentialsError``, ``TransportError``, ``ServiceError`` when the service refused or failed,
    ///   ``ResponseError`` when its answer can't be made out, `CancellationError`.
    public func call<Request: APIRequest, Response: JSONReadable & Sendable>(
        _ action: APIAction, _ request: Request
    ) async throws -> Response {
        let reply = try await send(request, to: action, within: configuration.timeouts.call)
        return try reply.response()
    }

    /// Calls an action with parameters that are JSON already.
    ///
    /// - Parameter json: The request's parameters, a JSON object. Not validated.
    /// - Returns: The response's members, a JSON object, as the service wrote it.
    /// - Throws: As the typed call does.
    public func call(_ action: APIAction, json: [UInt8]) async throws -> [UInt8] {
        try await send(json, to: action, within: configuration.timeouts.call).responseBytes()
    }

    /// Asks again and again until something is done.
    ///
    /// - Parameters:
    ///   - waiter: What is waited for, and how.
    ///   - action: What to ask.
    ///   - request: With which parameters.
    ///   - timeout: How long to wait in all; nil is the waiter's own.
    /// - Returns: One element for each answer. Nothing is asked before the first is.
    public func updates<Request: APIRequest, Response: JSONReadable & Sendable>(
        _ waiter: Waiter<Response>, _ action: APIAction, _ request: Request, timeout: Duration? = nil
    ) -> WaiterUpdates<Response> {
        WaiterUpdates(waiter: waiter, timeout: timeout) { remaining in
            // The last poll may begin when hardly any time is left; it gets enough to be answered.
            let limit = min(configuration.timeouts.call, max(remaining, .seconds(5)))
            let reply = try await send(request, to: action, within: limit)
            return WaiterPoll(response: try reply.response(), requestID: reply.requestID)
        }
    }
}

// MARK: The pipeline

extension ServiceClient {
    /// The most that a service takes in one request, in bytes.
    static let maximumRequestBytes = 10 << 20

    /// Validates and writes a request, then sends it.
    private func send<Request: APIRequest>(
        _ request: Request, to action: APIAction, within timeout: Duration
    ) async throws -> Reply {
        if configuration.validatesRequests {
            var validator = Validator()
            request.validate(&validator)
            if !validator.violations.isEmpty {
                throw ValidationError(action: action.name, violations: validator.violations)
            }
        }
        var writer = JSONWriter()
        request.write(to: &writer)
        return try await send(writer.bytes, to: action, within: timeout)
    }

    /// Sends a body and returns the service's answer once it isn't a failure.
    private func send(_ body: [UInt8], to action: APIAction, within timeout: Duration) async throws -> Reply {
        guard body.count <= Self.maximumRequestBytes else {
            throw ValidationError(
                action: action.name,
                violations: [
                    Violation(
                        path: "",
                        message: "the request has \(body.count) bytes, but takes at most "
                            + "\(Self.maximumRequestBytes)",
                        code: "RequestSizeLimitExceeded")
                ])
        }
        let address = try configuration.endpoint.address(
            service: action.service, region: configuration.region)
        guard address.isSecureOrNear || configuration.allowsPlainHTTP else {
            throw TransportError.refusal(
                "plain HTTP to \(address.host) would show the request to everyone on the way: use https, or set "
                    + "allowsPlainHTTP")
        }
        // One attempt. A retry policy loops over this call, which signs afresh each time.
        let deadline = ContinuousClock.now + timeout
        return try await attempt(1, body, to: action, at: address, until: deadline)
    }

    /// Signs and sends a body once.
    private func attempt(
        _ number: Int, _ body: [UInt8], to action: APIAction, at address: Endpoint.Address,
        until deadline: ContinuousClock.Instant
    ) async throws -> Reply {
        try Task.checkCancellation()
        let credentials: Credentials? =
            action.signing == .skip ? nil : try await configuration.credentials.credentials()
        let timestamp = configuration.clock.now()
        let authorization =
            if let credentials {
                RequestSigner.authorization(
                    for: SignableRequest(
                        service: action.service, contentType: RequestHeaders.contentType, host: address.host,
                        payload: .signed(body)),
                    credentials: credentials, timestamp: timestamp)
            } else {
                "SKIP"
            }
        let remaining = deadline - .now
        guard remaining > .zero else {
            throw TransportError(
                .timedOut, message: "the time for the call was up before it was sent",
                mayHaveTakenEffect: false)
        }
        let request = HTTPRequest(
            method: "POST", url: address.url,
            headers: try RequestHeaders.make(
                action: action, configuration: configuration, timestamp: timestamp,
                authorization: authorization,
                token: credentials?.token),
            body: body,
            connectTimeout: min(configuration.timeouts.connect, remaining), totalTimeout: remaining,
            maximumResponseBytes: configuration.maximumResponseBytes)
        do {
            let answer = try await configuration.transport.send(request)
            return try Reply(
                answer, to: action, region: configuration.region, attempts: number, credentials: credentials)
        } catch var error as TransportError {
            if action.idempotency == .safe { error.mayHaveTakenEffect = false }
            throw error
        }
    }
}
