import AigcImage

/// The items of a batch, as options name them.
struct BatchItems {
    private let ids: [String]

    init(_ ids: [String]) { self.ids = ids }

    /// Reads an option that stands for all items, or names some: `--redraw-failed=fox,cat`.
    func selection(_ option: String, _ arguments: ParsedArguments) throws(UsageError) -> ItemSelection {
        var chosen: Set<String> = []
        for value in arguments.all(option) {
            if value.isEmpty { return .all }
            // An ID may have a comma in it.
            let names = ids.contains(value) ? [value] : value.split(separator: ",").map(String.init)
            for name in names { chosen.insert(try known(name)) }
        }
        return .items(chosen)
    }

    /// Reads `--claim ITEM=TASK-ID`: tasks' IDs by the items'.
    func claims(_ arguments: ParsedArguments) throws(UsageError) -> [String: String] {
        var claims: [String: String] = [:]
        for value in arguments.all("claim") {
            // Tasks' IDs have no equals sign, items' may.
            guard let sign = value.lastIndex(of: "="), sign > value.startIndex,
                value.index(after: sign) < value.endIndex
            else {
                throw UsageError(
                    "--claim takes an item and its task, such as fox=4-AigcImage-c3b145ec", command: "batch")
            }
            let item = try known(String(value[..<sign]))
            guard claims.updateValue(String(value[value.index(after: sign)...]), forKey: item) == nil else {
                throw UsageError("--claim gives '\(item)' two tasks", command: "batch")
            }
        }
        return claims
    }

    private func known(_ name: String) throws(UsageError) -> String {
        guard ids.contains(name) else { throw .unknown("item", name, among: ids, of: "batch") }
        return name
    }
}
