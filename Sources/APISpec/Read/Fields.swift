/// The keys that an object of a description may have, in the order in which messages list them.
///
/// The enumeration is the only list of them: the reader's `switch` over it has no `default`, so that the compiler
/// names a key that is declared and not read.
protocol SpecKey: RawRepresentable<String>, CaseIterable, Hashable {}

/// The fields of an object of a description: the keys it may have, and which of them it has had so far.
struct Fields<Key: SpecKey> {
    private let keys = Array(Key.allCases)
    /// The same for all keys, so that what reads them is compiled once.
    var names: FieldNames

    init(of owner: String, allowsOthers: Bool = false) {
        names = FieldNames(owner: owner, allowsOthers: allowsOthers, known: keys.map(\.rawValue))
    }

    /// The key at a place among the names.
    func key(_ index: Int) -> Key { keys[index] }

    /// Whether the object has had a key.
    func hasSeen(_ key: Key) -> Bool {
        keys.firstIndex(of: key).map { names.hasSeen($0) } ?? false
    }
}

/// The names of an object's fields, and which of them it has had so far.
struct FieldNames {
    /// The object in words: `an action`.
    let owner: String
    /// Whether keys beyond these are allowed, as long as they aren't nearly one of these.
    let allowsOthers: Bool
    /// The keys as texts.
    let known: [String]
    private var seen: UInt64 = 0

    init(owner: String, allowsOthers: Bool, known: [String]) {
        self.owner = owner
        self.allowsOthers = allowsOthers
        self.known = known
    }

    func hasSeen(_ index: Int) -> Bool { seen & (1 << UInt64(index)) != 0 }

    /// The place of a name, marked as seen, and whether it comes for the first time; nil for an unknown name.
    mutating func mark(_ name: String) -> (index: Int, isFirst: Bool)? {
        guard let index = known.firstIndex(of: name) else { return nil }
        defer { seen |= 1 << UInt64(index) }
        return (index, !hasSeen(index))
    }
}
