/// What a journal says, line after line.
struct BatchBook: Sendable {
    /// By their keys.
    var entries: [String: BatchEntry] = [:]
    /// Whose tasks these are; nil for a journal without a line.
    var account: String?
    /// How many bytes of the journal are whole lines.
    private(set) var wholeBytes = 0

    init() {}

    /// Reads a journal that somebody else may be writing.
    init(reading path: String) throws(BatchError) {
        switch LocalFile.contents(path) {
        case .success(let bytes): try self.init(bytes, path: path)
        case .failure(.system(let message)): throw .journal(message, path: path)
        case .failure(.tooLarge): throw .journal("is too large", path: path)
        }
    }

    /// Reads a journal.
    ///
    /// The last line may be torn: whoever wrote it was killed, and it doesn't count.
    init(_ bytes: [UInt8], path: String) throws(BatchError) {
        var start = 0
        var number = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            number += 1
            guard let record = BatchRecord(line: Array(bytes[start..<end])) else {
                throw .damaged(line: number, path: path)
            }
            apply(record)
            start = end + 1
        }
        wholeBytes = start
    }

    /// Takes the next line.
    mutating func apply(_ record: BatchRecord) {
        switch record.event {
        case .batch(let account):
            self.account = account
            return
        case .item(let id, let stem, let prompt, let model, let seed):
            guard let key = record.key else { return }
            var entry = BatchEntry(key: key, id: id, prompt: prompt)
            (entry.stem, entry.model, entry.seed) = (stem, model, seed)
            entries[key] = entry
            return
        default: break
        }
        guard let key = record.key, var entry = entries[key] else { return }
        switch record.event {
        case .batch, .item: break
        case .sent(let sessionID):
            // Asked again under the same name, it is as old as the first time.
            let first = entry.taskID == nil && entry.sessionID == sessionID ? entry.sentAt : nil
            entry.forget()
            (entry.sentAt, entry.sessionID) = (first ?? record.time, sessionID)
        case .refused(let message):
            entry.forget()
            entry.failure = message
        case .created(let taskID): (entry.taskID, entry.createdAt) = (taskID, record.time)
        case .failed(let message): entry.failure = message
        case .lost(let message): (entry.failure, entry.isLost) = (message, true)
        case .drawn(let pictures):
            if entry.isLost { (entry.failure, entry.isLost) = (nil, false) }
            entry.pictures = pictures
            entry.drawnAt = entry.drawnAt ?? record.time
        case .saved(let number, let file): entry.files[number] = file
        }
        entries[key] = entry
    }
}
