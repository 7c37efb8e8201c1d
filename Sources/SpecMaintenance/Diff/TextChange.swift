import APISpec

/// What became of one text of a thing: of its documentation, or of something else that only reads differently.
package struct TextChange: Sendable, Hashable {
    /// What the text is: `documentation`.
    package var label: String
    /// What it doesn't say any more: sentences in their order, or the whole text where it is no prose. Empty for
    /// tables, whose own file shows what changed.
    package var removed: [String] = []
    /// What it says now and didn't, as `removed` has it.
    package var added: [String] = []

    private static let prose = ["title", "documentation", "deprecation"]
    private static let tables = ["rules", "models", "refinements"]

    /// Compares two texts; nil: they are the same.
    init?(_ label: String, from old: String, to new: String) {
        guard old != new else { return nil }
        self.label = label
        if Self.prose.contains(label) {
            removed = Self.sentences(of: old, missingIn: new)
            added = Self.sentences(of: new, missingIn: old)
        } else if !Self.tables.contains(label) {
            removed = [old].filter { !$0.isEmpty }
            added = [new].filter { !$0.isEmpty }
        }
    }

    private static func sentences(of text: String, missingIn other: String) -> [String] {
        let known = Set(Fingerprint.sentences(of: other).map(Fingerprint.of))
        return Fingerprint.sentences(of: text).filter { !known.contains(Fingerprint.of($0)) }
    }

    /// The label, and whether the words are the same.
    var summary: String {
        let isSilent = removed.isEmpty && added.isEmpty && Self.prose.contains(label)
        return isSilent ? "\(label) (the same sentences)" : label
    }

    /// Whether the documentation says something else about what is taken.
    func touches(_ isAboutLimits: (String) -> Bool) -> Bool {
        label == "documentation" && (removed + added).contains(where: isAboutLimits)
    }
}
