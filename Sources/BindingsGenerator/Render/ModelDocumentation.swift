import TencentCloudLimits

/// What documentation says of the models of a request: a row for each, with all that holds for it.
struct ModelDocumentation {
    private let table: ModelTable
    private let paths: [MemberPath]
    private let sources: [LimitSource]

    init(_ table: ModelTable) {
        self.table = table
        let members = table.entries.flatMap(\.members)
        paths = members.map(\.path).filter { $0 != table.version }.withoutRepetition
        sources = members.flatMap(\.limits).compactMap(\.source).withoutRepetition
    }

    func add(to comment: inout DocComment) {
        guard !paths.isEmpty else { return }
        let day = table.asOf.map { "As of \($0). " } ?? ""
        comment.paragraph(
            day
                + "What stands in bold is enforced: a request that breaks it isn't sent. The rest is advice, which is "
                + "told, and the request is sent. A model that isn't listed goes through unchecked.")
        let names = [table.name] + (table.version.map { [$0] } ?? []) + paths
        let long = zip(names, names.map(heading)).filter { $0.description != $1 }.map { "`\($0.0)`" }
        if !long.isEmpty {
            comment.paragraph("The columns are called by the last part of \(long.joined(separator: ", ")).")
        }
        let columns = ["Model"] + paths.map { "`\(heading($0))`" } + ["Notes and sources"]
        comment.table(columns, models.map(row))
        let list = sources.enumerated().map { "\($0 + 1). \($1.title.capitalisedFirst), \($1.date)" }
        if !list.isEmpty {
            comment.paragraph("The sources:")
            comment.lines(list)
        }
    }

    /// Each version, and each name that has none.
    private var models: [ModelEntry] {
        let versioned = Set(table.entries.filter { $0.version != nil }.map(\.name))
        return table.entries.filter { $0.version != nil || !versioned.contains($0.name) }
    }

    /// The last part of a path, where no other column has the same.
    private func heading(_ path: MemberPath) -> String {
        let isAlone = paths.count { $0.names.last == path.names.last } <= 1
        return (isAlone ? path.names.last : nil) ?? path.description
    }

    private func row(_ model: ModelEntry) -> [String] {
        let entries = table.entries(for: model.name, version: model.version)
        let used = entries.flatMap(\.members).flatMap(\.limits).compactMap(\.source)
        let numbers = sources.indices.filter { used.contains(sources[$0]) }.map { "\($0 + 1)" }
        let name = "**\(model.name)**" + (model.version.map { " `\($0)`" } ?? "")
        let notes =
            entries.compactMap(\.document)
            + (numbers.isEmpty ? [] : ["[\(numbers.joined(separator: ", "))]"])
        return [name + (model.isUsual ? ", usual" : "")] + paths.map { cell($0, model) }
            + [notes.joined(separator: " ")]
    }

    private func cell(_ path: MemberPath, _ model: ModelEntry) -> String {
        let limits = table.limits(of: path, for: model.name, version: model.version)
        return limits.map { limit in
            let words = limit.words(.markdown)
            let short = words.hasPrefix("one of ") ? String(words.dropFirst("one of ".count)) : words
            return limit.strength == .enforced ? "**\(short)**" : short
        }.withoutRepetition.joined(separator: "; ")
    }
}

extension Array where Element: Hashable {
    fileprivate var withoutRepetition: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
