/// One call on its way: attempt after attempt, until there is an answer or nothing more to be done.
struct Call {
    let configuration: ClientConfiguration
    let action: APIAction
    let body: [UInt8]
    let address: Endpoint.Address
    /// By the configuration's steady clock.
    let deadline: Duration
    /// Whether a waiter asks, which asks again by itself.
    let isPoll: Bool

    private let watch: Watch?
    private let number: UInt64

    init(
        _ body: [UInt8], to action: APIAction, at address: Endpoint.Address, within timeout: Duration,
        isPoll: Bool, _ configuration: ClientConfiguration
    ) {
        self.configuration = configuration
        self.action = action
        self.body = body
        self.address = address
        self.isPoll = isPoll
        deadline = configuration.steadyClock.now() + timeout
        watch = configuration.observer.map {
            Watch(observer: $0, warnings: configuration.memory.warnings)
        }
        number = watch == nil ? 0 : Watch.nextCall()
    }

    /// Sends the request until it is answered, and reads the answer.
    func run<Result>(_ read: (Reply) throws -> Result) async throws -> Result {
        guard let watch else { return try await attempts(read) }
        return try await Watch.$current.withValue(watch) { try await attempts(read) }
    }

    private func attempts<Result>(_ read: (Reply) throws -> Result) async throws -> Result {
        configuration.retry.budget.deposit()
        var course = RetryCourse()
        while true {
            course.attempts += 1
            var trace = AttemptTrace()
            let start = begin(course.attempts, &trace)
            do {
                let result = try await attempt(course.attempts, course.credentials, &trace, read)
                end(start, trace, error: nil, decision: nil)
                return result
            } catch {
                if watch != nil { trace.duration = configuration.steadyClock.now() - trace.begin }
                let (decision, error) = await course.next(after: error, trace, of: self)
                end(start, trace, error: error, decision: decision)
                guard case .retry(_, let pause) = decision else { throw error }
                if pause > .zero { try await configuration.steadyClock.sleep(pause) }
            }
        }
    }
}

/// What is known of an attempt besides its end.
struct AttemptTrace {
    var credentials: Credentials?
    /// Whether the transport was given the request.
    var isSent = false
    /// What the other end's clock showed.
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
        _ number: Int, _ credentials: Credentials?, _ trace: inout AttemptTrace,
        _ read: (Reply) throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        if let limit = configuration.rateLimit.limit(of: action) {
            try await configuration.memory.rates.wait(
                for: action, on: address.host, limit: limit, until: deadline, configuration.steadyClock)
            if watch != nil { trace.queued = configuration.steadyClock.now() - trace.begin }
        }
        if action.signing == .tc3 {
            trace.credentials =
                if let credentials { credentials } else { try await self.credentials() }
        }
        let (request, authorization) = try signed(trace.credentials)
        let secrets = Redaction.Secrets(credentials: trace.credentials, authorization: authorization)
        trace.isSent = true
        do {
            return try await exchange(request, &trace) { answer in
                try read(
                    Reply(
                        answer, to: action, region: configuration.region, attempts: number, hiding: secrets))
            }
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
        let answer: HTTPResponse
        do {
            answer = try await send(request)
        } catch var error as TransportError {
            let partial = error.partialAnswer
            if let result = salvage(partial.status, partial.body, &trace, read) { return result }
            error.partialAnswer = PartialAnswer()
            throw error
        }
        trace.status = answer.status
        trace.responseBytes = answer.body.count
        do {
            return try read(answer)
        } catch {
            trace.date = answer.date
            if error is ResponseError, let result = salvage(answer.status, answer.body, &trace, read) {
                return result
            }
            throw error
        }
    }

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
        if let credentials = try provider.atHand() { return credentials }
        return try await withinTime { try await provider.credentials() }
    }

    /// Waits for credentials, but not past the deadline.
    func withinTime(_ fetch: @escaping @Sendable () async throws -> Credentials) async throws -> Credentials {
        try await waiting(
            until: deadline, configuration.steadyClock,
            orElse: "the time for the call was up before there were credentials", for: fetch)
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
                        service: action.service, contentType: RequestHeaders.contentType, host: address.host,
                        payload: .signed(body)),
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
                action: action, configuration: configuration, timestamp: timestamp,
                authorization: authorization, token: credentials?.token),
            body: body,
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
            !ResponseEnvelope.mayHoldFailure(body), let torn = TornAnswer(body)
        else { return nil }
        var answer = HTTPResponse(status: status, body: Array(#"{"Response":{}}"#.utf8))
        guard (try? read(answer)) == nil else { return nil }
        answer.body = torn.mended
        guard let result = try? read(answer) else { return nil }
        trace.status = status
        trace.responseBytes = body.count
        warn(
            ClientWarning(
                .brokenAnswer,
                "the answer to \(action.name) broke off; what was complete of it is used (call \(number))"))
        return result
    }
}

// MARK: Telling the observer

extension Call {
    private func begin(_ attempt: Int, _ trace: inout AttemptTrace) -> AttemptStart? {
        guard let watch else { return nil }
        let start = AttemptStart(
            call: number, number: attempt, service: action.service, action: action.name,
            region: configuration.region, host: address.host, requestBytes: body.count)
        trace.begin = configuration.steadyClock.now()
        watch.observer.attemptStarted(start)
        return start
    }

    private func end(
        _ start: AttemptStart?, _ trace: AttemptTrace, error: (any Error)?, decision: RetryDecision?
    ) {
        guard let watch, let start else { return }
        watch.observer.attemptEnded(
            AttemptEnd(
                start: start,
                duration: error == nil ? configuration.steadyClock.now() - trace.begin : trace.duration,
                queued: trace.queued, httpStatus: trace.status, requestID: error?.requestID,
                responseBytes: trace.responseBytes,
                error: error.map(Watch.presentable), decision: decision))
    }

    /// Something worth telling came up between two attempts.
    func warn(_ warning: ClientWarning) { watch?.warn(warning) }
}
