import APISpec

/// How much of a description is still the official file that it was taken from.
struct OfficialCopy {
    /// Whether its words are the official ones, so that newer ones may take their place.
    let hasOfficialWords: Bool
    /// Whether it is the whole file too, so that the newer one may take its place.
    let isWhole: Bool

    /// Fewer texts prove nothing.
    private static let fewest = 20

    /// - Parameter official: A newer official file, in which most still reads as it did.
    init(_ description: APIDescription, of official: APIDescription) {
        var same = 0
        var total = 0
        let twins = Dictionary(
            official.objects.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for object in description.objects {
            guard let other = twins[object.name] else { continue }
            for member in object.members where !member.document.isEmpty {
                guard let twin = other.member(named: member.name) else { continue }
                total += 1
                if twin.document == member.document { same += 1 }
            }
        }
        hasOfficialWords = total >= Self.fewest && same * 2 > total
        let names = Set(description.actions.map(\.name))
        let shared = official.actions.count { names.contains($0.name) }
        // A subset that somebody chose has a few of them.
        isWhole = hasOfficialWords && shared * 2 > official.actions.count
    }
}
