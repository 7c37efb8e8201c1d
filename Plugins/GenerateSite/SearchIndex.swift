import Foundation

/// Which words are on which pages, for the site's own search.
struct SearchIndex {
    private var entries: [[String: Any]] = []
    /// By word: pages and weights in turn.
    private var words: [String: [Int]] = [:]

    private static let titleWeight = 24
    private static let abstractWeight = 6
    private static let largestTextWeight = 4
    /// In nearly each sentence, so that they tell nothing.
    private static let commonWords: Set = [
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it",
        "its", "not",
        "of", "on", "or", "that", "the", "this", "to", "was", "what", "when", "which", "with",
    ]

    init(_ pages: [SitePage]) {
        for page in pages where page.role != .group {
            let place = entries.count
            entries.append([
                "title": page.title, "path": page.path, "says": page.abstract,
                "where": page.ancestors.joined(separator: " › "), "rank": Self.rank(page.role),
            ])
            var weights: [String: Int] = [:]
            for word in Self.words(of: page.text) {
                weights[word] = min(Self.largestTextWeight, weights[word, default: 0] + 1)
            }
            for word in Self.words(of: page.abstract) { weights[word, default: 0] += Self.abstractWeight }
            for word in Set(Self.words(of: page.title)) { weights[word, default: 0] += Self.titleWeight }
            for (word, weight) in weights where !Self.commonWords.contains(word) {
                words[word, default: []] += [place, weight]
            }
        }
    }

    /// What answers a question comes before what is only called like it.
    private static func rank(_ role: SitePage.Role) -> Double {
        switch role {
        case .article: 2.5
        case .module: 2
        case .function: 1.5
        case .type: 1.2
        case .member, .group: 1
        }
    }

    func write(to file: URL) throws {
        let json: [String: Any] = ["pages": entries, "words": words]
        try JSONSerialization.data(withJSONObject: json, options: [.sortedKeys, .withoutEscapingSlashes])
            .write(to: file, options: .atomic)
    }

    /// A text's words in lower case: `16:9` and `InvalidParameter.Prompt` whole, and what they are made of besides.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        for stretch in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || ".:_-".contains($0)) }) {
            let whole = stretch.trimmingCharacters(in: CharacterSet(charactersIn: ".:_-"))
            guard !whole.isEmpty else { continue }
            words.append(whole.lowercased())
            let parts = whole.split(whereSeparator: { ".:_-".contains($0) })
            for part in parts {
                if parts.count > 1 { words.append(part.lowercased()) }
                let humps = humps(of: part)
                if humps.count > 1 { words += humps.map { $0.lowercased() } }
            }
        }
        return words
    }

    /// `aspectRatio`: aspect, ratio. `subAppID`: sub, app, id.
    private static func humps(of word: Substring) -> [Substring] {
        var humps: [Substring] = []
        var start = word.startIndex
        for (before, here) in zip(word.indices, word.indices.dropFirst()) {
            guard word[here].isUppercase, !word[before].isUppercase else { continue }
            humps.append(word[start..<here])
            start = here
        }
        return humps + [word[start...]]
    }
}
