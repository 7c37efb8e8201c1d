import AigcImage

/// Images to go by, as people write them.
enum References {
    static let help = "an http(s) address, a file of this machine (vod), or vod:FILEID"

    /// Reads `https://…`, `vod:387702…`, or the path of a file.
    static func reference(_ text: String) -> ImageReference {
        if text.contains("://") { return .url(text) }
        if text.hasPrefix("vod:") { return .fileID(String(text.dropFirst(4))) }
        return .file(text)
    }
}
