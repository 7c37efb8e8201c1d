import JSONCoding
import TencentCloudVOD

extension LocalVOD {
    var saved: JSONValue {
        withState { state, _ in
            [
                "tasks": state.queue.saved(\.saved), "sessions": state.sessions.saved,
                "events": state.events.saved,
                "uploads": .array(state.uploads.sorted { $0.key < $1.key }.map(Self.saved)),
                "stored": .array(
                    state.stored.sorted { $0.key < $1.key }.map {
                        ["file": .string($0.key), "subAppId": .number(JSONNumber($0.value))]
                    }),
            ]
        }
    }

    /// What puts a saved state in the place of this one; nil when it isn't readable.
    func loading(_ saved: JSONValue) -> (() -> Void)? {
        guard let entries = TaskQueue<VODTask>.entries(saved: saved["tasks"], VODTask.init(saved:)),
            let sessions = SessionRegister(saved: saved["sessions"]),
            let events = EventQueue(saved: saved["events"]),
            let uploads = saved["uploads"]?.elements(Self.upload),
            let stored = saved["stored"]?.elements({ json -> (String, UInt64)? in
                guard let file = json["file"]?.string, let subAppID = json["subAppId"]?.unsigned else {
                    return nil
                }
                return (file, subAppID)
            })
        else { return nil }
        return {
            self.load(
                entries, sessions, events, uploads: Dictionary(uploads) { $1 },
                stored: Dictionary(stored) { $1 })
        }
    }

    private static func saved(_ session: String, _ upload: VODUpload) -> JSONValue {
        [
            "session": .string(session), "bucket": .string(upload.name.bucket),
            "key": .string(upload.name.key),
            "subAppId": upload.subAppID.map { .number(JSONNumber($0)) } ?? .null,
            "file": upload.fileID.saved,
        ]
    }

    private static func upload(_ json: JSONValue) -> (String, VODUpload)? {
        guard let session = json["session"]?.string, let bucket = json["bucket"]?.string,
            let key = json["key"]?.string
        else { return nil }
        let upload = VODUpload(
            name: .init(bucket: bucket, key: key), subAppID: json["subAppId"]?.unsigned,
            fileID: json["file"]?.string)
        return (session, upload)
    }
}

extension JSONValue {
    fileprivate var unsigned: UInt64? { number?.uint64 }
}

extension VODTask {
    fileprivate var saved: JSONValue {
        let request: (String, [UInt8]) =
            switch request {
            case .image(let request): ("image", request.jsonBytes)
            case .scene(let request): ("scene", request.jsonBytes)
            }
        return [
            request.0: (try? JSONValue(jsonBytes: request.1)) ?? .null,
            "subAppId": .number(JSONNumber(subAppID)),
            "results": .array(results.map { ["file": $0.file.saved, "id": $0.fileID.saved] }),
            "directives": directives.saved,
        ]
    }

    fileprivate init?(saved: JSONValue) {
        let image = saved["image"].flatMap {
            try? VOD.CreateAigcImageTaskRequest(jsonBytes: $0.jsonBytes)
        }
        let scene = saved["scene"].flatMap {
            try? VOD.CreateSceneAigcImageTaskRequest(jsonBytes: $0.jsonBytes)
        }
        guard let request = image.map(Request.image) ?? scene.map(Request.scene),
            let subAppID = saved["subAppId"]?.unsigned,
            let directives = PromptDirectives(saved: saved["directives"]),
            let results = saved["results"]?.elements({ json -> Result? in
                json["file"].flatMap(ResultFiles.File.init(saved:)).map {
                    Result(file: $0, fileID: json["id"]?.string)
                }
            })
        else { return nil }
        self.init(request: request, subAppID: subAppID, results: results, directives: directives)
    }
}

extension EventQueue {
    fileprivate var saved: JSONValue {
        .array(
            all.map { event in
                [
                    "task": .string(event.taskID), "subAppId": .number(JSONNumber(event.subAppID)),
                    "created": event.created.saved,
                ]
            })
    }

    /// Events that were pulled and not confirmed come again.
    fileprivate init?(saved: JSONValue?) {
        self.init()
        let events = saved?.elements { json -> (String, UInt64, Duration)? in
            guard let task = json["task"]?.string, let subAppID = json["subAppId"]?.unsigned,
                let created = Duration(saved: json["created"])
            else { return nil }
            return (task, subAppID, created)
        }
        guard let events else { return nil }
        for (task, subAppID, created) in events { add(taskID: task, subAppID: subAppID, at: created) }
    }
}

extension SessionRegister {
    fileprivate var saved: JSONValue {
        .array(
            all.map { subAppID, sessionID, entered in
                [
                    "session": .string(sessionID), "subAppId": .number(JSONNumber(subAppID)),
                    "entered": entered.saved,
                ]
            })
    }

    fileprivate init?(saved: JSONValue?) {
        self.init()
        let all = saved?.elements { json -> (String, UInt64, Duration)? in
            guard let session = json["session"]?.string, let subAppID = json["subAppId"]?.unsigned,
                let entered = Duration(saved: json["entered"])
            else { return nil }
            return (session, subAppID, entered)
        }
        guard let all else { return nil }
        for (session, subAppID, entered) in all { enter(session, of: subAppID, at: entered) }
    }
}
