/// What is known of an item, all of it from the journal.
struct BatchEntry: Sendable {
    struct Picture: Sendable, Hashable {
        var url: String
        var expiresAt: Int64?
        var fileID: String?
    }

    let key: String
    let id: String
    var prompt: String
    var model: String?
    var seed: Int64?
    /// What its files are called, without number and extension.
    var stem = ""
    var state = BatchItemState.unsent
    /// Why it stands there, where that is to be said.
    var reason: String?
    /// When its create was sent, if it wasn't refused.
    var sentAt: Int64?
    var sessionID: String?
    var taskID: String?
    var createdAt: Int64?
    var drawnAt: Int64?
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

    /// It comes to a state.
    mutating func reach(_ state: BatchItemState, because reason: String? = nil) {
        (self.state, self.reason) = (state, reason)
    }

    /// It is to be drawn anew, as if it hadn't been sent.
    mutating func restart() {
        reach(.unsent)
        (sentAt, sessionID, taskID, createdAt, drawnAt) = (nil, nil, nil, nil, nil)
        (pictures, files) = (nil, [:])
    }

    var outcome: BatchOutcome {
        var duration: Duration?
        if let createdAt, let drawnAt { duration = .seconds(max(0, drawnAt - createdAt)) }
        return BatchOutcome(
            id: id, state: state, reason: reason, prompt: prompt, model: model, seed: seed, taskID: taskID,
            sessionID: sessionID, createdAt: createdAt, duration: duration,
            files: files.sorted { $0.key < $1.key }.map(\.value),
            fileIDs: (pictures ?? []).compactMap(\.fileID))
    }
}
