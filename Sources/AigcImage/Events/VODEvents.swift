import TencentCloudRuntime
public import TencentCloudVOD

/// The ends of image tasks as VOD tells of them: for accounts that use event notifications in the pull mode.
///
/// ```swift
/// for try await event in VODEvents(VODClient(), subAppID: 251_007_502) {
///     for image in try event.result.get() { try await image.download(toFolder: "images") }
/// }
/// ```
/// An event is confirmed when the next one is asked for, which says that it was handled, or earlier by
/// ``VODEvent/confirm()``. One that isn't, because the loop was left or the program ended, comes again after 30
/// seconds, for 4 days. So each is delivered at least once; one whose confirmation came too late isn't delivered
/// twice to the same loop.
///
/// The sequence has no end but cancellation and errors that won't pass by themselves: a service that is out of
/// reach is asked again and again. There is one queue for an application: whoever else pulls events gets others.
/// Events of other kinds are not touched, and come again for whoever waits for them.
public struct VODEvents: AsyncSequence, Sendable {
    public typealias Element = VODEvent

    let client: VODClient
    let subAppID: UInt64

    /// The events of an application. Nothing is asked before the first is.
    public init(_ client: VODClient, subAppID: UInt64) {
        self.client = client
        self.subAppID = subAppID
    }

    /// Begins to listen.
    public func makeAsyncIterator() -> Iterator { Iterator(client: client, subAppID: subAppID) }

    /// One listener.
    public struct Iterator: AsyncIteratorProtocol {
        private let client: VODClient
        private let subAppID: UInt64
        /// Pulled and not delivered yet, the next one last.
        private var pulled: [VODEvent] = []
        private var pullTime = Duration.zero
        private var delivered: VODEvent?
        /// Tasks whose events were handled, but not confirmed in time.
        private var late: Set<String> = []

        /// An event can be confirmed for 30 seconds; with less than this left it is better pulled anew.
        private static let freshness = Duration.seconds(20)

        private var clock: SteadyClock { client.configuration.steadyClock }

        init(client: VODClient, subAppID: UInt64) {
            self.client = client
            self.subAppID = subAppID
        }

        /// Confirms the event before, and waits for the next.
        public mutating func next() async throws -> VODEvent? {
            try await confirmDelivered()
            while true {
                try Task.checkCancellation()
                if clock.now() - pullTime > Self.freshness { pulled = [] }
                if let event = pulled.popLast() {
                    guard late.contains(event.taskID) else {
                        delivered = event
                        return event
                    }
                    try await confirm(event)
                    continue
                }
                try await pull()
            }
        }

        /// Asks for events until the service answers, however long it can't.
        private mutating func pull() async throws {
            for attempt in 1... {
                do {
                    pullTime = clock.now()
                    pulled = try await client.pullImageEvents(subAppID: subAppID).reversed()
                    break
                } catch  where error.mayPass {
                    try await Patience.pause(after: attempt)
                }
            }
            // The service waits for events by itself; one that doesn't isn't asked without a pause.
            if pulled.isEmpty, clock.now() - pullTime < .seconds(1) {
                try await clock.sleep(.seconds(1))
            }
        }

        private mutating func confirmDelivered() async throws {
            guard let event = delivered else { return }
            delivered = nil
            try await confirm(event)
        }

        /// Confirms what was handled. What can't be now, because its time is over or the service out of reach, will
        /// come again, and is confirmed then.
        private mutating func confirm(_ event: VODEvent) async throws {
            do {
                try await event.confirm()
                late.remove(event.taskID)
            } catch let error as ServiceError where error.code.belongs(to: .invalidParameterValue) {
                late.insert(event.taskID)
            } catch  where error.mayPass {
                late.insert(event.taskID)
            }
        }
    }
}

extension VODClient {
    /// The image events there are; waits some seconds for the first.
    func pullImageEvents(subAppID: UInt64) async throws -> [VODEvent] {
        do {
            let response = try await pullEvents(.init(subAppID: subAppID))
            return (response.eventSet ?? []).compactMap { VODEvent($0, client: self, subAppID: subAppID) }
        } catch let error as ServiceError where error.code.belongs(to: .resourceNotFound) {
            return []
        }
    }
}
