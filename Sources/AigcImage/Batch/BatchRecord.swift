import JSONCoding

/// One line of a batch's journal.
struct BatchRecord: Sendable {
    enum Event: Sendable {
        /// The first line: whose tasks these are.
        case batch(account: String)
        case item(id: String, stem: String, prompt: String, model: String?, seed: Int64?)
        /// A create is about to be sent.
        case sent(sessionID: String?)
        /// The service didn't do it, and certainly won't.
        case refused(String)
        case created(taskID: String)
        /// The task ended so.
        case failed(String)
        /// The service doesn't know the task.
        case lost(String)
        case drawn([BatchEntry.Picture])
        case saved(number: Int, file: String)
    }

    var event: Event
    /// Which item; nil for the whole batch.
    var key: String?
    /// In seconds since 1970.
    var time: Int64

    var line: [UInt8] {
        var members = JSONObject()
        func add(_ name: String, _ value: JSONValue?) {
            if let value { members.members.append(.init(name: name, value: value)) }
        }
        func name(_ event: String) {
            add("event", .string(event))
            add("key", key.map(JSONValue.string))
            add("time", .number(JSONNumber(time)))
        }
        switch event {
        case .batch(let account):
            name("batch")
            add("account", .string(account))
        case .item(let id, let stem, let prompt, let model, let seed):
            name("item")
            add("id", .string(id))
            add("stem", .string(stem))
            add("prompt", .string(prompt))
            add("model", model.map(JSONValue.string))
            add("seed", seed.map { .number(JSONNumber($0)) })
        case .sent(let sessionID):
            name("sent")
            add("session", sessionID.map(JSONValue.string))
        case .refused(let message):
            name("refused")
            add("message", .string(message))
        case .created(let taskID):
            name("created")
            add("task", .string(taskID))
        case .failed(let message):
            name("failed")
            add("message", .string(message))
        case .lost(let message):
            name("lost")
            add("message", .string(message))
        case .drawn(let pictures):
            name("drawn")
            add("pictures", .array(pictures.map(Self.json)))
        case .saved(let number, let file):
            name("saved")
            add("number", .number(JSONNumber(number)))
            add("file", .string(file))
        }
        return members.jsonBytes + [UInt8(ascii: "\n")]
    }

    private static func json(_ picture: BatchEntry.Picture) -> JSONValue {
        var members = JSONObject([.init(name: "url", value: .string(picture.url))])
        if let time = picture.expiresAt {
            members.members.append(.init(name: "expires", value: .number(JSONNumber(time))))
        }
        if let id = picture.fileID { members.members.append(.init(name: "file", value: .string(id))) }
        return .object(members)
    }
}

extension BatchRecord {
    init(_ event: Event, key: String?, time: Int64) {
        self.event = event
        self.key = key
        self.time = time
    }

    /// Reads a line; nil when it isn't one.
    init?(line: [UInt8]) {
        guard let value = try? JSONValue(jsonBytes: line), let name = value["event"]?.string,
            let time = value["time"]?.number?.int64
        else { return nil }
        func text(_ name: String) -> String? { value[name]?.string }
        switch name {
        case "batch":
            guard let account = text("account") else { return nil }
            event = .batch(account: account)
        case "item":
            guard let id = text("id"), let stem = text("stem"), let prompt = text("prompt") else {
                return nil
            }
            event = .item(
                id: id, stem: stem, prompt: prompt, model: text("model"), seed: value["seed"]?.number?.int64)
        case "sent": event = .sent(sessionID: text("session"))
        case "refused": event = .refused(text("message") ?? "")
        case "created":
            guard let task = text("task") else { return nil }
            event = .created(taskID: task)
        case "failed": event = .failed(text("message") ?? "")
        case "lost": event = .lost(text("message") ?? "")
        case "drawn":
            guard let pictures = value["pictures"]?.array else { return nil }
            event = .drawn(
                pictures.compactMap { picture in
                    picture["url"]?.string.map {
                        BatchEntry.Picture(
                            url: $0, expiresAt: picture["expires"]?.number?.int64,
                            fileID: picture["file"]?.string)
                    }
                })
        case "saved":
            guard let number = value["number"]?.number?.int64, let file = text("file") else { return nil }
            event = .saved(number: Int(number), file: file)
        default: return nil
        }
        key = text("key")
        self.time = time
        if key == nil, name != "batch" { return nil }
    }
}
