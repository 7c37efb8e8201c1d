import JSONCoding

/// One line of a batch's journal.
struct BatchRecord: Sendable {
    enum Event: Sendable {
        /// The first line: how the others are to be read.
        case batch(version: Int)
        case item(id: String, place: String, stem: String, prompt: String, model: String?, seed: Int64?)
        /// A create is about to be sent.
        case sent(sessionID: String?)
        case created(taskID: String)
        /// In doubt, refused, failed or forgotten: why.
        case reached(BatchItemState, because: String)
        case drawn([BatchEntry.Picture])
        case saved(number: Int, file: String)
    }

    var event: Event
    /// Which item; nil for the whole batch.
    var key: String?
    /// In seconds since 1970.
    var time: Int64

    init(_ event: Event, key: String?, time: Int64) {
        self.event = event
        self.key = key
        self.time = time
    }
}

// MARK: Writing

extension BatchRecord {
    var line: [UInt8] {
        var members = JSONObject()
        func add(_ name: String, _ value: JSONValue?) {
            if let value { members.members.append(.init(name: name, value: value)) }
        }
        add("event", .string(name))
        add("key", key.map(JSONValue.string))
        add("time", .number(JSONNumber(time)))
        switch event {
        case .batch(let version): add("version", .number(JSONNumber(version)))
        case .item(let id, let place, let stem, let prompt, let model, let seed):
            add("id", .string(id))
            add("place", .string(place))
            add("stem", .string(stem))
            add("prompt", .string(prompt))
            add("model", model.map(JSONValue.string))
            add("seed", seed.map { .number(JSONNumber($0)) })
        case .sent(let sessionID): add("session", sessionID.map(JSONValue.string))
        case .reached(_, let reason): add("reason", .string(reason))
        case .created(let taskID): add("task", .string(taskID))
        case .drawn(let pictures): add("pictures", .array(pictures.map(Self.json)))
        case .saved(let number, let file):
            add("number", .number(JSONNumber(number)))
            add("file", .string(file))
        }
        return members.jsonBytes + [UInt8(ascii: "\n")]
    }

    private var name: String {
        switch event {
        case .batch: "batch"
        case .item: "item"
        case .sent: "sent"
        case .created: BatchItemState.created.rawValue
        case .reached(let state, _): state.rawValue
        case .drawn: BatchItemState.drawn.rawValue
        case .saved: BatchItemState.saved.rawValue
        }
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

// MARK: Reading

extension BatchRecord {
    /// Up to the year 9999: times are added and subtracted.
    private static let times: ClosedRange<Int64> = 0...253_402_300_799
    /// More pictures no task has.
    private static let numbers: ClosedRange<Int64> = 0...9_999

    /// Reads a line; nil when it isn't one.
    init?(line: [UInt8]) {
        guard let value = try? JSONValue(jsonBytes: line), let name = value["event"]?.string,
            let time = value["time"]?.number?.int64, Self.times.contains(time),
            let event = Event(name, value)
        else { return nil }
        let key = value["key"]?.string
        if case .batch = event {} else if key == nil { return nil }
        self.init(event, key: key, time: time)
    }

    fileprivate static func pictures(_ value: JSONValue) -> [BatchEntry.Picture]? {
        guard let list = value.array else { return nil }
        let pictures = list.compactMap { value -> BatchEntry.Picture? in
            guard let url = value["url"]?.string else { return nil }
            var picture = BatchEntry.Picture(url: url, fileID: value["file"]?.string)
            if let expires = value["expires"] {
                guard let time = expires.number?.int64, times.contains(time) else { return nil }
                picture.expiresAt = time
            }
            return picture
        }
        return pictures.count == list.count ? pictures : nil
    }

    fileprivate static func file(_ value: JSONValue) -> Event? {
        guard let number = value["number"]?.number?.int64, numbers.contains(number),
            let file = value["file"]?.string
        else { return nil }
        return .saved(number: Int(number), file: file)
    }
}

extension BatchRecord.Event {
    fileprivate init?(_ name: String, _ value: JSONValue) {
        func text(_ name: String) -> String? { value[name]?.string }
        let event: Self?
        switch BatchItemState(rawValue: name) {
        case .created?: event = text("task").map { .created(taskID: $0) }
        case .drawn?: event = value["pictures"].flatMap(BatchRecord.pictures).map { .drawn($0) }
        case .saved?: event = BatchRecord.file(value)
        case let state? where state != .unsent: event = .reached(state, because: text("reason") ?? "")
        default: event = Self(other: name, value)
        }
        guard let event else { return nil }
        self = event
    }

    /// Lines that aren't about a state.
    private init?(other name: String, _ value: JSONValue) {
        func text(_ name: String) -> String? { value[name]?.string }
        switch name {
        // The first release wrote no version.
        case "batch": self = .batch(version: value["version"]?.number?.int64.map { Int($0) } ?? 1)
        case "item":
            guard let id = text("id"), let stem = text("stem"), let prompt = text("prompt") else {
                return nil
            }
            self = .item(
                id: id, place: text("place") ?? "", stem: stem, prompt: prompt, model: text("model"),
                seed: value["seed"]?.number?.int64)
        case "sent": self = .sent(sessionID: text("session"))
        default: return nil
        }
    }
}
