import JSONCoding

/// Models written as the generator writes them.
struct FileInfo: JSONReadable, JSONWritable, Equatable {
    var url: String
    var size: Int64?
    var ratio: Double?
    var isPublic: Bool?

    init(url: String, size: Int64? = nil, ratio: Double? = nil, isPublic: Bool? = nil) {
        self.url = url
        self.size = size
        self.ratio = ratio
        self.isPublic = isPublic
    }

    init(from reader: inout JSONReader) throws(JSONError) {
        var url: String?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "Url": try reader.readIfPresent(into: &url)
            case "Size": try reader.readIfPresent(into: &size)
            case "Ratio": try reader.readIfPresent(into: &ratio)
            case "Public": try reader.readIfPresent(into: &isPublic)
            default: try reader.unknownMember(key)
            }
        }
        guard let url else { throw reader.missingMember("Url") }
        self.url = url
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("Url", url)
        writer.member("Size", size)
        writer.member("Ratio", ratio)
        writer.member("Public", isPublic)
        writer.endObject()
    }
}

struct Task: JSONObjectReadable, JSONWritable, Equatable {
    var taskID: String?
    var cover: FileInfo?
    var files: [FileInfo]?
    var tags: [String]?

    init(taskID: String? = nil, cover: FileInfo? = nil, files: [FileInfo]? = nil, tags: [String]? = nil) {
        self.taskID = taskID
        self.cover = cover
        self.files = files
        self.tags = tags
    }

    init() {}

    mutating func readMembers(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "TaskId": try reader.readIfPresent(into: &taskID)
            case "Cover": try reader.readIfPresent(into: &cover)
            case "Files": try reader.readIfPresent(into: &files)
            case "Tags": try reader.readIfPresent(into: &tags)
            default: try reader.unknownMember(key)
            }
        }
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("TaskId", taskID)
        writer.member("Cover", cover)
        writer.member("Files", files)
        writer.member("Tags", tags)
        writer.endObject()
    }
}

/// Objects that are read where they stay: in a member, and in an array.
struct TaskList: JSONObjectReadable, Equatable {
    var first: Task?
    var tasks: [Task]?

    mutating func readMembers(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "First": try reader.readIfPresent(into: &first)
            case "Tasks": try reader.readIfPresent(into: &tasks)
            default: try reader.unknownMember(key)
            }
        }
    }
}
