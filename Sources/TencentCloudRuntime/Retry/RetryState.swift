/// The attempts of a call so far, and what they leave for the next one.
struct RetryState {
    /// How often the request was tried, the attempt under way included.
    var attempts = 0
    /// The credentials for the next attempt; nil asks the provider.
    private(set) var credentials: Credentials?

    /// Whether an earlier attempt may have taken effect.
    private var isUncertain = false
    private var hasCorrectedClock = false
    private var hasRefreshedCredentials = false
    /// The error of the last attempt that was sent.
    private var lastError: (any Error)?

    /// Decides what follows an attempt that failed, and does what has to be done before the next one.
    ///
    /// - Returns: The decision, and the error that the call ends with if it says so.
    mutating func next(
        after error: any Error, _ trace: AttemptTrace, of call: Call
    ) async -> (RetryDecision, any Error) {
        if error is CancellationError { return (.giveUp(.cancelled), error) }
        guard trace.isSent else { return unsent(error) }

        let idempotency = Self.idempotency(of: call)
        let remedy = RetryRule.remedy(for: error, idempotency, past: isUncertain ? .uncertain : .any)
        var error = error
        if remedy == .reportAcceptance, case .token(let member) = idempotency {
            error = AlreadyAcceptedError(
                member: member, token: call.token(member) ?? "", service: call.action.service,
                action: call.action.name, region: call.configuration.region,
                requestID: (error as? any TencentCloudError)?.requestID, attempts: attempts)
        }
        let mayHaveTakenEffect = (error as? any TencentCloudError)?.mayHaveTakenEffect ?? true
        isUncertain = isUncertain || (idempotency != .safe && mayHaveTakenEffect)
        if isUncertain, var uncertain = error as? any AttemptError {
            uncertain.mayHaveTakenEffect = true
            error = uncertain
        }
        lastError = error

        if Task.isCancelled { return (.giveUp(.cancelled), error) }
        if remedy == .none || remedy == .reportAcceptance { return (.giveUp(.rule), error) }
        guard attempts < call.configuration.retry.attempts else { return (.giveUp(.attempts), error) }
        switch remedy {
        case .correctClock:
            return (correctClock(trace, of: call), error)
        case .refreshCredentials:
            return await refreshCredentials(error, trace, of: call)
        default:
            return (pause(error, remedy, of: call), error)
        }
    }

    /// An attempt that wasn't sent: nothing has changed since, so it wouldn't be the next time either.
    private func unsent(_ error: any Error) -> (RetryDecision, any Error) {
        let isLate = (error as? TransportError)?.kind == .timedOut
        // It mustn't hide what became of those that were sent, unless all that says is less.
        let hides = lastError != nil && (isUncertain || !(error is CredentialsError))
        return (.giveUp(isLate ? .deadline : .rule), hides ? lastError ?? error : error)
    }

    /// The action's, as far as the request bears it out: without its token it wouldn't be recognised.
    private static func idempotency(of call: Call) -> Idempotency {
        guard case .token(let member) = call.action.idempotency else { return call.action.idempotency }
        return call.token(member) == nil ? .none : call.action.idempotency
    }
}

// MARK: The remedies

extension RetryState {
    private mutating func correctClock(_ trace: AttemptTrace, of call: Call) -> RetryDecision {
        guard !hasCorrectedClock, let date = trace.date else { return .giveUp(.remedy) }
        hasCorrectedClock = true
        let skew = date - call.configuration.clock.now()
        call.configuration.memory.skews.remember(skew, of: call.address.host)
        call.warn(
            ClientWarning(
                .clockCorrected,
                "this machine's clock is \(abs(skew)) seconds \(skew < 0 ? "ahead of" : "behind") that of "
                    + call.address.host))
        return .retry(.correctClock, after: .zero)
    }

    private mutating func refreshCredentials(
        _ error: any Error, _ trace: AttemptTrace, of call: Call
    ) async -> (RetryDecision, any Error) {
        guard !hasRefreshedCredentials, let stale = trace.credentials else {
            return (.giveUp(.remedy), error)
        }
        hasRefreshedCredentials = true
        do {
            let provider = call.configuration.credentials
            let fresh = try await call.withinTime { try await provider.credentials(replacing: stale) }
            // The same once more would be refused once more.
            guard fresh != stale else { return (.giveUp(.remedy), error) }
            credentials = fresh
            return (.retry(.refreshCredentials, after: .zero), error)
        } catch let reason as TransportError where reason.kind == .timedOut {
            // The refusal says more than that there was no time for others.
            return (.giveUp(.deadline), error)
        } catch let reason {
            return (
                .giveUp(reason is CancellationError ? .cancelled : .remedy), isUncertain ? error : reason
            )
        }
    }

    private func pause(_ error: any Error, _ remedy: RetryDecision.Remedy, of call: Call) -> RetryDecision {
        if call.isPoll { return .giveUp(.waiter) }
        let policy = call.configuration.retry
        let drawn = policy.delay(
            after: attempts, throttled: remedy == .slowDown, luck: call.configuration.luck())
        let pause = max(drawn, (error as? any AttemptError)?.retryAfter ?? .zero)
        guard call.configuration.steadyClock.now() + pause < call.deadline else { return .giveUp(.deadline) }
        guard policy.budget.withdraw() else { return .giveUp(.budget) }
        return .retry(remedy, after: pause)
    }
}
