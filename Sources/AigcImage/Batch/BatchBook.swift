/// What a journal says, line after line.
struct BatchBook: Sendable {
    /// How this release writes a journal. The first form identified items by the requests that were sent, which can't be
    /// told again; the second had other words for what ends an item.
    static let version = 3

    /// By their keys.
    private(set) var entries: [String: BatchEntry] = [:]
    /// Whose task each is, or was, by the tasks' IDs: the items' keys.
    private var owners: [String: String] = [:]
    /// Whether it has its first line.
    private(set) var hasBegun = false
    /// How many bytes of the journal are whole lines.
    private(set) var wholeBytes = 0

    init() {}

    /// Reads a journal that somebody else may be writing.
    init(reading path: String) throws(BatchError) {
        switch LocalFile.contents(path, followsLinks: false) {
        case .success(let bytes): try self.init(bytes, path: path)
        case .failure(.system(let message)): throw .journal(message, path: path)
        case .failure(.tooLarge): throw .journal("is too large", path: path)
        }
    }

    /// Reads a journal.
    ///
    /// What follows the last line end doesn't count: a line whose writer was killed, or room for lines to come.
    init(_ bytes: [UInt8], path: String) throws(BatchError) {
        var start = 0
        var number = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            number += 1
            guard let record = BatchRecord(line: Array(bytes[start..<end])) else {
                throw .damaged(line: number, path: path)
            }
            if case .batch(let version) = record.event, version != Self.version {
                throw .otherVersion(version, path: path)
            }
            apply(record)
            start = end + 1
        }
        wholeBytes = start
    }

    /// The ID of the other item whose task this is or was; of the item itself too, if it was an earlier one of its.
    func owner(ofTask taskID: String, besides key: String) -> String? {
        guard let owner = owners[taskID], owner != key || entries[key]?.taskID != taskID else { return nil }
        return entries[owner]?.id
    }

    /// Takes the next line.
    mutating func apply(_ record: BatchRecord) {
        switch record.event {
        case .batch:
            hasBegun = true
            return
        case .item(let id, _, let stem, let prompt, let model, let seed):
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
            entry.restart()
            (entry.sentAt, entry.sessionID) = (first ?? record.time, sessionID)
            entry.reach(.inDoubt, because: BatchItemState.silence)
        case .reached(let state, let reason):
            if state == .refused { entry.restart() }
            entry.reach(state, because: reason)
        case .created(let taskID):
            let (sentAt, sessionID) = (entry.sentAt, entry.sessionID)
            entry.restart()
            (entry.sentAt, entry.sessionID) = (sentAt, sessionID)
            (entry.taskID, entry.createdAt) = (taskID, record.time)
            entry.reach(.created)
            owners[taskID] = key
        case .drawn(let pictures):
            entry.pictures = pictures
            entry.drawnAt = entry.drawnAt ?? record.time
            entry.reach(entry.files.count == pictures.count ? .saved : .drawn)
        case .saved(let number, let file):
            entry.files[number] = file
            if entry.files.count == entry.pictures?.count { entry.reach(.saved) }
        }
        entries[key] = entry
    }
}
