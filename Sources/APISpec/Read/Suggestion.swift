/// Finds what a misspelt name was meant to be.
enum Suggestion {
    /// The nearest of the candidates, the first among equals; nil when none is near.
    static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        var limit = max(1, wanted.count / 3)
        var best: String?
        for candidate in candidates {
            let letters = Array(candidate.lowercased().unicodeScalars)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, letters, limit: limit)
            if distance < limit || (distance == limit && best == nil) {
                best = candidate
                limit = distance
            }
        }
        return best
    }

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
    static func fix(for name: String, in candidates: [String]) -> String? {
        text(nearest(to: name, in: candidates), orOneOf: candidates)
    }

    /// How many letters are to be inserted, dropped, replaced or swapped with a neighbour; more than the limit
    /// is some number above it.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            if row.allSatisfy({ $0 > limit }) {
                return limit + 1
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
