import TencentCloudRuntime

/// Which part of a file an answer brings: `Content-Range` of RFC 9110.
struct ContentRange: Equatable {
    /// Where the part begins; nil when what was asked for isn't in the file.
    var start: Int?
    /// How long the whole file is.
    var total: Int

    /// Reads `bytes 100-999/1000` of an answer with a part, and `bytes */1000` of one that has none. Nil for any other
    /// answer.
    init?(_ response: HTTPResponse) {
        guard let text = response.header("Content-Range"), text.hasPrefix("bytes ") else { return nil }
        let parts = text.dropFirst("bytes ".count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let total = Int(parts[1]) else { return nil }
        self.total = total
        switch response.status {
        case 206:
            guard let first = parts[0].split(separator: "-").first, let start = Int(first) else { return nil }
            self.start = start
        case 416 where parts[0] == "*": break
        default: return nil
        }
    }
}
