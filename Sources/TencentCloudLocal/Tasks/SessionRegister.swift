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

    /// Enters a session id; false when it is there already.
    mutating func enter(_ sessionID: String, of subAppID: UInt64, at now: Duration) -> Bool {
        clean(now)
        let key = Key(subAppID: subAppID, sessionID: sessionID)
        if let before = entered[key], now < before + Self.lifetime { return false }
        entered[key] = now
        return true
    }

    /// Once an hour is enough: an id that is too old is no obstacle, it only takes room.
    private mutating func clean(_ now: Duration) {
        guard nextCleaning <= now else { return }
        entered = entered.filter { now < $0.value + Self.lifetime }
        nextCleaning = now + .seconds(3_600)
    }
}
