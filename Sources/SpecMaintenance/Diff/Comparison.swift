import APISpec
import TencentCloudEditDistance

/// Finds the changes between two surfaces.
struct Comparison {
    private let old: Surface
    private let new: Surface
    private let oldEntries: [Key: Surface.Entry]
    private let newEntries: [Key: Surface.Entry]

    init(_ old: Surface, _ new: Surface) {
        self.old = old
        self.new = new
        oldEntries = Self.indexed(old.entries)
        newEntries = Self.indexed(new.entries)
    }

    private static func indexed(_ entries: [Surface.Entry]) -> [Key: Surface.Entry] {
        Dictionary(entries.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func changes() -> [Change] {
        let (gone, come, respelt) = unpaired()
        var comers: [Place: [Surface.Entry]] = [:]
        for entry in come { comers[Place(entry), default: []].append(entry) }

        var changes = namespaceChange()
        for entry in gone {
            let likely = nearestName(to: entry.wireName, among: (comers[Place(entry)] ?? []).map(\.wireName))
            let hint = likely.map { "; \"\($0)\" is new: was it renamed?" } ?? ""
            changes.append(
                entry.change(.breaking, .removed, "the \(entry.kind.words) is gone\(hint)"))
        }
        for (entry, earlier) in respelt {
            changes.append(
                entry.change(
                    .documentation, .wireName,
                    "is called \"\(entry.wireName)\" on the wire, no longer \"\(earlier.wireName)\"",
                    from: earlier.wireName, to: entry.wireName))
            changes += entry.changes(since: earlier)
        }
        let arrivals = Set(come.map(Key.init))
        for entry in new.entries {
            if let earlier = oldEntries[Key(entry)] {
                changes += entry.changes(since: earlier)
            } else if arrivals.contains(Key(entry)) {
                changes.append(entry.arrival)
            }
        }
        return changes + moves()
    }

    /// What only one of the two has, what belongs to it left out; and what has the same Swift name and type in
    /// both, but another name on the wire.
    private func unpaired() -> (
        gone: [Surface.Entry], come: [Surface.Entry], respelt: [(Surface.Entry, since: Surface.Entry)]
    ) {
        var come = new.entries.filter { oldEntries[Key($0)] == nil && hasOwner($0, in: oldEntries) }
        var gone: [Surface.Entry] = []
        var respelt: [(Surface.Entry, since: Surface.Entry)] = []
        // Few come and go, if any, so searching them one by one is fine but for whole catalogues: a name that
        // nobody brings is told at once.
        let names = Set(come.map(\.name))
        for entry in old.entries where newEntries[Key(entry)] == nil && hasOwner(entry, in: newEntries) {
            let match =
                names.contains(entry.name) && entry.owner != nil
                ? come.firstIndex {
                    $0.name == entry.name && $0.type == entry.type && Place($0) == Place(entry)
                } : nil
            if let match {
                respelt.append((come.remove(at: match), entry))
            } else {
                gone.append(entry)
            }
        }
        return (gone, come, respelt)
    }

    private func hasOwner(_ entry: Surface.Entry, in entries: [Key: Surface.Entry]) -> Bool {
        Key(ownerOf: entry).map { entries[$0] != nil } ?? true
    }

    private func namespaceChange() -> [Change] {
        guard old.namespace != new.namespace else { return [] }
        return [
            Change(
                category: .breaking, kind: .service, event: .renamed, path: "\(new.service)/\(new.version)",
                swiftName: new.namespace,
                message: "the namespace is \(new.namespace), no longer \(old.namespace)",
                before: old.namespace, after: new.namespace)
        ]
    }

    // MARK: Order

    /// Objects whose initialisers take what they took in another order: Swift insists on it.
    private func moves() -> [Change] {
        let before = members(of: old)
        let after = members(of: new)
        return new.entries.compactMap { object in
            guard object.kind == .object, let earlier = before[object.wireName],
                let later = after[object.wireName]
            else { return nil }
            let common = Set(earlier).intersection(later)
            let from = earlier.filter(common.contains)
            let to = later.filter(common.contains)
            guard from != to else { return nil }
            let resting = Set(longestCommonSubsequence(from, to))
            let moved = to.filter { !resting.contains($0) }
                .compactMap { newEntries[Key(.member, "\(object.wireName).\($0)")]?.name }
                .joined(separator: ", ")
            return object.change(.breaking, .moved, "the initialiser takes in another place: \(moved)")
        }
    }

    private func members(of surface: Surface) -> [String: [String]] {
        var members: [String: [String]] = [:]
        for entry in surface.entries where entry.kind == .member {
            members[entry.owner ?? "", default: []].append(entry.wireName)
        }
        return members
    }

    private func longestCommonSubsequence(_ a: [String], _ b: [String]) -> [String] {
        var lengths = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in a.indices.reversed() {
            for j in b.indices.reversed() {
                lengths[i][j] =
                    a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var common: [String] = []
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                common.append(a[i])
                (i, j) = (i + 1, j + 1)
            } else if lengths[i + 1][j] >= lengths[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return common
    }
}

/// What makes an entry the same in both.
private struct Key: Hashable {
    var kind: Surface.Kind
    var path: String

    init(_ kind: Surface.Kind, _ path: String) {
        self.kind = kind
        self.path = path
    }

    init(_ entry: Surface.Entry) {
        self.init(entry.kind, entry.path)
    }

    /// The object, enumeration or member that an entry belongs to.
    init?(ownerOf entry: Surface.Entry) {
        guard let owner = entry.owner else { return nil }
        switch entry.kind {
        case .value: self.init(.enumeration, owner)
        case .date: self.init(.member, owner)
        default: self.init(.object, owner)
        }
    }
}

/// Where something of a kind can be: one that goes and one that comes in the same place may be the same.
private struct Place: Hashable {
    var kind: Surface.Kind
    var owner: String?

    init(_ entry: Surface.Entry) {
        kind = entry.kind
        owner = entry.owner
    }
}
