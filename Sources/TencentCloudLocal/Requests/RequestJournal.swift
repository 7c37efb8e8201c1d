import Synchronization

/// The latest API requests, and whoever wants to hear of each.
final class RequestJournal: Sendable {
    private struct State {
        var count = 0
        var latest = Queue<LocalRequest>()
    }

    /// So many are kept.
    static let capacity = 1_000

    private let state = Mutex(State())
    private let listener: (@Sendable (LocalRequest) -> Void)?

    init(_ listener: (@Sendable (LocalRequest) -> Void)?) { self.listener = listener }

    /// Enters a request, and gives it its number.
    func enter(_ request: LocalRequest) {
        var request = request
        state.withLock { state in
            state.count += 1
            request.number = state.count
            state.latest.append(request)
            if state.latest.all.count > Self.capacity { state.latest.removeFirst() }
        }
        listener?(request)
    }

    /// The latest, oldest first.
    var latest: [LocalRequest] { state.withLock { Array($0.latest.all) } }

    /// Forgets all; numbers go on.
    func clear() { state.withLock { $0.latest = Queue() } }
}
