import Synchronization

/// The objects of all buckets, in memory.
final class ObjectStore: Sendable {
    struct Object: Sendable {
        var bytes: [UInt8]
        var contentType: String
        var eTag: String
        /// In seconds since 1970.
        var modified: Int64
    }

    /// What names an object.
    struct Name: Hashable, Sendable {
        var bucket: String
        var key: String
    }

    private struct State {
        var objects: [Name: Object] = [:]
        var byteCount = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: How many bytes all objects may have together.
    init(capacity: Int) { self.capacity = capacity }

    func object(_ name: Name) -> Object? { state.withLock { $0.objects[name] } }

    /// Takes an object in place of the one of that name; false when there is no room for it.
    func put(_ object: Object, as name: Name) -> Bool {
        state.withLock { state in
            let count = state.byteCount - (state.objects[name]?.bytes.count ?? 0) + object.bytes.count
            guard count <= capacity else { return false }
            state.objects[name] = object
            state.byteCount = count
            return true
        }
    }

    func delete(_ name: Name) {
        state.withLock { state in
            guard let object = state.objects.removeValue(forKey: name) else { return }
            state.byteCount -= object.bytes.count
        }
    }
}
