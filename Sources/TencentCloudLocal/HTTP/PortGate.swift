import Synchronization

/// A listening socket that can be closed for a while.
///
/// The port stays taken meanwhile, so that nobody else gets it.
final class PortGate: Sendable {
    private struct State {
        /// Nil when the server has ended.
        var listener: Socket?
        var closedUntil: ContinuousClock.Instant?
    }

    private let state: Mutex<State>

    init(_ listener: Socket) { state = Mutex(State(listener: listener)) }

    /// Refuses connections from now on, for `duration`.
    func close(for duration: Duration) {
        state.withLock { state in
            // Once only: connections that come later would inherit a second shutdown.
            if state.closedUntil == nil { state.listener?.stopListening() }
            state.closedUntil = .now + duration
        }
    }

    /// Returns true when the gate was closed, once it is open again.
    func passes(_ stop: StopSignal) -> Bool {
        var wasClosed = false
        while let until = state.withLock({ $0.closedUntil }) {
            wasClosed = true
            if stop.wait(for: max(.zero, until - .now)) { return true }
            state.withLock { state in
                guard let until = state.closedUntil, until <= .now else { return }
                state.closedUntil = nil
                state.listener?.listenAgain()
            }
        }
        return wasClosed
    }

    /// Whether connections are to be turned away, where the system goes on accepting them.
    var isClosed: Bool { state.withLock { $0.closedUntil.map { .now < $0 } ?? false } }

    /// Gives the port back.
    func end() { state.withLock { $0.listener = nil } }
}
