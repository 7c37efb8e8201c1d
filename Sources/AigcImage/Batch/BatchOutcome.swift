/// What became of an item of a batch.
public struct BatchOutcome: Sendable {
    /// How far it came.
    public enum State: Sendable, Hashable {
        /// It wasn't sent yet.
        case waiting
        /// Whether the service has it isn't known: the answer to the create was lost, or proves nothing.
        case inDoubt
        /// The service has it.
        case created
        /// Its images are there, and not all are saved.
        case drawn
        /// All its images are saved.
        case saved
        /// The service refused it, the task failed, or the service doesn't know the task any more: why.
        case failed(String)
    }

    /// The item's ID.
    public var id: String
    /// How far it came.
    public var state: State
    /// What it was to draw.
    public var prompt: String
    /// What was to draw it; nil when the service chose.
    public var model: String?
    /// The seed, if one was asked for.
    public var seed: Int64?
    /// The task, once it is known.
    public var taskID: String?
    /// The SessionId that VOD knows the create by.
    public var sessionID: String?
    /// Why it is in doubt, where it is.
    public var doubt: String?
    /// Whether it is billed, or may be. What failed without that is sent again by the next start.
    public var mayBeBilled: Bool
    /// When it was created, in seconds since 1970.
    public var createdAt: Int64?
    /// From its creation to its images.
    public var duration: Duration?
    /// The saved images' names in the folder.
    public var files: [String]
    /// Their IDs in VOD's storage, where they are kept for good.
    public var fileIDs: [String]
}

/// How far a batch is.
public struct BatchProgress: Sendable, Hashable {
    /// How many items there are.
    public var total = 0
    /// All images saved, now or before.
    public var saved = 0
    /// Refused or failed.
    public var failed = 0
    /// Not known to be created or not.
    public var inDoubt = 0
    /// Given up for this time, to be gone on with when the batch is started again.
    public var unfinished = 0
    /// Under way at this moment.
    public var underWay = 0
    /// How long the batch has been running this time.
    public var elapsed = Duration.zero
    /// How many were saved this time.
    public var savedThisTime = 0

    /// Items that nothing more will be done for this time.
    public var ended: Int { saved + failed + inDoubt + unfinished }
    /// Items saved in a minute, this time; nil before the first.
    public var perMinute: Double? {
        let seconds = elapsed / .seconds(1)
        return savedThisTime > 0 && seconds > 0 ? Double(savedThisTime) * 60 / seconds : nil
    }
    /// How long the rest will take at this rate; nil before the first.
    public var remaining: Duration? {
        perMinute.map { .seconds(Double(total - ended) * 60 / $0) }
    }
}

/// What happened to an item of a batch, and how far the batch is with that.
public struct BatchUpdate: Sendable {
    /// What happened.
    public enum Event: Sendable {
        /// The batch began; ``BatchUpdate/itemID`` is nil. What was there already is in the progress.
        case began
        /// The service has accepted the item, and bills it.
        case created(taskID: String)
        /// The same, but the journal couldn't be written: this ID is told here, and nowhere else. Why.
        case unrecorded(taskID: String, String)
        /// It waits for its turn there.
        case waiting
        /// It is being drawn, to so many percent where the service tells.
        case drawing(percent: Int?)
        /// All its images are saved, under these names in the folder.
        case saved([String])
        /// The service refused it, the task failed, or the service doesn't know the task any more.
        case failed(String)
        /// The answer to its create was lost, or proves nothing.
        case inDoubt(String)
        /// It is given up for this time, and gone on with when the batch is started again.
        case unfinished(String)
    }

    /// The item; nil when the batch began.
    public var itemID: String?
    /// What happened.
    public var event: Event
    /// How far the batch is.
    public var progress: BatchProgress
}
