import Synchronization

/// The objects of all buckets, in memory.
final class ObjectStore: Sendable {
    struct Object: Sendable {
        enum Content: Sendable {
            case put([UInt8])
            /// A task's result, drawn whenever it is wanted.
            case drawn(ResultFiles.File)
        }

        var content: Content
        var contentType: String
        var eTag: String
        /// In seconds since 1970.
        var modified: Int64

        var bytes: [UInt8] {
            switch content {
            case .put(let bytes): bytes
            case .drawn(let file): ImageRenderer.render(file.image, as: file.format)
            }
        }

        /// How much of the store it takes up.
        fileprivate var weight: Int {
            if case .put(let bytes) = content { bytes.count } else { 0 }
        }
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
            let count = state.byteCount - (state.objects[name]?.weight ?? 0) + object.weight
            guard count <= capacity else { return false }
            state.objects[name] = object
            state.byteCount = count
            return true
        }
    }

    var all: [(Name, Object)] { state.withLock { $0.objects.map { ($0.key, $0.value) } } }

    func removeAll() { state.withLock { $0 = State() } }

    func delete(_ name: Name) {
        state.withLock { state in
            guard let object = state.objects.removeValue(forKey: name) else { return }
            state.byteCount -= object.weight
        }
    }
}
