import Synchronization

/// The buckets of a client and its copies, one for each action on each host.
final class RateLimiter: Sendable {
    private struct Key: Hashable {
        var service: String
        var action: String
        var host: String
        var limit: Int
    }

    private let gates = Mutex<[Key: RateGate]>([:])

    /// Returns when the action may be sent once.
    ///
    /// - Throws: ``TransportError`` of the kind `timedOut`, at once, when that will not be before the
    ///   deadline; `CancellationError`.
    func wait(
        for action: APIAction, on host: String, limit: Int, until deadline: Duration, _ clock: SteadyClock
    ) async throws {
        let key = Key(service: action.service, action: action.name, host: host, limit: limit)
        let gate = gates.withLock { gates in
            if let gate = gates[key] { return gate }
            let gate = RateGate(perSecond: limit)
            gates[key] = gate
            return gate
        }
        if gate.passIfFree(at: clock.now()) { return }
        try await gate.wait(until: deadline, clock)
    }
}

/// One bucket and the tasks that wait for its tokens. The one whose turn it is sleeps until the next token is
/// there; the others wait for their turn. So nobody looks in vain, and nobody has to look after the line.
final class RateGate: Sendable {
    private struct State: TurnState {
        var bucket: TokenBucket
        var line = WaitingLine()
        var isTurnTaken = false

        mutating func takeTurnIfFree() -> Bool {
            if isTurnTaken { return false }
            isTurnTaken = true
            return true
        }
    }

    private let turnstile: Turnstile<State>

    init(perSecond limit: Int) { turnstile = Turnstile(State(bucket: TokenBucket(perSecond: limit))) }

    /// How many wait, the one whose turn it is included.
    var waitingCount: Int { turnstile.withLock { $0.line.count + ($0.isTurnTaken ? 1 : 0) } }

    /// Takes a token if one is there and nobody waits.
    func passIfFree(at now: Duration) -> Bool {
        turnstile.withLock { !$0.isTurnTaken && $0.bucket.take(at: now) }
    }

    func wait(until deadline: Duration, _ clock: SteadyClock) async throws {
        let readiness = turnstile.withLock { state in
            state.bucket.readiness(after: state.line.count + (state.isTurnTaken ? 1 : 0))
        }
        guard readiness < deadline else {
            throw TransportError(
                .timedOut, message: "the rate limit leaves no time to send the request in",
                mayHaveTakenEffect: false)
        }
        try await turnstile.wait()
        defer { passTurn() }
        while true {
            let now = clock.now()
            let readiness: Duration? = turnstile.withLock { state in
                state.bucket.take(at: now) ? nil : state.bucket.readiness()
            }
            guard let readiness else { return }
            try await clock.sleep(readiness - now)
        }
    }

    private func passTurn() {
        let next = turnstile.withLock { state in
            let next = state.line.next()
            state.isTurnTaken = next != nil
            return next
        }
        next?.resume()
    }
}
