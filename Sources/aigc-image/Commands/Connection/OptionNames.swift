import AigcImage

/// The library's options as the command line calls them.
enum OptionNames {
    private static let flags = [
        "aspectRatio": "--aspect-ratio", "references": "--reference", "negativePrompt": "--negative-prompt",
        "enhancePrompt": "--enhance", "sceneType": "--scene-type", "sessionID": "--session-id",
        "sessionContext": "--session-context",
    ]
    private static let same: Set = [
        "model", "size", "resolution", "format", "count", "seed", "storage", "priority", "quality", "prompt",
    ]

    /// The error in the library's words, its options by the names that can be typed.
    static func translated(_ error: UnsupportedOption) -> String {
        let plain = same.contains(error.option) ? "--\(error.option)" : error.option
        let subject = flags[error.option] ?? plain
        let rest = error.reason + (error.alternative.map { "; \($0)" } ?? "")
        let words = rest.split(separator: " ", omittingEmptySubsequences: false).map { word in
            flags.first { word == $0.key || word == $0.key + "," }.map { name, flag in
                flag + word.dropFirst(name.count)
            } ?? String(word)
        }
        return "\(subject): \(words.joined(separator: " "))"
    }
}
