import Synchronization

/// The keys of the last few (secret, day, service) triples, ready to sign with. Shared by all clients, which
/// are values that come and go.
final class SigningKeyCache: Sendable {
    static let shared = SigningKeyCache(capacity: 16)

    private struct Entry {
        var secretKey: String
        var day: Int64
        var service: String
        var key: HMACSHA256.Key
    }

    private struct Entries {
        var entries: [Entry] = []
        /// Whose turn it is to make room.
        var oldest = 0
    }

    private let entries = Mutex(Entries())
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    func key(secretKey: String, timestamp: Int64, service: String) -> HMACSHA256.Key {
        let day = UTCDate.dayNumber(of: timestamp)
        let known = entries.withLock { entries in
            entries.entries.first { $0.day == day && $0.service == service && $0.secretKey == secretKey }?.key
        }
        if let known { return known }

        let key = HMACSHA256.Key(
            RequestSigner.signingKey(
                secretKey: secretKey, date: UTCDate(timestamp: timestamp), service: service
            ).signing)
        let entry = Entry(secretKey: secretKey, day: day, service: service, key: key)
        entries.withLock { entries in
            if entries.entries.count < capacity {
                entries.entries.append(entry)
            } else {
                entries.entries[entries.oldest] = entry
                entries.oldest = (entries.oldest + 1) % capacity
            }
        }
        return key
    }
}
