import Synchronization

/// Counts requests by account, action and second, as the published limits do.
final class RateLimiter: Sendable {
    private struct Key: Hashable {
        var secretID: String
        var service: String
        var action: String
    }

    private struct Count {
        var second: Int64
        var requests: Int
    }

    private let counts = Mutex<[Key: Count]>([:])

    /// Counts a request; false when there were `limit` in this second already.
    func admit(secretID: String, service: String, action: String, limit: Int, at now: Duration) -> Bool {
        let key = Key(secretID: secretID, service: service, action: action)
        let second = now.components.seconds
        return counts.withLock { counts in
            var count = counts[key] ?? Count(second: second, requests: 0)
            if count.second != second { count = Count(second: second, requests: 0) }
            guard count.requests < limit else { return false }
            count.requests += 1
            counts[key] = count
            return true
        }
    }
}
