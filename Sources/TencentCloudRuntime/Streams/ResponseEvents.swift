import JSONCoding

/// What an action answers bit by bit, as it comes.
///
/// Generated clients give it by methods whose names end in `Events`; <doc:Streams> has an example.
///
/// Nothing is sent before the first event is asked for; each iteration is a call of its own. Until its first event has
/// come, a call is repeated as any other is, within ``Timeouts/call``; from then on nothing is sent again. Between two
/// events no more than ``Timeouts/betweenEvents`` may pass. The sequence ends when the service has ended its answer, and
/// throws ``TransportError`` when the connection breaks before, ``ServiceError`` when an event is a failure.
///
/// Leaving the loop, or cancelling its task, closes the connection. What the service does then is billed all the same.
public struct ResponseEvents<Response: JSONReadable & Sendable>: AsyncSequence, Sendable {
    /// One event.
    public typealias Element = ResponseEvent<Response>

    private let timeout: Duration
    private let clock: SteadyClock
    private let open: @Sendable () async throws -> OpenedStream<Response>

    init(
        timeout: Duration, _ clock: SteadyClock,
        open: @escaping @Sendable () async throws -> OpenedStream<Response>
    ) {
        self.timeout = timeout
        self.clock = clock
        self.open = open
    }

    /// Begins a call, which is sent when the first event is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(events: self) }

    /// One call, under way.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let events: ResponseEvents

        private var rest: EventTransfer?
        private var reading: ResponseReading?

        fileprivate init(events: ResponseEvents) {
            self.events = events
        }

        /// The next event; nil after the last.
        public mutating func next() async throws -> ResponseEvent<Response>? {
            guard let reading else {
                let opened = try await events.open()
                (rest, reading) = (opened.rest, opened.reading)
                return opened.first
            }
            guard let transfer = rest else { return nil }
            // What ends the iteration, whatever it is, ends the transfer too.
            rest = nil
            let event = try await events.next(of: transfer, reading)
            if event != nil { rest = transfer }
            return event
        }
    }

    private func next(
        of transfer: EventTransfer, _ reading: ResponseReading
    ) async throws -> ResponseEvent<Response>? {
        do {
            let message = "no event came for \(timeout)"
            let item = try await waiting(until: clock.now() + timeout, clock, orElse: message) {
                try await transfer.next()
            }
            guard case .event(let event) = item else { return nil }
            return try reading.read(event, Response.self)
        } catch {
            throw reading.presentable(error)
        }
    }
}

/// One event of a ``ResponseEvents``.
public struct ResponseEvent<Response: Sendable>: Sendable {
    /// What it says.
    public var response: Response
    /// The event's name, where it has one.
    public var name: String?
    /// The ID of the event, or of one before it, where the service gives any.
    public var id: String?
    /// The data as it came, JSON: for members that the description doesn't know.
    public var json: [UInt8]

    /// An event, for tests.
    public init(response: Response, name: String? = nil, id: String? = nil, json: [UInt8] = []) {
        self.response = response
        self.name = name
        self.id = id
        self.json = json
    }
}
