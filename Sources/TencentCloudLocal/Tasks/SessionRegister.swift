/// The session ids of the last three days: a request that repeats one is refused.
struct SessionRegister: Sendable {
    private struct Key: Hashable {
        var subAppID: UInt64
        var sessionID: String
    }

    private static let lifetime = Duration.seconds(3 * 86_400)
    private var entered: [Key: Duration] = [:]
    private var nextCleaning = Duration.zero

    /// Those that are remembered, oldest first.
    var all: [(subAppID: UInt64, sessionID: String, entered: Duration)] {
        entered.map { ($0.key.subAppID, $0.key.sessionID, $0.value) }
            .sorted { ($0.2, $0.0, $0.1) < ($1.2, $1.0, $1.1) }
    }

    /// Whether a session id is remembered.
    func has(_ sessionID: String, of subAppID: UInt64, at now: Duration) -> Bool {
        entered[Key(subAppID: subAppID, sessionID: sessionID)].map { now < $0 + Self.lifetime } ?? false
    }

    mutating func enter(_ sessionID: String, of subAppID: UInt64, at now: Duration) {
        clean(now)
        entered[Key(subAppID: subAppID, sessionID: sessionID)] = now
    }

    /// Once an hour is enough: an id that is too old is no obstacle, it only takes room.
    private mutating func clean(_ now: Duration) {
        guard nextCleaning <= now else { return }
        entered = entered.filter { now < $0.value + Self.lifetime }
        nextCleaning = now + .seconds(3_600)
    }
}
