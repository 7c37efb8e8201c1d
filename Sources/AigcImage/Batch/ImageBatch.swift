/// Many requests, drawn into a folder, a few at a time.
///
/// ```swift
/// let generator = ImageGenerator(.mps(MPSClient()))
/// let batch = ImageBatch(
///     ["a red panda", "a snow leopard"].enumerated().map { .init(id: "\($0)", ImageRequest($1)) },
///     folder: "out", generator: generator)
/// for try await update in batch.updates() { print(update.progress.saved, "of", update.progress.total) }
/// try batch.contactSheet().write(to: "out/index.html", overwrite: true)
/// ```
/// The folder holds a journal (``journalName``) of what was asked and what came of it. A batch that ended early,
/// even by a power cut, is started again with the same items: what was drawn isn't drawn again, what was created is
/// waited for, and what was saved is kept.
///
/// A task that the service doesn't know any more, as VOD after 3 days, is reported as ``BatchItemState/forgotten`` and
/// asked for again by the next start; it is drawn anew only with ``Options/redrawsFailed``.
///
/// A create whose answer was lost is in doubt. VOD is asked again under the same SessionId, which draws once at most;
/// if the task turns out to exist, its events tell which it is, in accounts that use them in the pull mode. MPS has
/// nothing of the kind: such an item is reported in doubt, and not sent again unless ``Options/resendsDoubtful``
/// says so. A task that was found is given to its item by ``claim(_:)``.
public struct ImageBatch: Sendable {
    /// One request of a batch.
    public struct Item: Sendable {
        /// What tells it from the batch's others, and names its files. The same ID with another request is another
        /// item; what ``ImageRequest/customizeMPS`` and ``ImageRequest/customizeVOD`` change doesn't count.
        public var id: String
        /// What to draw.
        public var request: ImageRequest

        /// An item.
        public init(id: String, _ request: ImageRequest) {
            self.id = id
            self.request = request
        }
    }

    /// How a batch is drawn.
    public struct Options: Sendable {
        /// How many tasks are under way at once. Nil is one for VOD, which is what it processes at a time for
        /// accounts whose quota wasn't raised, and 4 for MPS, which documents no such limit. Requests a second are
        /// limited by the client.
        public var tasksAtOnce: Int?
        /// How long one task is waited for; 10 minutes unless told. It can be waited for again afterwards.
        public var timeout = Duration.seconds(600)
        /// Which items are drawn again if they failed, or the service has forgotten their tasks: billed again if they
        /// were. None unless told. Pictures of the earlier task stay, as `name.old.png`.
        public var redrawsFailed = ItemSelection.none
        /// Which items are sent again if it isn't known whether they were created: drawn, and billed, twice perhaps.
        /// None unless told.
        public var resendsDoubtful = ItemSelection.none
        /// How long VOD's events are searched for tasks whose ID was lost, once everything else is done; 2 minutes
        /// unless told.
        public var searchTime = Duration.seconds(120)
        /// How long a batch that is cancelled waits for the answers to creates under way, so that no task's ID is
        /// lost; 5 seconds unless told. Nothing new is begun.
        public var farewell = Duration.seconds(5)
        /// What the journal calls the place that draws. Nil is the service's host, and the VOD application: at another
        /// place, an item is drawn anew.
        public var place: String?
        /// Whether the service ends with this process, as `LocalService` does, and its tasks with it: what isn't saved
        /// by then is drawn anew, as it costs nothing.
        public var isEphemeral = false

        /// The defaults.
        public init() {}
    }

    /// The journal's name in the folder. Addresses in it open the images to whoever reads them, until they expire.
    public static let journalName = ".aigc-image-batch.jsonl"

    /// The requests.
    public var items: [Item]
    /// Where images go; it must exist.
    public var folder: String
    /// What draws.
    public var generator: ImageGenerator
    /// How.
    public var options: Options

    /// A batch; nothing happens yet. The folder has to exist when it is drawn.
    public init(
        _ items: [Item], folder: String, generator: ImageGenerator, options: Options = Options()
    ) {
        self.items = items
        self.folder = folder
        self.generator = generator
        self.options = options
    }

    /// What stands against items that can't be sent as they are, by their IDs. Sends nothing.
    ///
    /// When the batch is drawn such an item is ``BatchItemState/refused``, and the others aren't.
    public func problems() -> [String: ImageRequestError] {
        var problems: [String: ImageRequestError] = [:]
        for item in items {
            do throws(ImageRequestError) {
                try generator.check(item.request)
            } catch {
                problems[item.id] = error
            }
        }
        return problems
    }

    /// Draws what isn't drawn yet, and tells how far it is.
    ///
    /// The first update says what was there already, the last how it ended. Cancelling the task, or leaving the
    /// loop, ends the batch where it is; started again it goes on.
    public func updates() -> BatchUpdates { BatchUpdates(batch: self) }

    /// Draws what isn't drawn yet.
    ///
    /// - Returns: What became of each item, in their order.
    /// - Throws: ``BatchError``, `CancellationError`. An item that fails doesn't end the others.
    public func run() async throws -> [BatchOutcome] {
        for try await _ in updates() {}
        return try outcomes()
    }

    /// What became of each item so far, as the journal says, in their order. Sends nothing.
    ///
    /// - Throws: ``BatchError`` when there is no journal, or a damaged one.
    public func outcomes() throws -> [BatchOutcome] {
        let book = try BatchBook(reading: journalPath)
        let place = place
        return items.map { item in
            let key = BatchKey(item, at: place)
            return (book.entries[key.text] ?? BatchEntry(key, item)).outcome
        }
    }

    /// Where the batch is drawn, as its journal calls it.
    var place: String { generator.backend.place(at: options.place) }

    var journalPath: String { "\(folder.isEmpty ? "." : folder)/\(Self.journalName)" }
}
