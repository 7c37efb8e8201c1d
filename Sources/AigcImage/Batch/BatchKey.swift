import JSONCoding
import TencentCloudRuntime

/// What tells an item with its request from all others, from one start of a batch to the next and from one release of
/// this library to the next.
struct BatchKey: Sendable, Hashable {
    let text: String

    /// - Parameter place: Where the item is drawn.
    init(_ item: ImageBatch.Item, at place: String) {
        var hash = SHA256()
        let identity: JSONValue = ["place": .string(place), "request": item.request.identity]
        identity.jsonBytes.withUnsafeBytes { hash.update($0) }
        text = "\(hash.digest().hex.prefix(16)) \(item.id)"
    }
}

extension ImageRequest {
    /// The options whose spelling in a key is older than their rows, and the one that doesn't count.
    private static let speltAbove: Set = [
        "prompt", "model", "modelVersion", "negativePrompt", "aspectRatio", "resolution", "size", "format",
        "count", "seed", "enhancePrompt", "sceneType", "storage", "mediaName", "bucket", "bucketRegion",
        "bucketPath", "sessionContext", "priority", "references", "sessionID",
    ]

    /// What the caller asked for, and not the request that becomes of it: that changes with what is known of the
    /// models, while an item that was paid for has to be known again. Never change how it is spelt.
    fileprivate var identity: JSONValue {
        var members = JSONObject()
        func add(_ name: String, _ text: String?) {
            if let text { members.members.append(.init(name: name, value: .string(text))) }
        }
        add("prompt", prompt)
        // As names are typed in any case.
        add("model", model?.name.lowercased())
        add("version", model?.version)
        add("negative-prompt", negativePrompt)
        add("aspect-ratio", aspectRatio)
        add("resolution", resolution?.lowercased())
        add("size", size?.description)
        add("format", format?.rawValue)
        add("count", count.map { String($0) })
        add("seed", seed.map { String($0) })
        add("enhance", enhancePrompt.map { String($0) })
        add("scene-type", sceneType)
        add("storage", storage?.identity)
        add("session-context", sessionContext)
        add("priority", priority.map { String($0) })
        for reference in references { add("reference", reference.identity) }
        let others = ImageOptions.all.filter { !Self.speltAbove.contains($0.name) }
        for option in others.sorted(by: { $0.flag < $1.flag }) {
            for value in option.values(self) { add(option.flag, value) }
        }
        return .object(members)
    }
}

extension ImageReference {
    fileprivate var identity: String {
        switch self {
        case .url(let url): return url
        case .fileID(let id): return "vod:\(id)"
        case .file(let path): return "file:\(path)"
        case .bytes(let bytes):
            var hash = SHA256()
            bytes.withUnsafeBytes { hash.update($0) }
            return "bytes:\(hash.digest().hex)"
        }
    }
}

extension ImageStorage {
    fileprivate var identity: String {
        switch self {
        case .temporary: "temporary"
        case .permanent(let name): "permanent \(name ?? "")"
        case .bucket(let name, let region, let path): "bucket \(name) \(region) \(path ?? "")"
        }
    }
}
