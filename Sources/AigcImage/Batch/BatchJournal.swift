import Synchronization
import TencentCloudPlatform

/// The journal of a batch while it is drawn: JSON Lines that are only ever added to, each on the disk before what
/// it says is acted on.
final class BatchJournal: Sendable {
    private struct State {
        var book: BatchBook
        /// Where the next line goes.
        var end: Int
        /// Up to where the disk has room for lines.
        var roomEnd: Int
        /// How many creates were sent whose answers aren't written down yet.
        var openCreates = 0
    }

    private let path: String
    private let descriptor: Int32
    private let state: Mutex<State>

    /// What a line about a create takes at most, and the line before it, unless somebody has IDs of thousands of
    /// letters.
    private static let roomForAnswer = 8192

    /// Opens a journal, or begins one, for one process at a time.
    init(path: String) throws(BatchError) {
        self.path = path
        // What is in it opens the images. Through a link it would be written into a file of somebody else's.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else {
            let isLink = errno == ELOOP
            throw .journal(isLink ? "is a link, which is never followed" : LocalFile.reason(), path: path)
        }
        do throws(BatchError) {
            guard LocalFile.isRegular(descriptor) else { throw .journal("is no file", path: path) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                throw errno == EWOULDBLOCK
                    ? .inUse(journal: path) : .journal(LocalFile.reason(), path: path)
            }
            let book = try BatchBook(reading: path)
            let end = book.wholeBytes
            // What is left of a torn line would run into the next one.
            guard ftruncate(descriptor, off_t(end)) == 0 else {
                throw .journal(LocalFile.reason(), path: path)
            }
            state = Mutex(State(book: book, end: end, roomEnd: end))
            if !book.hasBegun {
                try append([BatchRecord(.batch(version: BatchBook.version), key: nil, time: Self.now)])
            }
        } catch {
            close(descriptor)
            throw error
        }
        // A name that isn't on the disk is as good as no journal.
        LocalFile.syncFolder(of: path)
    }

    deinit {
        // Room that was made, and not used.
        let end = state.withLock { $0.end }
        _ = ftruncate(descriptor, off_t(end))
        close(descriptor)
    }

    /// Seconds since 1970.
    static var now: Int64 { UnixClock.system.now() }

    /// What is known of an item.
    func entry(_ key: String) -> BatchEntry? { state.withLock { $0.book.entries[key] } }

    /// What is known of all.
    var book: BatchBook { state.withLock { $0.book } }

    /// The item whose task this is, or was; the same one too, if it has another by now.
    func owner(ofTask taskID: String, besides key: String) -> String? {
        state.withLock { $0.book.owner(ofTask: taskID, besides: key) }
    }
}

// MARK: Writing

extension BatchJournal {
    /// Writes down what happened to an item.
    func append(_ event: BatchRecord.Event, to key: String) throws(BatchError) {
        try append([BatchRecord(event, key: key, time: Self.now)])
    }

    /// Writes lines, and returns when they are on the disk.
    func append(_ records: [BatchRecord]) throws(BatchError) {
        if records.isEmpty { return }
        try state.withLock { state throws(BatchError) in try write(records, &state) }
    }

    private func write(_ records: [BatchRecord], _ state: inout State) throws(BatchError) {
        let bytes = records.flatMap(\.line)
        do throws(BatchError) {
            try write(bytes, at: state.end)
        } catch {
            // Nothing of them may stay: the next line goes to the same place.
            _ = ftruncate(descriptor, off_t(state.end))
            state.roomEnd = state.end
            try? makeRoom(for: state.openCreates, &state)
            throw error
        }
        state.end += bytes.count
        for record in records { state.book.apply(record) }
    }

    private func write(_ bytes: [UInt8], at place: Int) throws(BatchError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(place + written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .journal(LocalFile.reason(), path: path) }
            written += count
        }
        guard LocalFile.sync(descriptor) else { throw .journal(LocalFile.reason(), path: path) }
    }
}

// MARK: Creates

extension BatchJournal {
    /// A create is about to be sent: written down, with room on the disk for what will be said of it.
    func createBegins(_ sessionID: String?, of key: String) throws(BatchError) {
        try state.withLock { state throws(BatchError) in
            try makeRoom(for: state.openCreates + 1, &state)
            try write([BatchRecord(.sent(sessionID: sessionID), key: key, time: Self.now)], &state)
            state.openCreates += 1
        }
    }

    /// A create that was sent didn't end in a task.
    func createEnded(_ event: BatchRecord.Event, of key: String) throws(BatchError) {
        try state.withLock { state throws(BatchError) in
            state.openCreates -= 1
            try write([BatchRecord(event, key: key, time: Self.now)], &state)
        }
    }

    /// A create that was sent ended in a task.
    ///
    /// - Returns: The item whose task this is already; then the create is as doubtful as without an answer.
    func createEnded(in taskID: String, of key: String) throws(BatchError) -> String? {
        try state.withLock { state throws(BatchError) in
            state.openCreates -= 1
            let owner = state.book.owner(ofTask: taskID, besides: key)
            let event: BatchRecord.Event =
                if let owner {
                    .reached(
                        .inDoubt, because: "it was answered with task \(taskID), which is that of \(owner)")
                } else { .created(taskID: taskID) }
            try write([BatchRecord(event, key: key, time: Self.now)], &state)
            return owner
        }
    }

    /// Makes sure that the answers to so many creates can be written down, though the disk be full by then. Where a
    /// file system can't promise it, nothing is promised.
    private func makeRoom(for creates: Int, _ state: inout State) throws(BatchError) {
        let room = creates * Self.roomForAnswer
        guard creates > 0, state.end + room > state.roomEnd else { return }
        switch preallocate(descriptor, from: state.end, count: room) {
        case 0: state.roomEnd = state.end + room
        case EINVAL, EOPNOTSUPP, ENOSYS: break
        case let code: throw .journal(LocalFile.reason(code), path: path)
        }
    }
}
