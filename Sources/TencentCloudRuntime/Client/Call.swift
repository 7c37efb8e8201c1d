import JSONCoding

/// One call, under way: it is attempted until there is a response, or nothing more to be done.
struct Call {
    let configuration: ClientConfiguration
    let action: APIAction
    let body: RequestBody
    let address: Endpoint.Address
    /// The site that the address is of, if it is one's.
    let site: Site?
    /// By the configuration's steady clock.
    let deadline: Duration
    /// Whether a waiter asks, which asks again by itself.
    let isPoll: Bool

    private let reporter: CallReporter?
    private let number: UInt64

    init(
        _ body: RequestBody, to action: APIAction, at address: Endpoint.Address, of site: Site?,
        within timeout: Duration, isPoll: Bool, _ configuration: ClientConfiguration
    ) {
        self.configuration = configuration
        self.action = action
        self.body = body
        self.address = address
        self.site = site
        self.isPoll = isPoll
        deadline = configuration.steadyClock.now() + timeout
        reporter = configuration.observer.map {
            CallReporter(observer: $0, warnings: configuration.memory.warnings)
        }
        number = reporter == nil ? 0 : CallReporter.nextCall()
    }

    /// Sends the request until it is answered, and reads the answer.
    func run<Result>(_ read: (ReceivedResponse) throws -> Result) async throws -> Result {
        try await reported { request, reading, trace in
            try await exchange(request, &trace) { try read(reading.received($0)) }
        }
    }

    /// Sends the request until its answer begins with an event, which nothing is sent after.
    func open<Response: JSONReadable & Sendable>(_: Response.Type) async throws -> OpenedStream<Response> {
        try await reported { request, reading, trace in try await open(request, reading, &trace) }
    }

    /// What an attempt does with the request that was signed for it.
    private typealias Exchange<Result> = (
        HTTPRequest, ResponseReading, inout AttemptTrace
    ) async throws -> Result

    private func reported<Result>(_ exchange: Exchange<Result>) async throws -> Result {
        guard let reporter else { return try await attempts(exchange) }
        return try await CallReporter.$current.withValue(reporter) { try await attempts(exchange) }
    }

    private func attempts<Result>(_ exchange: Exchange<Result>) async throws -> Result {
        configuration.retry.budget.deposit()
        var state = RetryState()
        while true {
            state.attempts += 1
            var trace = AttemptTrace()
            let start = begin(state.attempts, &trace)
            do {
                let result = try await attempt(state.attempts, state.credentials, &trace, exchange)
                end(start, trace, error: nil, decision: nil)
                return result
            } catch {
                if reporter != nil { trace.duration = configuration.steadyClock.now() - trace.begin }
                let (decision, error) = await state.next(after: error, trace, of: self)
                end(start, trace, error: error, decision: decision)
                guard case .retry(_, let pause) = decision else { throw error }
                if pause > .zero { try await configuration.steadyClock.sleep(pause) }
            }
        }
    }
}

/// What an attempt signs with, gets back and takes, whatever its end.
struct AttemptTrace {
    var credentials: Credentials?
    /// Whether the transport was given the request.
    var isSent = false
    /// The time of the other end's clock, in seconds since 1970.
    var date: Int64?
    var status: Int?
    var responseBytes: Int?
    /// These are measured for an observer only.
    var begin: Duration = .zero
    var queued: Duration = .zero
    var duration: Duration = .zero
}

// MARK: One attempt

extension Call {
    /// Waits for the rate limit, signs, sends, and reads the answer.
    ///
    /// - Parameter credentials: Nil asks the provider.
    private func attempt<Result>(
        _ number: Int, _ credentials: Credentials?, _ trace: inout AttemptTrace, _ exchange: Exchange<Result>
    ) async throws -> Result {
        try Task.checkCancellation()
        if let limit = configuration.rateLimit.limit(of: action) {
            try await configuration.memory.rates.wait(
                for: action, on: address.host, limit: limit, until: deadline, configuration.steadyClock)
            if reporter != nil { trace.queued = configuration.steadyClock.now() - trace.begin }
        }
        if action.signing == .tc3 {
            trace.credentials =
                if let credentials { credentials } else { try await self.credentials() }
        }
        let (request, authorization) = try signed(trace.credentials)
        let secrets = Redaction.Secrets(credentials: trace.credentials, authorization: authorization)
        trace.isSent = true
        do {
            let reading = ResponseReading(
                action: action, host: address.host, region: configuration.region, attempts: number,
                secrets: secrets)
            return try await exchange(request, reading, &trace)
        } catch {
            let error = error.redacted(secrets)
            guard var error = error as? TransportError else { throw error }
            error.attempts = number
            if action.idempotency == .safe { error.mayHaveTakenEffect = false }
            throw error
        }
    }

    /// Sends the request, and reads the answer, or what came of it.
    private func exchange<Result>(
        _ request: HTTPRequest, _ trace: inout AttemptTrace, _ read: (HTTPResponse) throws -> Result
    ) async throws -> Result {
        let response: HTTPResponse
        do {
            response = try await send(request)
        } catch var error as TransportError {
            let partial = error.partialResponse
            if let result = salvage(partial.status, partial.body, &trace, read) { return result }
            error.partialResponse = PartialResponse()
            throw error
        }
        trace.status = response.status
        trace.responseBytes = response.body.count
        do {
            return try read(response)
        } catch {
            trace.date = response.date
            if error is ResponseError, let result = salvage(response.status, response.body, &trace, read) {
                return result
            }
            throw error
        }
    }

    /// Sends the request, and waits for the first event.
    private func open<Response: JSONReadable & Sendable>(
        _ request: HTTPRequest, _ reading: ResponseReading, _ trace: inout AttemptTrace
    ) async throws -> OpenedStream<Response> {
        var request = request
        let patience = request.totalTimeout
        request.totalTimeout = Self.longestStream
        request.maximumResponseBytes = .max
        let clock = configuration.steadyClock
        let transfer = EventTransfer(
            request, by: configuration.transport, limit: configuration.maximumResponseBytes)
        let item: EventTransfer.Item
        do {
            item = try await waiting(
                until: clock.now() + patience, clock, orElse: "no event came for \(patience)"
            ) { try await transfer.next() }
        } catch var error as TransportError where error.kind == .timedOut {
            error.mayHaveTakenEffect = true
            throw error
        }
        switch item {
        case .event(let event):
            if let first = try reading.read(event, Response.self) {
                return OpenedStream(first: first, rest: transfer, reading: reading)
            }
            throw reading.empty
        case .end(let response):
            (trace.status, trace.responseBytes, trace.date) = (
                response.status, response.body.count, response.date
            )
            if response.isEventStream, response.body.isEmpty { throw reading.empty }
            // The service answered in one piece, which is the only event then.
            let received = try reading.received(response)
            let first = ResponseEvent<Response>(response: try received.decoded(), json: try received.bytes())
            return OpenedStream(first: first, rest: nil, reading: reading)
        }
    }

    /// No service goes on for longer.
    private static let longestStream = Duration.seconds(86_400)

    /// Hands the request over. What may be paid for isn't given up with its task, if it is to be waited for.
    private func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let transport = configuration.transport
        let patience = configuration.timeouts.afterCancellation
        guard patience > .zero, action.idempotency != .safe else { return try await transport.send(request) }
        try Task.checkCancellation()
        return try await lingering(patience, configuration.steadyClock) {
            try await transport.send(request)
        }
    }

    /// The provider's, which the call doesn't wait for longer than it may take.
    private func credentials() async throws -> Credentials {
        let provider = configuration.credentials
        // Also what is at hand may begin to be replaced.
        if let credentials = try Site.$ofCall.withValue(site, operation: provider.atHand) {
            return credentials
        }
        return try await withinTime { try await provider.credentials() }
    }

    /// Waits for credentials, but not past the deadline.
    func withinTime(_ fetch: @escaping @Sendable () async throws -> Credentials) async throws -> Credentials {
        try await Site.$ofCall.withValue(site) {
            try await waiting(
                until: deadline, configuration.steadyClock,
                orElse: "the time for the call was up before there were credentials", for: fetch)
        }
    }

    /// The request as it is sent now, and what authorises it.
    private func signed(
        _ credentials: Credentials?
    ) throws(TransportError) -> (HTTPRequest, authorization: String) {
        let timestamp = configuration.clock.now() + configuration.memory.skews.skew(of: address.host)
        let authorization =
            if let credentials {
                RequestSigner.authorization(
                    for: SignableRequest(
                        service: action.service, contentType: body.contentType, host: address.host,
                        payload: .signed(body.bytes)),
                    credentials: credentials, timestamp: timestamp)
            } else {
                "SKIP"
            }
        let remaining = deadline - configuration.steadyClock.now()
        guard remaining > .zero else {
            throw TransportError(
                .timedOut, message: "the time for the call was up before it was sent",
                mayHaveTakenEffect: false)
        }
        let limit = configuration.timeouts.attempt.map { min($0, remaining) } ?? remaining
        let request = HTTPRequest(
            method: "POST", url: address.url,
            headers: try RequestHeaders.make(
                action: action, contentType: body.contentType, configuration: configuration,
                timestamp: timestamp,
                authorization: authorization, token: credentials?.token),
            body: body.bytes,
            connectTimeout: min(configuration.timeouts.connect, limit), totalTimeout: limit,
            maximumResponseBytes: configuration.maximumResponseBytes)
        return (request, authorization)
    }
}

// MARK: An answer that breaks off

extension Call {
    /// The result of what is complete of a broken answer, so that the ID of what is paid for isn't thrown away with the
    /// rest of it. Nil unless the response needs a member, and has it: one that doesn't can be read from nothing.
    private func salvage<Result>(
        _ status: Int, _ body: [UInt8], _ trace: inout AttemptTrace,
        _ read: (HTTPResponse) throws -> Result
    ) -> Result? {
        guard action.idempotency != .safe, (200..<300).contains(status),
            !ResponseEnvelope.mayHoldFailure(body), let torn = TornResponse(body)
        else { return nil }
        var response = HTTPResponse(status: status, body: Array(#"{"Response":{}}"#.utf8))
        guard (try? read(response)) == nil else { return nil }
        response.body = torn.mended
        guard let result = try? read(response) else { return nil }
        trace.status = status
        trace.responseBytes = body.count
        warn(
            ClientWarning(
                .brokenResponse,
                "the answer to \(action.name) broke off; what was complete of it is used (call \(number))"))
        return result
    }
}

// MARK: Telling the observer

extension Call {
    private func begin(_ attempt: Int, _ trace: inout AttemptTrace) -> AttemptStart? {
        guard let reporter else { return nil }
        let start = AttemptStart(
            call: number, number: attempt, service: action.service, action: action.name,
            region: configuration.region, host: address.host, requestBytes: body.bytes.count)
        trace.begin = configuration.steadyClock.now()
        reporter.observer.attemptStarted(start)
        return start
    }

    private func end(
        _ start: AttemptStart?, _ trace: AttemptTrace, error: (any Error)?, decision: RetryDecision?
    ) {
        guard let reporter, let start else { return }
        reporter.observer.attemptEnded(
            AttemptEnd(
                start: start,
                duration: error == nil ? configuration.steadyClock.now() - trace.begin : trace.duration,
                queued: trace.queued, httpStatus: trace.status,
                requestID: (error as? any TencentCloudError)?.requestID,
                responseBytes: trace.responseBytes,
                error: error.map(CallReporter.presentable), decision: decision))
    }

    /// Something worth telling came up between two attempts.
    func warn(_ warning: ClientWarning) { reporter?.warn(warning) }
}
