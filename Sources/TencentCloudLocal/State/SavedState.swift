import JSONCoding
import TencentCloudRuntime

/// What a service has created and stored, as JSON: format 1.
struct SavedState: Sendable {
    static let format = 1

    var advance: Duration
    var mps: JSONValue
    var vod: JSONValue
    var objects: JSONValue

    var json: JSONValue {
        [
            "format": .number(JSONNumber(Self.format)), "advance": advance.saved, "mps": mps, "vod": vod,
            "objects": objects,
        ]
    }

    /// Nil for JSON that isn't one.
    init?(_ json: JSONValue) {
        guard json["format"]?.number == JSONNumber(Self.format),
            let advance = Duration(saved: json["advance"]),
            let mps = json["mps"], let vod = json["vod"], let objects = json["objects"]
        else { return nil }
        self.init(advance: advance, mps: mps, vod: vod, objects: objects)
    }

    init(advance: Duration, mps: JSONValue, vod: JSONValue, objects: JSONValue) {
        (self.advance, self.mps, self.vod, self.objects) = (advance, mps, vod, objects)
    }
}

extension Backend {
    var state: SavedState {
        SavedState(
            advance: clock.advance, mps: mps.saved, vod: vod.saved, objects: objects.objects.saved)
    }

    /// Takes over what was saved, whole or not at all.
    func load(_ json: JSONValue) throws(LocalServiceError) {
        guard let state = SavedState(json), let loadMPS = mps.loading(state.mps),
            let loadVOD = vod.loading(state.vod), let loadObjects = objects.objects.loading(state.objects)
        else {
            throw LocalServiceError(
                message: "The JSON isn't the state of a local service in format \(SavedState.format).")
        }
        reset()
        clock.advance = state.advance
        loadObjects()
        loadMPS()
        loadVOD()
    }
}

// MARK: - Parts

extension Duration {
    /// In nanoseconds.
    var saved: JSONValue {
        let nanoseconds = components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
        return .number(JSONNumber(nanoseconds))
    }

    init?(saved: JSONValue?) {
        guard let nanoseconds = saved?.integer else { return nil }
        self = .nanoseconds(nanoseconds)
    }
}

extension JSONValue {
    var integer: Int64? { number?.int64 }

    /// Each element of an array; nil when it is none, or one of them isn't what it should be.
    func elements<Element>(_ read: (JSONValue) -> Element?) -> [Element]? {
        guard let array else { return nil }
        var elements: [Element] = []
        for value in array {
            guard let element = read(value) else { return nil }
            elements.append(element)
        }
        return elements
    }
}

extension String? {
    var saved: JSONValue { map(JSONValue.string) ?? .null }
}

extension ResultFiles.File {
    var saved: JSONValue {
        let quality: JSONValue =
            if case .jpeg(let quality) = format { .number(JSONNumber(quality)) } else { .null }
        return [
            "name": .string(name), "prompt": .string(image.prompt), "model": .string(image.model),
            "seed": .number(JSONNumber(image.seed)), "width": .number(JSONNumber(image.width)),
            "height": .number(JSONNumber(image.height)), "quality": quality,
        ]
    }

    init?(saved: JSONValue) {
        guard let name = saved["name"]?.string, let prompt = saved["prompt"]?.string,
            let model = saved["model"]?.string, let seed = saved["seed"]?.number?.uint64,
            let width = saved["width"]?.integer, let height = saved["height"]?.integer
        else { return nil }
        let size = ImageSize(width: Int(width), height: Int(height))
        guard size.isDrawable else { return nil }
        self.init(
            name: name,
            image: PlaceholderImage(
                prompt: prompt, model: model, seed: seed, width: size.width, height: size.height),
            format: saved["quality"]?.integer.map { .jpeg(quality: Int($0)) } ?? .png)
    }
}

extension TaskQueue {
    func saved(_ work: (Work) -> JSONValue) -> JSONValue {
        .array(
            all.sorted { $0.number < $1.number }.map { entry in
                [
                    "id": .string(entry.id), "priority": .number(JSONNumber(entry.priority)),
                    "created": entry.created.saved, "began": entry.began?.saved ?? .null,
                    "ends": entry.ends?.saved ?? .null, "work": work(entry.work),
                ]
            })
    }

    /// Entries as they were saved; nil when one isn't.
    static func entries(saved: JSONValue?, _ work: (JSONValue) -> Work?) -> [Entry]? {
        var number = 0
        return saved?.elements { json in
            guard let id = json["id"]?.string, let priority = json["priority"]?.integer,
                let created = Duration(saved: json["created"]), let work = json["work"].flatMap(work)
            else { return nil }
            number += 1
            return Entry(
                id: id, work: work, priority: priority, number: number, created: created,
                began: Duration(saved: json["began"]), ends: Duration(saved: json["ends"]))
        }
    }
}

extension PromptDirectives {
    var saved: JSONValue {
        [
            "failure": failure.saved, "aborts": .bool(aborts), "polls": .array(polls.map(JSONValue.string)),
        ]
    }

    init?(saved: JSONValue?) {
        self.init()
        guard let saved, let polls = saved["polls"]?.elements(\.string) else { return nil }
        self.polls = polls
        failure = saved["failure"]?.string
        aborts = saved["aborts"]?.bool ?? false
    }
}

extension ObjectStore {
    var saved: JSONValue {
        .array(
            all.sorted { ($0.0.bucket, $0.0.key) < ($1.0.bucket, $1.0.key) }.map { name, object in
                let content: (String, JSONValue) =
                    switch object.content {
                    case .put(let bytes): ("bytes", .string(Base64.text(bytes)))
                    case .drawn(let file): ("file", file.saved)
                    }
                return [
                    "bucket": .string(name.bucket), "key": .string(name.key),
                    "contentType": .string(object.contentType), "eTag": .string(object.eTag),
                    "modified": .number(JSONNumber(object.modified)), content.0: content.1,
                ]
            })
    }

    func loading(_ saved: JSONValue) -> (() -> Void)? {
        let objects = saved.elements { json -> (Name, Object)? in
            guard let bucket = json["bucket"]?.string, let key = json["key"]?.string,
                let type = json["contentType"]?.string, let tag = json["eTag"]?.string,
                let modified = json["modified"]?.integer,
                let content = json["file"].flatMap(ResultFiles.File.init(saved:)).map(Object.Content.drawn)
                    ?? json["bytes"]?.string.flatMap(Base64.bytes).map(Object.Content.put)
            else { return nil }
            let object = Object(content: content, contentType: type, eTag: tag, modified: modified)
            return (Name(bucket: bucket, key: key), object)
        }
        guard let objects else { return nil }
        return { for (name, object) in objects { _ = self.put(object, as: name) } }
    }
}
