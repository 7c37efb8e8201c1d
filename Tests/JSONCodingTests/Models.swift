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
            case "Url": url = try reader.readIfPresent()
            case "Size": size = try reader.readIfPresent()
            case "Ratio": ratio = try reader.readIfPresent()
            case "Public": isPublic = try reader.readIfPresent()
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

struct Task: JSONReadable, JSONWritable, Equatable {
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

    init(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "TaskId": taskID = try reader.readIfPresent()
            case "Cover": cover = try reader.readIfPresent()
            case "Files": files = try reader.readIfPresent()
            case "Tags": tags = try reader.readIfPresent()
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
