import Synchronization

/// The images that ended tasks left, drawn when they are first downloaded.
final class ResultFiles: Sendable {
    /// A file under its name.
    struct File: Sendable {
        var name: String
        var image: PlaceholderImage
        var format: ImageFormat
    }

    private struct Entry {
        var file: File
        var expires: Duration?
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// The files drawn last, oldest first.
        var drawn: [(name: String, bytes: [UInt8])] = []
        var nextCleaning = Duration.zero
    }

    /// Drawn files are kept up to this size, and drawn again when they are wanted after all.
    private static let keptBytes = 16 << 20

    private let state = Mutex(State())

    /// Serves `files` until `expires` (nil: for good).
    func add(_ files: [File], expires: Duration?, at now: Duration) {
        state.withLock { state in
            if state.nextCleaning <= now {
                state.entries = state.entries.filter { $0.value.expires.map { now < $0 } ?? true }
                state.nextCleaning = now + .seconds(3_600)
            }
            for file in files { state.entries[file.name] = Entry(file: file, expires: expires) }
        }
    }

    func removeAll() { state.withLock { $0 = State() } }

    /// The content type and the bytes of a file; nil when there is none of this name, or no more.
    func file(named name: String, at now: Duration) -> (contentType: String, bytes: [UInt8])? {
        let found = state.withLock { state -> (File, [UInt8]?)? in
            guard let entry = state.entries[name], entry.expires.map({ now < $0 }) ?? true else { return nil }
            return (entry.file, state.drawn.first { $0.name == name }?.bytes)
        }
        guard let (file, drawn) = found else { return nil }
        if let drawn { return (file.format.contentType, drawn) }
        // Outside the lock: a large image takes its time, and others are wanted meanwhile.
        let bytes = ImageRenderer.render(file.image, as: file.format)
        state.withLock { state in
            state.drawn.removeAll { $0.name == name }
            state.drawn.append((name, bytes))
            var size = state.drawn.reduce(0) { $0 + $1.bytes.count }
            while size > Self.keptBytes, state.drawn.count > 1 {
                size -= state.drawn.removeFirst().bytes.count
            }
        }
        return (file.format.contentType, bytes)
    }
}

extension ImageFormat {
    /// As in Content-Type.
    var contentType: String {
        switch self {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        }
    }

    /// As in a file's name, without the dot.
    var fileExtension: String {
        switch self {
        case .png: "png"
        case .jpeg: "jpg"
        }
    }
}
