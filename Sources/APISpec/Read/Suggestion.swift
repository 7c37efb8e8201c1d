import TencentCloudEditDistance

/// Says what a misspelt name was meant to be.
package enum Suggestion {
    /// A fix: the name that was meant, or, when that is unknown, all there are, as long as they are few.
    static func text(_ name: String?, orOneOf candidates: [String]) -> String? {
        if let name {
            return "did you mean \"\(name)\"?"
        }
        guard !candidates.isEmpty, candidates.count <= 16 else { return nil }
        let all = candidates.map { "\"\($0)\"" }.joined(separator: ", ")
        return candidates.count == 1 ? "it can only be \(all)" : "it can be \(all)"
    }

    /// The fix for a name that isn't among those that exist.
    package static func fix(for name: String, in candidates: [String]) -> String? {
        text(nearestName(to: name, among: candidates), orOneOf: candidates)
    }
}
