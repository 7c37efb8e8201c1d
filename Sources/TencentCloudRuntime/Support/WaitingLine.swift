import Synchronization

/// Suspended tasks, first come, first served. Belongs behind its owner's lock.
struct WaitingLine {
    /// Names a task in a line before it is in.
    struct Ticket: Hashable, Sendable {
        private static let count = Atomic<UInt64>(0)
        private let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    }

    private var waiting: [Ticket: UnsafeContinuation<Void, any Error>] = [:]
    /// Holds the tickets of those who left as well, until they are come to.
    private var order: [Ticket] = []
    private var front = 0

    var count: Int { waiting.count }

    mutating func append(_ ticket: Ticket, _ continuation: UnsafeContinuation<Void, any Error>) {
        waiting[ticket] = continuation
        order.append(ticket)
    }

    /// Takes the task at the front out of the line.
    mutating func next() -> UnsafeContinuation<Void, any Error>? {
        while front < order.count {
            let ticket = order[front]
            front += 1
            if front > 64, front * 2 > order.count {
                order.removeFirst(front)
                front = 0
            }
            if let continuation = waiting.removeValue(forKey: ticket) { return continuation }
        }
        return nil
    }

    /// Takes a task out of the line, if it is still there.
    mutating func leave(_ ticket: Ticket) -> UnsafeContinuation<Void, any Error>? {
        let continuation = waiting.removeValue(forKey: ticket)
        if waiting.isEmpty {
            order.removeAll(keepingCapacity: order.count <= 64)
            front = 0
        }
        return continuation
    }
}

/// What a line belongs to: it says when the turn is free.
protocol TurnState: Sendable {
    var line: WaitingLine { get set }
    /// Takes the turn if nobody has it, and says whether it did.
    mutating func takeTurnIfFree() -> Bool
}

private enum AtTheGate { case go, cancelled, wait }

/// A lock around a line and the turn that it waits for.
final class Turnstile<State: TurnState>: Sendable {
    private let state: Mutex<State>

    init(_ state: consuming sending State) { self.state = Mutex(state) }

    func withLock<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        state.withLock { body(&$0) }
    }

    /// Returns when it is the calling task's turn, which has to be passed on by `pass`.
    ///
    /// - Throws: `CancellationError`; the turn isn't the task's then.
    func wait() async throws {
        let ticket = WaitingLine.Ticket()
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                let next: AtTheGate = state.withLock { state in
                    // Seen here or by the handler, which needs the lock too: never by neither.
                    if Task.isCancelled { return .cancelled }
                    if state.takeTurnIfFree() { return .go }
                    state.line.append(ticket, continuation)
                    return .wait
                }
                switch next {
                case .go: continuation.resume()
                case .cancelled: continuation.resume(throwing: CancellationError())
                case .wait: break
                }
            }
        } onCancel: {
            state.withLock { $0.line.leave(ticket) }?.resume(throwing: CancellationError())
        }
    }
}
