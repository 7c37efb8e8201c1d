import Synchronization

/// One create as the journal sees it: written down right before its request leaves, and closed with what came of it.
final class JournaledCreate: Sendable {
    private let journal: BatchJournal
    private let key: String
    private let sessionID: String?
    private let isBegun = Mutex(false)

    init(_ sessionID: String?, of key: String, in journal: BatchJournal) {
        self.journal = journal
        self.key = key
        self.sessionID = sessionID
    }

    /// Whether the request has left, or was about to.
    var wasSent: Bool { isBegun.withLock { $0 } }

    /// The request is about to leave, for the first time or once more.
    func begin() throws(BatchError) {
        try isBegun.withLock { isBegun throws(BatchError) in
            if isBegun { return }
            try journal.createBegins(sessionID, of: key)
            isBegun = true
        }
    }

    /// It ended without a task.
    func end(_ event: BatchRecord.Event) throws(BatchError) {
        if wasSent {
            try journal.createEnded(event, of: key)
        } else {
            try journal.append(event, to: key)
        }
    }

    /// It ended in a task.
    ///
    /// - Returns: The item whose task this is already; then the create is as doubtful as without an answer.
    func end(in taskID: String) throws(BatchError) -> String? {
        try journal.createEnded(in: taskID, of: key)
    }
}
