/// A difference as the section of a changelog that a maintainer pastes: what callers meet, action by action.
extension Difference {
    var markdown: String {
        var lines = ["## \(title)", ""]
        if changes.isEmpty { lines += ["No difference.", ""] }
        let moving = movingActions
        for category in Change.Category.allCases {
            let told = changes(category).filter { !Self.isTold($0, by: moving) }
            guard !told.isEmpty else { continue }
            if category == .documentation {
                let checks = checkCount == 0 ? "" : "; check this limit: \(checkCount)"
                lines += ["<details><summary>\(told.count) read differently\(checks)</summary>", ""]
            } else {
                lines += ["### \(category == .breaking ? "Breaking" : "Added")", ""]
            }
            lines += Self.grouped(told) + [""]
            if category == .documentation { lines += ["</details>", ""] }
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    /// The actions that come, and those that go.
    private var movingActions: [Change.Event: Set<String>] {
        Dictionary(grouping: changes.filter { $0.kind == .action }, by: \.event).mapValues {
            Set($0.map(\.path))
        }
    }

    /// Whether it comes or goes with all actions that have it, which say so once.
    private static func isTold(_ change: Change, by moving: [Change.Event: Set<String>]) -> Bool {
        guard change.kind != .action, !change.actions.isEmpty, [.added, .removed].contains(change.event),
            let actions = moving[change.event]
        else { return false }
        return change.actions.allSatisfy(actions.contains)
    }

    /// What is of the whole service, then each action's, then what several share.
    private static func grouped(_ changes: [Change]) -> [String] {
        let groups = Dictionary(grouping: changes) { change in
            change.actions.count > 1 ? nil : change.actions.first ?? ""
        }
        var lines = (groups[""] ?? []).flatMap { $0.markdownLines(indented: "") }
        for (action, changes) in groups.compactMap({ name, changes in name.map { ($0, changes) } })
            .sorted(by: { $0.0 < $1.0 }) where !action.isEmpty
        {
            // The action's own line stands for its heading.
            let own = changes.filter { $0.kind == .action }
            if own.isEmpty {
                lines.append("- \(action.asMarkdownCode)")
            } else {
                lines += own.flatMap { $0.markdownLines(indented: "") }
            }
            lines += changes.filter { $0.kind != .action }.flatMap { $0.markdownLines(indented: "  ") }
        }
        guard let shared = groups[nil] else { return lines }
        return lines + ["- Shared by several actions"] + shared.flatMap { $0.markdownLines(indented: "  ") }
    }
}

extension Change {
    fileprivate func markdownLines(indented indentation: String) -> [String] {
        let note = asksForCheck ? "; **check this limit**" : ""
        let head =
            "- \(path.asMarkdownCode) (\(swiftName.asMarkdownCode)): \(message.escapedForMarkdown)\(note)"
        let words = words { sign, words in
            ["  - \(sign == "-" ? "old" : "new"): \(words.escapedForMarkdown)".printable]
        }
        return ([head.printable] + words).map { indentation + $0 }
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
