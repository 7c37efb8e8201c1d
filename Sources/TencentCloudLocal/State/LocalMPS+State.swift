import JSONCoding

extension LocalMPS {
    var saved: JSONValue { withQueue { queue, _ in queue.saved(\.saved) } }

    /// What puts saved tasks in the place of those that are here; nil when they aren't readable.
    func loading(_ saved: JSONValue) -> (() -> Void)? {
        guard let entries = TaskQueue<Task>.entries(saved: saved, Task.init(saved:)) else { return nil }
        return { self.load(entries) }
    }
}

extension LocalMPS.Task {
    fileprivate var saved: JSONValue {
        [
            "files": .array(files.map(\.saved)), "bucket": (bucket?.bucket).saved,
            "path": (bucket?.path).saved, "failure": failure.saved,
            "polls": .array(polls.map(JSONValue.string)), "prompt": prompt.saved,
        ]
    }

    fileprivate init?(saved: JSONValue) {
        guard let files = saved["files"]?.elements(ResultFiles.File.init(saved:)),
            let polls = saved["polls"]?.elements(\.string)
        else { return nil }
        self.init(
            files: files,
            bucket: saved["bucket"]?.string.map { BucketFolder(bucket: $0, path: saved["path"]?.string) },
            failure: saved["failure"]?.string, polls: polls, prompt: saved["prompt"]?.string)
    }
}
