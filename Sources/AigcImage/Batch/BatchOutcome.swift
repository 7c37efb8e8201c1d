/// What became of an item of a batch.
public struct BatchOutcome: Sendable {
    /// The item's ID.
    public var id: String
    /// Where it stands.
    public var state: BatchItemState
    /// Why it is in doubt, refused, failed or forgotten, where it is.
    public var reason: String?
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
    /// Refused, failed or forgotten.
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

    /// Nothing yet.
    init(total: Int) { self.total = total }

    /// How far a batch is whose items stand so.
    package init(_ outcomes: [BatchOutcome]) {
        total = outcomes.count
        for outcome in outcomes { self[keyPath: outcome.state.count] += 1 }
    }

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
        /// The batch began; ``BatchUpdate/item`` is nil. What was there already is in the progress.
        case began
        /// The item has come to this state.
        case reached(BatchItemState)
        /// The service has accepted the item, but the journal couldn't be written: this ID is told here, and nowhere else. Why.
        case unrecorded(taskID: String, String)
        /// Its task waits for its turn.
        case waiting
        /// Its task is being drawn, to so many percent where the service tells.
        case drawing(percent: Int?)
        /// The item stays where it stands: it is given up for this time, and gone on with when the batch is started again.
        case unfinished(String)
    }

    /// The item as it stands now; nil when the batch began.
    public var item: BatchOutcome?
    /// What happened.
    public var event: Event
    /// How far the batch is.
    public var progress: BatchProgress
}
