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
    ///   ``ResponseError`` when its answer can't be made out, ``AlreadyAcceptedError`` when a create was
    ///   accepted and its answer lost, `CancellationError`.
    public func call<Request: APIRequest, Response: JSONReadable & Sendable>(
        _ action: APIAction, _ request: Request
    ) async throws -> Response {
        try await send(request, to: action, within: configuration.timeouts.call) { try $0.response() }
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
        try await send(json, to: action, within: configuration.timeouts.call) { try $0.responseBytes() }
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
        WaiterUpdates(waiter: waiter, timeout: timeout, clock: configuration.steadyClock) { remaining in
            // The last poll may begin when hardly any time is left; it gets enough to be answered.
            let limit = min(configuration.timeouts.call, max(remaining, .seconds(5)))
            return try await send(request, to: action, within: limit, isPoll: true) { reply in
                WaiterPoll(response: try reply.response(), requestID: reply.requestID)
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
        _ read: (Reply) throws -> Result
    ) async throws -> Result {
        if configuration.validatesRequests {
            var validator = Validator()
            request.validate(&validator)
            if !validator.violations.isEmpty {
                throw ValidationError(action: action.name, violations: validator.violations)
            }
        }
        var writer = JSONWriter()
        request.write(to: &writer)
        return try await send(writer.bytes, to: action, within: timeout, isPoll: isPoll, read)
    }

    /// Sends a body, as often as need be and may be, and reads the answer once it isn't a failure.
    private func send<Result>(
        _ body: [UInt8], to action: APIAction, within timeout: Duration, isPoll: Bool = false,
        _ read: (Reply) throws -> Result
    ) async throws -> Result {
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
        let call = Call(body, to: action, at: address, within: timeout, isPoll: isPoll, configuration)
        return try await call.run(read)
    }
}
