import Synchronization

/// Waits for something no longer than until a deadline, nor than the calling task wants.
///
/// Whoever is waited for is cancelled then. Someone who doesn't listen is left behind: what they bring later goes to
/// nobody.
///
/// - Throws: What is waited for throws; ``TransportError`` of the kind `timedOut` at the deadline; `CancellationError`
///   when the calling task is cancelled.
package func waiting<Value: Sendable>(
    until deadline: Duration, _ clock: SteadyClock, orElse message: String,
    for body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let race = Race<Value>()
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            race.begin(continuation)
            race.enter {
                do {
                    race.end(.success(try await body()))
                } catch {
                    race.end(.failure(error))
                }
            }
            race.enter {
                // Cancelled when the race is over, whose end stands.
                try? await clock.limit(deadline - clock.now())
                race.end(.failure(TransportError(.timedOut, message: message, mayHaveTakenEffect: false)))
            }
        }
    } onCancel: {
        race.end(.failure(CancellationError()))
    }
}

/// Several tasks on the way to one result. The first to bring one decides, and the others are cancelled.
private final class Race<Value: Sendable>: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Value, any Error>?
        var result: Result<Value, any Error>?
        var tasks: [Task<Void, Never>] = []
    }

    private let state = Mutex(State())

    func begin(_ continuation: CheckedContinuation<Value, any Error>) {
        let result = state.withLock { state in
            // Cancelled beforehand, it is over already.
            if state.result == nil { state.continuation = continuation }
            return state.result
        }
        if let result { continuation.resume(with: result) }
    }

    func enter(_ body: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            if state.result == nil { state.tasks.append(Task { await body() }) }
        }
    }

    /// The first end stands.
    func end(_ result: Result<Value, any Error>) {
        let end: State? = state.withLock { state in
            guard state.result == nil else { return nil }
            defer { state = State(result: result) }
            return state
        }
        for task in end?.tasks ?? [] { task.cancel() }
        end?.continuation?.resume(with: result)
    }
}
