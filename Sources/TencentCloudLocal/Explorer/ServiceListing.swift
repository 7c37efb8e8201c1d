import JSONCoding

/// A service as explorers list it.
package struct ServiceListing: Sendable {
    package var service: String
    package var version: String
    package var title: String
    /// Names, and a sentence on each.
    package var actions: [(name: String, summary: String)]

    /// - Parameter actions: Names and documentation, of which the first sentence is kept.
    package init(service: String, version: String, title: String, actions: [(name: String, summary: String)])
    {
        (self.service, self.version, self.title) = (service, version, title)
        self.actions = actions.map { ($0.name, Self.sentence($0.summary)) }
    }

    var json: JSONValue {
        [
            "service": .string(service), "version": .string(version), "title": .string(title),
            "actions": .array(
                actions.map { ["name": .string($0.name), "summary": .string($0.summary)] }),
        ]
    }

    /// The first sentence, or what of it fits a line.
    private static func sentence(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        let ends = [". ", "。"].compactMap { line.firstRange(of: $0)?.lowerBound }
        let sentence = ends.min().map { line[...$0] } ?? line[...]
        return String(sentence.prefix(160))
    }
}
