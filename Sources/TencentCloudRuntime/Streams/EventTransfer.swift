import Synchronization

/// One answer that is read as it arrives.
///
/// Dropping it, or cancelling it, ends the transfer and with it the connection.
final class EventTransfer: Sendable {
    /// What comes next.
    enum Item: Sendable {
        case event(ServerSentEvent)
        /// It is over. The body is there only where it was no stream of events, but an answer in one piece.
        case end(HTTPResponse)
    }

    private let items: AsyncThrowingStream<Item, any Error>
    private let receiver: EventReceiver
    private let task: Task<Void, Never>

    /// Sends the request.
    ///
    /// - Parameter limit: The longest event, and how much may have come that wasn't taken yet, in bytes.
    init(_ request: HTTPRequest, by transport: any Transport, limit: Int) {
        let (items, continuation) = AsyncThrowingStream.makeStream(of: Item.self)
        let receiver = EventReceiver(limit: limit, continuation)
        self.items = items
        self.receiver = receiver
        task = Task {
            do {
                receiver.finish(try await transport.download(request) { try receiver.receive($0) })
            } catch {
                continuation.finish(throwing: error)
            }
        }
    }

    deinit { task.cancel() }

    func cancel() { task.cancel() }

    /// Waits for what comes next. Not for two tasks at a time.
    func next() async throws -> Item {
        var iterator = items.makeAsyncIterator()
        guard let item = try await iterator.next() else { throw CancellationError() }
        if case .event(let event) = item { receiver.took(event) }
        return item
    }
}

/// Takes what the transport brings, on the transport's thread, and hands it on.
private final class EventReceiver: Sendable {
    private struct State {
        var parser: EventStreamParser
        /// Whether it is a stream; nil before the first byte that tells.
        var isStream: Bool?
        /// What isn't a stream.
        var body: [UInt8] = []
    }

    private let state: Mutex<State>
    private let limit: Int
    private let items: AsyncThrowingStream<EventTransfer.Item, any Error>.Continuation
    private let waitingBytes = Atomic(0)

    init(limit: Int, _ items: AsyncThrowingStream<EventTransfer.Item, any Error>.Continuation) {
        self.limit = limit
        self.items = items
        state = Mutex(State(parser: EventStreamParser(longestEvent: limit)))
    }

    func receive(_ piece: UnsafeRawBufferPointer) throws {
        try state.withLock { state in
            if state.isStream == nil, let first = piece.first(where: { $0 > UInt8(ascii: " ") }) {
                // No line of a stream begins like the API's envelope, or like a gateway's page.
                state.isStream = first != UInt8(ascii: "{") && first != UInt8(ascii: "<")
            }
            guard state.isStream == true else {
                state.body += piece
                return try check(state.body.count, "the response's body is longer than \(limit) bytes")
            }
            try state.parser.read(piece) { give($0) }
            try check(
                waitingBytes.load(ordering: .relaxed), "over \(limit) bytes of events came and weren't taken")
        }
    }

    func finish(_ response: HTTPResponse) {
        state.withLock { state in
            if let event = state.parser.end() { give(event) }
            var response = response
            response.body = state.body
            items.yield(.end(response))
        }
        items.finish()
    }

    func took(_ event: ServerSentEvent) {
        waitingBytes.subtract(event.data.count, ordering: .relaxed)
    }

    private func give(_ event: ServerSentEvent) {
        waitingBytes.add(event.data.count, ordering: .relaxed)
        items.yield(.event(event))
    }

    private func check(_ count: Int, _ message: String) throws(TransportError) {
        guard count <= limit else {
            throw TransportError(.bodyTooLarge, message: message, mayHaveTakenEffect: true)
        }
    }
}
