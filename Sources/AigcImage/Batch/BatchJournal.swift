import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The journal of a batch while it is drawn: JSON Lines that are only ever added to, each on the disk before what
/// it says is acted on.
final class BatchJournal: Sendable {
    private struct State {
        var book: BatchBook
        var isBroken = false
    }

    private let path: String
    private let descriptor: Int32
    private let state: Mutex<State>

    /// Opens a journal, or begins one, for one process at a time.
    ///
    /// - Parameter account: Whose tasks are in it.
    init(path: String, account: String) throws(BatchError) {
        self.path = path
        // What is in it opens the images.
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .journal(LocalFile.reason(), path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let error: BatchError =
                errno == EWOULDBLOCK ? .inUse(journal: path) : .journal(LocalFile.reason(), path: path)
            close(descriptor)
            throw error
        }
        do throws(BatchError) {
            let book = try BatchBook(reading: path)
            if let other = book.account, other != account { throw .otherService(other, path: path) }
            // A torn line would run into the next one.
            guard ftruncate(descriptor, off_t(book.wholeBytes)) == 0 else {
                throw .journal(LocalFile.reason(), path: path)
            }
            state = Mutex(State(book: book))
            if book.account == nil {
                try append([BatchRecord(.batch(account: account), key: nil, time: Self.now)])
            }
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Seconds since 1970.
    static var now: Int64 { Int64(time(nil)) }

    /// What is known of an item.
    func entry(_ key: String) -> BatchEntry? { state.withLock { $0.book.entries[key] } }

    /// What is known of all.
    var book: BatchBook { state.withLock { $0.book } }

    /// Writes down what happened to an item.
    func append(_ event: BatchRecord.Event, to key: String) throws(BatchError) {
        try append([BatchRecord(event, key: key, time: Self.now)])
    }

    /// Writes lines, and returns when they are on the disk.
    func append(_ records: [BatchRecord]) throws(BatchError) {
        if records.isEmpty { return }
        let bytes = records.flatMap(\.line)
        try state.withLock { state throws(BatchError) in
            // After half a line nothing more may follow.
            if state.isBroken { throw .journal("couldn't be written before", path: path) }
            do throws(BatchError) {
                try write(bytes)
            } catch {
                state.isBroken = true
                throw error
            }
            for record in records { state.book.apply(record) }
        }
    }

    private func write(_ bytes: [UInt8]) throws(BatchError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                systemWrite(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .journal(LocalFile.reason(), path: path) }
            written += count
        }
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw .journal(LocalFile.reason(), path: path)
        }
    }
}

/// The system's call, which the method of the same name would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
