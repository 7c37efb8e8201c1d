import APISpec
import JSONCoding

/// How differences are put down.
package enum DifferenceFormat: String, Sendable, CaseIterable {
    /// For a terminal.
    case text
    /// For a program.
    case json
    /// For a changelog.
    case markdown

    /// Puts differences down, each service under a heading of its own; ends in a newline.
    package func write(_ differences: [Difference]) -> String {
        switch self {
        case .text: differences.map(\.text).joined(separator: "\n")
        case .json: JSONValue.object(["services": .array(differences.map(\.json))]).text(pretty: true) + "\n"
        case .markdown: differences.map(\.markdown).joined(separator: "\n")
        }
    }
}

extension Difference {
    /// `mps 2019-06-12`, or `vod 2018-07-17 → 2024-07-18`.
    var title: String {
        let version = newVersion ?? oldVersion ?? ""
        guard let oldVersion, oldVersion != version else { return "\(service) \(version)" }
        return "\(service) \(oldVersion) → \(version)"
    }

    private var summary: String {
        guard !changes.isEmpty else { return "no difference" }
        let counts = Change.Category.allCases.map { "\(changes($0).count) \($0.rawValue)" }
        let checks = checkCount == 0 ? "" : "; check this limit: \(checkCount)"
        return counts.joined(separator: ", ") + checks
    }

    fileprivate var text: String {
        var lines = ["\(title): \(summary)"]
        for category in Change.Category.allCases where !changes(category).isEmpty {
            lines += ["", "\(category.rawValue):"]
            lines += changes(category).flatMap(\.textLines)
        }
        return lines.joined(separator: "\n") + "\n"
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
    fileprivate var textLines: [String] {
        let note = asksForCheck ? "; check this limit" : ""
        let head = "  \(path) (\(swiftName)): \(message)\(note)".printable
        return [head]
            + words { sign, words in
                let lines = words.printable.wrapped(to: 90)
                return lines.enumerated().map { ($0 == 0 ? "    \(sign) " : "      ") + $1 }
            }
    }

    /// Lines for all that was said and is.
    func words(_ lines: (_ sign: String, _ words: String) -> [String]) -> [String] {
        texts.flatMap { text in
            let label = text.label == "documentation" ? "" : "\(text.label): "
            return text.removed.flatMap { lines("-", label + $0) }
                + text.added.flatMap { lines("+", label + $0) }
        }
    }

    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "category": .string(category.rawValue), "kind": .string(kind.rawValue),
            "event": .string(event.rawValue), "path": .string(path), "swiftName": .string(swiftName),
            "message": .string(message), "actions": .array(actions.map(JSONValue.string)),
        ]
        if let before { object["before"] = .string(before) }
        if let after { object["after"] = .string(after) }
        if !texts.isEmpty { object["texts"] = .array(texts.map(\.json)) }
        if asksForCheck { object["checkThisLimit"] = true }
        return .object(object)
    }
}

extension TextChange {
    fileprivate var json: JSONValue {
        .object([
            "label": .string(label), "removed": .array(removed.map(JSONValue.string)),
            "added": .array(added.map(JSONValue.string)),
        ])
    }
}

extension String {
    /// The text in lines of no more characters than `width`, as far as its spaces let it.
    fileprivate func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ", omittingEmptySubsequences: false) {
            if let line = lines.last, line.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(line) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
