/// What is known of an item, all of it from the journal.
struct BatchEntry: Sendable {
    struct Picture: Sendable, Hashable {
        var url: String
        var expiresAt: Int64?
        var fileID: String?
    }

    /// Why there is nothing more to be had of the last create.
    enum Failure: Sendable, Hashable {
        /// It certainly wasn't carried out: sending it again costs nothing.
        case refused(String)
        /// The service says that it failed, and may have billed it.
        case failed(String)
        /// The service doesn't know the task, and may have billed it.
        case lost(String)

        var message: String {
            switch self {
            case .refused(let message), .failed(let message), .lost(let message): message
            }
        }
    }

    let key: String
    let id: String
    var prompt: String
    var model: String?
    var seed: Int64?
    /// What its files are called, without number and extension.
    var stem = ""
    /// When its create was sent, if it wasn't refused.
    var sentAt: Int64?
    var sessionID: String?
    /// Why it isn't known whether the service has it.
    var doubt: String?
    var taskID: String?
    var createdAt: Int64?
    var drawnAt: Int64?
    var failure: Failure?
    var pictures: [Picture]?
    /// By the picture's number.
    var files: [Int: String] = [:]

    init(_ key: BatchKey, _ item: ImageBatch.Item) {
        self.init(key: key.text, id: item.id, prompt: item.request.prompt)
        model = item.request.model?.description
        seed = item.request.seed
    }

    init(key: String, id: String, prompt: String) {
        self.key = key
        self.id = id
        self.prompt = prompt
    }

    var isSaved: Bool { pictures.map { files.count == $0.count } ?? false }

    /// Whether the service didn't know its task when it was asked last.
    var isLost: Bool {
        if case .lost = failure { true } else { false }
    }

    /// What is to be done for it anew, as if it hadn't been sent.
    mutating func forget() {
        (sentAt, sessionID, doubt, taskID, createdAt, drawnAt) = (nil, nil, nil, nil, nil, nil)
        (failure, pictures, files) = (nil, nil, [:])
    }

    var outcome: BatchOutcome {
        let state: BatchOutcome.State =
            if let failure {
                .failed(failure.message)
            } else if isSaved {
                .saved
            } else if pictures != nil {
                .drawn
            } else if taskID != nil {
                .created
            } else {
                sentAt == nil ? .waiting : .inDoubt
            }
        var duration: Duration?
        if let createdAt, let drawnAt { duration = .seconds(max(0, drawnAt - createdAt)) }
        return BatchOutcome(
            id: id, state: state, prompt: prompt, model: model, seed: seed, taskID: taskID,
            sessionID: sessionID, doubt: state == .inDoubt ? doubt : nil,
            mayBeBilled: sentAt != nil || taskID != nil, createdAt: createdAt, duration: duration,
            files: files.sorted { $0.key < $1.key }.map(\.value),
            fileIDs: (pictures ?? []).compactMap(\.fileID))
    }
}
