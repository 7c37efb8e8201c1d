/// Events waiting to be pulled and confirmed.
///
/// A pulled event is out of sight for 30 seconds, for its puller to confirm; then it comes again under a new
/// handle.
struct EventQueue: Sendable {
    /// A finished task that somebody is told of.
    struct Event: Sendable {
        var number: Int
        var handle = ""
        var taskID: String
        var subAppID: UInt64
        var created: Duration
        /// Until when nobody else gets to see it, and its handle is good.
        var hiddenUntil: Duration?
    }

    /// How many events one pull takes.
    static let batch = 16
    private static let confirmationTime = Duration.seconds(30)
    private static let lifetime = Duration.seconds(4 * 86_400)

    /// Those that can be pulled, by application, oldest first.
    private var visible: [UInt64: Queue<Event>] = [:]
    /// Those that were pulled, by handle.
    private var hidden: [String: Event] = [:]
    /// Their handles, in the order in which their time to be confirmed ends.
    private var pulled = Queue<String>()
    private var nextNumber = 0

    /// Those that nobody confirmed, oldest first.
    var all: [Event] {
        (visible.values.flatMap(\.all) + hidden.values).sorted { $0.number < $1.number }
    }

    mutating func add(taskID: String, subAppID: UInt64, at created: Duration) {
        let event = Event(number: nextNumber, taskID: taskID, subAppID: subAppID, created: created)
        visible[subAppID, default: Queue()].append(event)
        nextNumber += 1
    }

    /// The oldest events of an application (nil: of all), at most 16.
    mutating func pull(subAppID: UInt64?, at now: Duration) -> [Event] {
        showAgain(now)
        var events: [Event] = []
        while events.count < Self.batch, var event = takeOldest(subAppID) {
            guard now < event.created + Self.lifetime else { continue }
            event.handle = RandomNames.hex(32)
            event.hiddenUntil = now + Self.confirmationTime
            hidden[event.handle] = event
            pulled.append(event.handle)
            events.append(event)
        }
        return events
    }

    /// Removes the events of all handles; when one of them is unknown or too old, none, and returns that one.
    mutating func confirm(_ handles: [String], subAppID: UInt64?, at now: Duration) -> String? {
        let unknown = handles.first { handle in
            guard let event = hidden[handle], let end = event.hiddenUntil, now < end else { return true }
            return subAppID != nil && event.subAppID != subAppID
        }
        if let unknown { return unknown }
        for handle in handles { hidden[handle] = nil }
        return nil
    }

    private mutating func takeOldest(_ subAppID: UInt64?) -> Event? {
        let application =
            subAppID
            ?? visible.compactMap { application, events in events.first.map { (application, $0.number) } }
            .min { $0.1 < $1.1 }?.0
        guard let application, let event = visible[application]?.first else { return nil }
        visible[application]?.removeFirst()
        return event
    }

    /// Those that nobody confirmed in time come again, before younger ones.
    private mutating func showAgain(_ now: Duration) {
        var again: [UInt64: [Event]] = [:]
        while let handle = pulled.first {
            if let event = hidden[handle] {
                guard let end = event.hiddenUntil, end <= now else { break }
                hidden[handle] = nil
                again[event.subAppID, default: []].append(event)
            }
            pulled.removeFirst()
        }
        for (application, events) in again {
            let all = events + (visible[application]?.all ?? [])
            var queue = Queue<Event>()
            for event in all.sorted(by: { $0.number < $1.number }) { queue.append(event) }
            visible[application] = queue
        }
    }
}
