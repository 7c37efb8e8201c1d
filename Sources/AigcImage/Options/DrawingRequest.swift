import JSONCoding

/// What requests for images and for scenes can both be told.
protocol DrawingRequest: Sendable {
    var aspectRatio: String? { get set }
    var resolution: String? { get set }
    var size: ImageSize? { get set }
    var format: ImageFormat? { get set }
    var storage: ImageStorage? { get set }
    var classID: Int64? { get set }
    var expireTime: String? { get set }
    var sessionID: String? { get set }
    var sessionContext: String? { get set }
    var priority: Int? { get set }
    var members: [String: JSONValue] { get set }

    /// Where the images are that it goes by.
    static var imageLists: [WritableKeyPath<Self, [ImageReference]>] { get }
}

extension ImageRequest: DrawingRequest {
    static var imageLists: [WritableKeyPath<Self, [ImageReference]>] { [\.references] }
}

extension SceneRequest: DrawingRequest {
    static var imageLists: [WritableKeyPath<Self, [ImageReference]>] { [\.images, \.clothes] }
}

// MARK: The shape

extension RequestOption where Request: DrawingRequest {
    static var aspectRatio: Self {
        .init(
            "aspectRatio", \.aspectRatio,
            .text("W:H", known: ["1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16"]), letter: "a",
            replaces: ["size"], help: "The shape, such as 16:9")
    }

    static var resolution: Self {
        .init(
            "resolution", \.resolution, .text("CLASS", known: ["720P", "1080P", "1K", "2K", "4K"]),
            replaces: ["size"], help: "How large, as a class such as 2K, where the model has it")
    }

    static var size: Self {
        .init(
            "size", \.size, .size, letter: "s", replaces: ["aspectRatio", "resolution"],
            help: "The exact size in pixels, where the model takes one")
    }

    static var format: Self {
        .init(
            "format", \.format, .format, letter: "f",
            help: "The file format; what the file is to be called, or the service's own choice, unless told")
    }
}

// MARK: Where images are kept

extension RequestOption where Request: DrawingRequest {
    static var storage: Self {
        .init(
            "storage", placeholder: "WHERE", known: { ["temporary", "permanent"] },
            replaces: ["mediaName", "bucket", "bucketRegion", "bucketPath"],
            help:
                "temporary: the service keeps the images for a while, as it does unless told; permanent: vod "
                + "keeps them for good",
            set: { texts, request in
                switch texts[0] {
                case "temporary": request.storage = .temporary
                case "permanent": request.storage = .permanent()
                default: return "takes temporary or permanent, not '\(texts[0])'"
                }
                return nil
            },
            values: { request in
                switch request.storage {
                case .temporary: ["temporary"]
                case .permanent: ["permanent"]
                case .bucket, nil: []
                }
            })
    }

    static var mediaName: Self {
        .init(
            "mediaName", placeholder: "NAME", help: "What an image that is kept for good is called in VOD",
            set: { texts, request in
                guard case .permanent = request.storage else { return "needs permanent storage" }
                request.storage = .permanent(name: texts[0])
                return nil
            },
            values: { request in
                if case .permanent(let name?) = request.storage { [name] } else { [] }
            })
    }

    static var classID: Self {
        .init(
            "classID", \.classID, .number(), takers: [.vod],
            help: "The category that VOD files the image under; 0, which is other, unless told")
    }

    static var expireTime: Self {
        .init(
            "expireTime", \.expireTime, .text("TIME"), takers: [.vod],
            help: "When VOD deletes what it keeps for good, such as 2030-12-31T00:00:00Z; never unless told")
    }
}

extension RequestOption where Request == ImageRequest {
    static var bucket: Self {
        .init(
            "bucket", placeholder: "NAME", replaces: ["storage", "mediaName"],
            help: "A COS bucket that MPS may store into, instead of for 12 hours",
            set: { texts, request in
                guard request.storage == nil else { return "and storage exclude each other" }
                request.storage = .bucket(name: texts[0], region: "")
                return nil
            }, values: { $0.storage?.bucket.map { [$0.name] } ?? [] })
    }

    static var bucketRegion: Self {
        .init(
            "bucketRegion", placeholder: "REGION", help: "The bucket's region",
            set: { texts, request in
                guard let bucket = request.storage?.bucket else { return "needs a bucket" }
                request.storage = .bucket(name: bucket.name, region: texts[0], path: bucket.path)
                return nil
            }, values: { $0.storage?.bucket.map { [$0.region] } ?? [] })
    }

    static var bucketPath: Self {
        .init(
            "bucketPath", placeholder: "PATH", help: "The folder in the bucket",
            set: { texts, request in
                guard let bucket = request.storage?.bucket else { return "needs a bucket" }
                request.storage = .bucket(name: bucket.name, region: bucket.region, path: texts[0])
                return nil
            }, values: { ($0.storage?.bucket?.path).map { [$0] } ?? [] })
    }
}

extension ImageStorage {
    fileprivate var bucket: (name: String, region: String, path: String?)? {
        if case .bucket(let name, let region, let path) = self { (name, region, path) } else { nil }
    }
}

// MARK: The task

extension RequestOption where Request: DrawingRequest {
    static var sessionID: Self {
        .init(
            "sessionID", \.sessionID, .text(), takers: [.vod],
            help: "A name for the request: VOD refuses a second one for 3 days; a random one unless told")
    }

    static var sessionContext: Self {
        .init(
            "sessionContext", \.sessionContext, .text(), takers: [.vod],
            help: "What VOD's events and details of the task shall carry along")
    }

    static var priority: Self {
        .init(
            "priority", \.priority, .number(), takers: [.vod],
            help: "From -10 to 10, which VOD draws first; 0 unless told")
    }

    static var members: Self {
        .init(
            "members", flag: "set", placeholder: "PATH=VALUE", arity: .keyed,
            help:
                "A member of the request as the service names it, such as OutputConfig.MediaName=panda, for what "
                + "has no option; VALUE is JSON, or else a text; can be repeated",
            set: { texts, request in
                var members: [String: JSONValue] = [:]
                for text in texts {
                    guard let sign = text.firstIndex(of: "=") else {
                        return "takes a path and a value such as OutputConfig.MediaName=panda, not '\(text)'"
                    }
                    let path = String(text[..<sign])
                    let value = String(text[text.index(after: sign)...])
                    guard AmendmentPath(path) != nil else { return AmendmentPath.complaint(path) }
                    guard members[path] == nil else { return "names \(path) twice" }
                    members[path] = (try? JSONValue(jsonText: value)) ?? .string(value)
                }
                request.members = members
                return nil
            },
            values: { request in
                request.members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.jsonText)" }
            })
    }
}
