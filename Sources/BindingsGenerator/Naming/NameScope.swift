/// The names of one scope: hands out each name once.
struct NameScope {
    private var taken: Set<String>

    /// A scope in which some names are spoken for, by what generated code itself declares there.
    init(reserved: Set<String> = []) {
        taken = reserved
    }

    /// Claims a name if it is free, and says whether it was.
    mutating func claims(_ name: String) -> Bool { taken.insert(name).inserted }

    /// Claims the first candidate that is free; where none is, the last one with the smallest number that
    /// makes it unique. Who comes first keeps the better name.
    mutating func claim(_ candidates: String...) -> String {
        for candidate in candidates where claims(candidate) {
            return candidate
        }
        let base = candidates.last ?? "value"
        var number = 2
        while !taken.insert("\(base)\(number)").inserted { number += 1 }
        return "\(base)\(number)"
    }
}
