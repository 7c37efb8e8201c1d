import JSONCoding

/// A service as explorers list it.
package struct ServiceListing: Sendable {
    package var service: String
    package var version: String
    package var title: String
    /// Names, and a sentence on each.
    package var actions: [(name: String, summary: String)]

    package init(service: String, version: String, title: String, actions: [(name: String, summary: String)])
    {
        (self.service, self.version, self.title, self.actions) = (service, version, title, actions)
    }

    var json: JSONValue {
        [
            "service": .string(service), "version": .string(version), "title": .string(title),
            "actions": .array(
                actions.map { ["name": .string($0.name), "summary": .string(Self.sentence($0.summary))] }),
        ]
    }

    /// The first sentence, or what of it fits a line.
    private static func sentence(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        let sentence = line.firstRange(of: ". ").map { line[..<$0.lowerBound] + "." } ?? line[...]
        return String(sentence.prefix(160))
    }
}
