/// How many letters of a text are to be inserted, dropped, replaced or swapped with a neighbour to make it another.
///
/// - Parameter limit: Where counting may stop: a longer way is some number above it.
package func editDistance(_ first: String, _ second: String, limit: Int = .max) -> Int {
    editDistance(Array(first.unicodeScalars), Array(second.unicodeScalars), limit: limit)
}

private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar], limit: Int) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in first.indices {
        var row = [i + 1]
        row.reserveCapacity(second.count + 1)
        for j in second.indices {
            var cost = min(last[j] + (first[i] == second[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
                cost = min(cost, beforeLast[j - 1] + 1)
            }
            row.append(cost)
        }
        if row.allSatisfy({ $0 > limit }) { return limit + 1 }
        (beforeLast, last) = (last, row)
    }
    return last[second.count]
}

/// The candidate that a misspelt name was meant to be, the first among equals; nil when none is near: a letter in three
/// may be wrong. Capitals don't matter.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var limit = max(1, wanted.count / 3)
    var best: String?
    for candidate in candidates {
        let letters = Array(candidate.lowercased().unicodeScalars)
        guard abs(letters.count - wanted.count) <= limit else { continue }
        let distance = editDistance(wanted, letters, limit: limit)
        if distance < limit || (distance == limit && best == nil) {
            best = candidate
            limit = distance
        }
    }
    return best
}
