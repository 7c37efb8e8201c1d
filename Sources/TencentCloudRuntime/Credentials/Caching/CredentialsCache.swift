import Synchronization

/// One provider's credentials and, while it is asked for others, those who wait for them.
final class CredentialsCache: Sendable {
    private typealias Waiter = CheckedContinuation<Credentials, any Error>

    private struct Refresh {
        var number: UInt64
        var task: Task<Void, Never>?
        var waiters: [UInt64: Waiter] = [:]
    }

    private struct State {
        var kept: KeptCredentials?
        var refresh: Refresh?
        /// An early refresh that failed is not urgent: until then it isn't tried again.
        var pausesUntil = Int64.min
        private var lastNumber: UInt64 = 0

        mutating func nextNumber() -> UInt64 {
            lastNumber += 1
            return lastNumber
        }
    }

    private let provider: any CredentialsProvider
    private let refreshAhead: Int64
    private let clock: UnixClock
    private let jitter: @Sendable () -> Double
    private let state = Mutex(State())

    /// Seconds between early refreshes that fail.
    private static let pause: Int64 = 5

    init(
        _ provider: any CredentialsProvider, refreshAhead: Int64, clock: UnixClock,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.provider = provider
        self.refreshAhead = refreshAhead
        self.clock = clock
        self.jitter = jitter
    }

    /// What is remembered, as long as it is of use. Has it replaced early when its end comes near.
    func credentialsAtHand() -> Credentials? {
        let now = clock.now()
        return state.withLock { state in
            guard let kept = state.kept, kept.isValid(at: now) else { return nil }
            if kept.isDue(at: now), state.refresh == nil, now >= state.pausesUntil {
                begin(&state, replacing: nil)
            }
            return kept.credentials
        }
    }

    func credentials(replacing stale: Credentials?) async throws -> Credentials {
        if let stale {
            state.withLock { state in
                if state.kept?.credentials == stale { state.kept = nil }
            }
        }
        if let kept = credentialsAtHand() { return kept }
        return try await refreshed(replacing: stale)
    }

    // MARK: Waiting

    /// How many callers wait at this moment.
    var waiterCount: Int { state.withLock { $0.refresh?.waiters.count ?? 0 } }

    /// What becomes of a caller.
    private enum Admission {
        case kept(Credentials)
        case cancelled
        case later
    }

    private func refreshed(replacing stale: Credentials?) async throws -> Credentials {
        let place = state.withLock { $0.nextNumber() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                switch admit(at: place, waiter, replacing: stale) {
                case .kept(let credentials): waiter.resume(returning: credentials)
                case .cancelled: waiter.resume(throwing: CancellationError())
                case .later: break
                }
            }
        } onCancel: {
            leave(place)?.resume(throwing: CancellationError())
        }
    }

    private func admit(at place: UInt64, _ waiter: Waiter, replacing stale: Credentials?) -> Admission {
        state.withLock { state in
            // Seen here, or by the handler, which needs the lock too.
            if Task.isCancelled { return .cancelled }
            if let kept = state.kept, kept.isValid(at: clock.now()) { return .kept(kept.credentials) }
            if state.refresh == nil { begin(&state, replacing: stale) }
            state.refresh?.waiters[place] = waiter
            return .later
        }
    }

    /// Takes a cancelled caller out; the last one takes the refresh along.
    private func leave(_ place: UInt64) -> Waiter? {
        state.withLock { state in
            guard let waiter = state.refresh?.waiters.removeValue(forKey: place) else { return nil }
            if state.refresh?.waiters.isEmpty == true {
                state.refresh?.task?.cancel()
                state.refresh = nil
            }
            return waiter
        }
    }

    // MARK: Refreshing

    /// Asks the provider, in a task that belongs to no single caller.
    private func begin(_ state: inout State, replacing stale: Credentials?) {
        let number = state.nextNumber()
        state.refresh = Refresh(number: number)
        state.refresh?.task = Task {
            do {
                let credentials =
                    if let stale {
                        try await provider.credentials(replacing: stale)
                    } else {
                        try await provider.credentials()
                    }
                end(number, .success(credentials))
            } catch {
                end(number, .failure(error))
            }
        }
    }

    private func end(_ number: UInt64, _ result: Result<Credentials, any Error>) {
        let now = clock.now()
        let waiters: [Waiter] = state.withLock { state in
            // One that was given up has nobody left to tell, and another may be under way.
            guard let refresh = state.refresh, refresh.number == number else { return [] }
            state.refresh = nil
            switch result {
            case .success(let credentials):
                state.kept = KeptCredentials(
                    credentials, at: now, refreshAhead: refreshAhead, jitter: jitter())
                state.pausesUntil = .min
            case .failure:
                state.pausesUntil = now + Self.pause
            }
            return Array(refresh.waiters.values)
        }
        for waiter in waiters { waiter.resume(with: result) }
    }
}
