/// Events waiting to be pulled and confirmed.
///
/// A pulled event is out of sight for 30 seconds, for its puller to confirm; then it comes again under a new
/// handle.
struct EventQueue: Sendable {
    /// A finished task that somebody is told of.
    struct Event: Sendable {
        var handle: String
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

    private var events: [Event] = []

    mutating func add(taskID: String, subAppID: UInt64, at created: Duration) {
        events.append(
            Event(handle: RandomNames.hex(32), taskID: taskID, subAppID: subAppID, created: created))
    }

    /// The oldest events of an application (nil: of all), at most 16.
    mutating func pull(subAppID: UInt64?, at now: Duration) -> [Event] {
        events.removeAll { $0.created + Self.lifetime <= now }
        var pulled: [Event] = []
        for index in events.indices where pulled.count < Self.batch {
            let event = events[index]
            guard subAppID == nil || event.subAppID == subAppID, (event.hiddenUntil ?? now) <= now else {
                continue
            }
            events[index].handle = RandomNames.hex(32)
            events[index].hiddenUntil = now + Self.confirmationTime
            pulled.append(events[index])
        }
        return pulled
    }

    /// Removes the events of all handles; when one of them is unknown or too old, none, and returns that one.
    mutating func confirm(_ handles: [String], subAppID: UInt64?, at now: Duration) -> String? {
        let good = events.filter {
            (subAppID == nil || $0.subAppID == subAppID) && $0.hiddenUntil.map { now < $0 } ?? false
        }
        let known = Set(good.map(\.handle))
        if let unknown = handles.first(where: { !known.contains($0) }) { return unknown }
        let confirmed = Set(handles)
        events.removeAll { confirmed.contains($0.handle) }
        return nil
    }
}
