import JSONCoding

/// The keys that an object of a description may have, and which of them have come by.
struct Fields {
    /// The object in words: `an action`.
    let owner: String
    private let names: [StaticString]
    /// Whether keys beyond these are the vendor's business; one that is nearly one of these is a mistake still.
    let allowsOthers: Bool
    private var seen: UInt64 = 0

    init(of owner: String, _ names: [StaticString], allowsOthers: Bool = false) {
        self.owner = owner
        self.names = names
        self.allowsOthers = allowsOthers
    }

    /// The keys as texts.
    var known: [String] { names.map(\.description) }

    /// Whether a key has come by.
    func hasSeen(_ name: String) -> Bool {
        guard let index = known.firstIndex(of: name) else { return false }
        return seen & (1 << UInt64(index)) != 0
    }

    /// Marks a key as seen: whether it is known, and whether it comes for the first time.
    mutating func mark(_ key: JSONKey) -> (isKnown: Bool, isFirst: Bool) {
        for (index, name) in names.enumerated() where JSONKey(stringLiteral: name) == key {
            let bit: UInt64 = 1 << UInt64(index)
            defer { seen |= bit }
            return (true, seen & bit == 0)
        }
        return (false, true)
    }
}
