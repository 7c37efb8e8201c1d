import JSONCoding

/// How differences are put down.
public enum DifferenceFormat: String, Sendable, CaseIterable {
    /// For a terminal.
    case text
    /// For a program.
    case json
    /// For a changelog.
    case markdown

    /// Puts differences down, each service under a heading of its own; ends in a newline.
    public func write(_ differences: [Difference]) -> String {
        switch self {
        case .text: differences.map(\.text).joined(separator: "\n")
        case .json: JSONValue.object(["services": .array(differences.map(\.json))]).text(pretty: true) + "\n"
        case .markdown: differences.map(\.markdown).joined(separator: "\n")
        }
    }
}

extension Difference {
    /// `mps 2019-06-12`, or `vod 2018-07-17 → 2024-07-18`.
    private var title: String {
        let version = newVersion ?? oldVersion ?? ""
        guard let oldVersion, oldVersion != version else { return "\(service) \(version)" }
        return "\(service) \(oldVersion) → \(version)"
    }

    private var summary: String {
        changes.isEmpty
            ? "no difference"
            : Change.Category.allCases.map { "\(changes($0).count) \($0.rawValue)" }.joined(separator: ", ")
    }

    fileprivate var text: String {
        var lines = ["\(title): \(summary)"]
        for category in Change.Category.allCases where !changes(category).isEmpty {
            lines += ["", "\(category.rawValue):"]
            lines += changes(category).map {
                "  \($0.path) (\($0.swiftName)): \($0.message)".printable
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    fileprivate var markdown: String {
        var lines = ["## \(title)", ""]
        if changes.isEmpty { lines += ["No difference.", ""] }
        for category in Change.Category.allCases where !changes(category).isEmpty {
            lines += ["### \(category.heading)", ""]
            lines += changes(category).map {
                "- \($0.path.asMarkdownCode) (\($0.swiftName.asMarkdownCode)): \($0.message.escapedForMarkdown)"
                    .printable
            }
            lines.append("")
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    fileprivate var json: JSONValue {
        var object: JSONObject = ["service": .string(service)]
        object["oldVersion"] = oldVersion.map(JSONValue.string) ?? .null
        object["newVersion"] = newVersion.map(JSONValue.string) ?? .null
        object["counts"] = .object(
            JSONObject(
                Change.Category.allCases.map {
                    JSONObject.Member(name: $0.rawValue, value: .number(JSONNumber(changes($0).count)))
                }))
        object["changes"] = .array(changes.map(\.json))
        return .object(object)
    }
}

extension Change {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "category": .string(category.rawValue), "kind": .string(kind.rawValue),
            "event": .string(event.rawValue), "path": .string(path), "swiftName": .string(swiftName),
            "message": .string(message),
        ]
        if let before { object["before"] = .string(before) }
        if let after { object["after"] = .string(after) }
        return .object(object)
    }
}

extension Change.Category {
    fileprivate var heading: String {
        switch self {
        case .breaking: "Breaking"
        case .additive: "Added"
        case .documentation: "Reads differently"
        }
    }
}

extension String {
    fileprivate var asMarkdownCode: String { "`\(self)`" }

    /// What Markdown would take for emphasis, a link or HTML stands for itself.
    fileprivate var escapedForMarkdown: String {
        reduce(into: "") { text, character in
            if "\\`*_[]<>".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
