import JSONCoding

/// Calls any action of any service: what the generated clients are made of.
///
/// Made for one call or kept, there is no difference: connections belong to the transport.
public struct ServiceClient: Sendable {
    /// Credentials, endpoint, time limits and all else that calls are made with.
    public var configuration: ClientConfiguration

    /// Makes a client. Does nothing yet: credentials are looked up at the first call.
    public init(configuration: ClientConfiguration = ClientConfiguration()) {
        self.configuration = configuration
    }

    /// Calls an action.
    ///
    /// - Throws: ``ValidationError`` when the request breaks documented limits and was not sent,
    ///   ``CredentialsError``, ``TransportError``, ``ServiceError`` when the service refused or failed,
    ///   ``ResponseError`` when its answer can't be made out, ``AlreadyAcceptedError`` when a create was
    ///   accepted and its answer lost, `CancellationError`.
    public func call<Request: APIRequest, Response: JSONReadable & Sendable>(
        _ action: APIAction, _ request: Request
    ) async throws -> Response {
        try await send(request, to: action, within: configuration.timeouts.call) { try $0.decoded() }
    }

    /// Calls an action with parameters that are JSON already.
    ///
    /// - Parameters:
    ///   - action: The action.
    ///   - json: The request's parameters, a JSON object. Not validated, and sent as they are: an action that is
    ///     recognised by a token is sent again after an open end only if the token is among them.
    /// - Returns: The response's members, a JSON object, as the service wrote it.
    /// - Throws: As the typed call does.
    public func call(_ action: APIAction, json: [UInt8]) async throws -> [UInt8] {
        try await send(RequestBody(bytes: json), to: action, within: configuration.timeouts.call) {
            try $0.bytes()
        }
    }

    /// Calls an action that answers bit by bit (`text/event-stream`).
    ///
    /// - Parameters:
    ///   - action: The action.
    ///   - request: Its parameters, among them the one that asks for a stream, where the action has it.
    /// - Returns: What the service answers, as it comes. Nothing is sent before the first event is asked for.
    public func events<Request: APIRequest, Response: JSONReadable & Sendable>(
        _ action: APIAction, _ request: Request
    ) -> ResponseEvents<Response> {
        ResponseEvents(timeout: configuration.timeouts.betweenEvents, configuration.steadyClock) {
            try await call(try written(request, to: action), to: action, within: configuration.timeouts.call)
                .open(Response.self)
        }
    }

    /// Calls an action that answers bit by bit, with parameters that are JSON already.
    ///
    /// - Parameters:
    ///   - action: The action.
    ///   - json: The request's parameters, a JSON object. Not validated, and sent as they are: the one that asks for a
    ///     stream is to be among them.
    /// - Returns: What the service answers, as it comes.
    public func events(_ action: APIAction, json: [UInt8]) -> ResponseEvents<JSONValue> {
        ResponseEvents(timeout: configuration.timeouts.betweenEvents, configuration.steadyClock) {
            try await call(RequestBody(bytes: json), to: action, within: configuration.timeouts.call).open(
                JSONValue.self)
        }
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
        WaiterUpdates(
            waiter: waiter, timeout: timeout, clock: configuration.steadyClock, advice: action.advice
        ) { remaining in
            // The last poll may begin when hardly any time is left; it gets enough to be answered.
            let limit = min(configuration.timeouts.call, max(remaining, .seconds(5)))
            return try await send(request, to: action, within: limit, isPoll: true) {
                WaiterPoll(response: try $0.decoded(), requestID: $0.requestID)
            }
        }
    }
}

// MARK: The pipeline

extension ServiceClient {
    /// The most that a service takes in one request, in bytes.
    static let maximumRequestBytes = 10 << 20

    /// Validates and writes a request, then sends it.
    private func send<Request: APIRequest, Result>(
        _ request: Request, to action: APIAction, within timeout: Duration, isPoll: Bool = false,
        _ read: (ReceivedResponse) throws -> Result
    ) async throws -> Result {
        try await send(
            try written(request, to: action), to: action, within: timeout, isPoll: isPoll, read)
    }

    /// A request's body, once it is valid.
    private func written<Request: APIRequest>(
        _ request: Request, to action: APIAction
    ) throws(ValidationError) -> RequestBody {
        let (binding, advice) = configuration.violations(of: request)
        guard binding.isEmpty else { throw ValidationError(action: action.name, violations: binding) }
        for violation in advice { configuration.observer?.warned(ClientWarning(.advice, "\(violation)")) }
        return try RequestBody(request, to: action)
    }

    /// Sends a body, as often as need be and may be, and reads the answer once it isn't a failure.
    private func send<Result>(
        _ body: RequestBody, to action: APIAction, within timeout: Duration, isPoll: Bool = false,
        _ read: (ReceivedResponse) throws -> Result
    ) async throws -> Result {
        try await call(body, to: action, within: timeout, isPoll: isPoll).run(read)
    }

    /// A call that can be made.
    private func call(
        _ body: RequestBody, to action: APIAction, within timeout: Duration, isPoll: Bool = false
    ) throws -> Call {
        guard body.bytes.count <= Self.maximumRequestBytes else {
            throw ValidationError(
                action: action.name,
                violations: [
                    Violation(
                        path: "",
                        message: "the request has \(body.bytes.count) bytes, but takes at most "
                            + "\(Self.maximumRequestBytes)",
                        code: "RequestSizeLimitExceeded")
                ])
        }
        let endpoint = configuration.resolvedEndpoint
        let address = try endpoint.address(service: action.service, region: configuration.region)
        guard address.isSecureOrNear || configuration.allowsPlainHTTP else {
            throw TransportError.refusal(
                "plain HTTP to \(address.host) would show the request to everyone on the way: use https, or set "
                    + "allowsPlainHTTP")
        }
        return Call(
            body, to: action, at: address, of: endpoint.site, within: timeout, isPoll: isPoll, configuration)
    }
}
