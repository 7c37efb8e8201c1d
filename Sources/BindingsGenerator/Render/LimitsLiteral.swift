import TencentCloudLimits

extension Renderer {
    /// The sources of all limits, and what the models take.
    func limitConstants(_ writer: inout CodeWriter) {
        let literal = LimitsLiteral(bindings, types)
        if !bindings.sources.isEmpty {
            writer.gap()
            writer.document(DocComment("The pages and files that limits were taken from."))
            writer.block("\(access)enum LimitSources") { writer in
                for (name, source) in bindings.sources {
                    writer.gap()
                    writer.document(
                        DocComment(
                            "\(source.title.prefix(1).uppercased() + source.title.dropFirst()), as of \(source.date)."
                        ))
                    writer.call(
                        "\(access)static let \(Keywords.escaped(name)) = \(types.outer("LimitSource"))",
                        [SwiftText.literal(source.title), "date: \(SwiftText.literal(source.date))"])
                }
            }
        }
        let tables = bindings.structures.filter { $0.limits.models != nil }
        guard !tables.isEmpty else { return }
        writer.gap()
        writer.document(
            DocComment("What the models take, as far as it is documented: one table for each request."))
        writer.block("\(access)enum ModelTables") { writer in
            for structure in tables {
                guard let table = structure.limits.models else { continue }
                writer.gap()
                var comment = DocComment(
                    "What each model takes in a ``\(bindings.namespace)/\(structure.name)``.")
                ModelDocumentation(table).add(to: &comment)
                writer.document(comment)
                writer.expression(
                    literal.expression(table),
                    after: "\(access)static let \(Self.modelsName(structure)) = ")
            }
        }
    }

    /// The static member that holds the models of a request.
    static func modelsName(_ structure: Bindings.Structure) -> String {
        Keywords.escaped(structure.name.prefix(1).lowercased() + structure.name.dropFirst())
    }
}

/// Limits as one literal.
struct LimitsLiteral {
    private let bindings: Bindings
    private let types: TypeText

    init(_ bindings: Bindings, _ types: TypeText) {
        self.bindings = bindings
        self.types = types
    }

    /// The limits of a structure; those by model are in a table of their own.
    func expression(_ structure: Bindings.Structure) -> SwiftExpression {
        let limits = structure.limits
        var arguments: [SwiftExpression] = []
        if !limits.members.isEmpty { arguments.append(.labelled("members", list(limits.members))) }
        if !limits.rules.isEmpty {
            arguments.append(.labelled("rules", .list(limits.rules.map(expression))))
        }
        if limits.models != nil {
            arguments.append(.code("models: ModelTables.\(Renderer.modelsName(structure))"))
        }
        return .call(types.outer("ObjectLimits"), arguments)
    }

    func expression(_ table: ModelTable) -> SwiftExpression {
        var arguments: [SwiftExpression] = [.labelled("name", path(table.name))]
        if let version = table.version { arguments.append(.labelled("version", path(version))) }
        if let usual = table.usualModel { arguments.append(.labelled("usualModel", literal(usual))) }
        arguments.append(.labelled("entries", .list(table.entries.map(expression))))
        return .call(types.outer("ModelTable"), arguments)
    }

    private func expression(_ entry: ModelEntry) -> SwiftExpression {
        var arguments = [literal(entry.name)]
        if let version = entry.version { arguments.append(.labelled("version", literal(version))) }
        if entry.isUsual { arguments.append(.code("isUsual: true")) }
        if let document = entry.document { arguments.append(.labelled("document", .prose(document))) }
        if !entry.promptOptions.isEmpty {
            arguments.append(.labelled("promptOptions", .list(entry.promptOptions.map(expression))))
        }
        if !entry.members.isEmpty { arguments.append(.labelled("members", list(entry.members))) }
        return .call(types.outer("ModelEntry"), arguments)
    }

    private func expression(_ option: PromptOption) -> SwiftExpression {
        .call(
            types.outer("PromptOption"),
            [
                path(option.path), .labelled("before", literal(option.before)),
                .labelled("after", literal(option.after)),
            ])
    }

    private func expression(_ rule: LimitRule) -> SwiftExpression {
        let condition = types.outer("Condition")
        let terms = rule.when.terms.map { term in
            let test: SwiftExpression =
                switch term.test {
                case .anyOf(let values, let orAbsent):
                    .call(".anyOf", [list(values)] + (orAbsent ? [.code("orAbsent: true")] : []))
                case .noneOf(let values): .call(".noneOf", [list(values)])
                }
            return SwiftExpression.call("\(condition).Term", [path(term.path), test])
        }
        return .call(
            types.outer("LimitRule"),
            [.labelled("when", .call(condition, [.list(terms)])), list(rule.members)])
    }

    private func list(_ members: [MemberLimits]) -> SwiftExpression {
        .list(
            members.map { member in
                let limits = SwiftExpression.list(member.limits.map(expression))
                return .call(types.outer("MemberLimits"), [path(member.path), limits])
            })
    }

    private func expression(_ limit: Limit) -> SwiftExpression {
        var arguments = [expression(limit.kind)]
        if limit.strength == .advice { arguments.append(.code(".advice")) }
        if let source = limit.source, let known = bindings.sources.first(where: { $0.source == source }) {
            arguments.append(.code("source: LimitSources.\(Keywords.escapedAfterDot(known.name))"))
        }
        if let code = limit.code { arguments.append(.labelled("code", literal(code))) }
        return .call(types.outer("Limit"), arguments)
    }

    private func expression(_ kind: Limit.Kind) -> SwiftExpression {
        switch kind {
        case .required: .code(".required")
        case .requiredUnless(let paths): .call(".requiredUnless", [.list(paths.map(path))])
        case .absent: .code(".absent")
        case .length(let bounds): .call(".length", [expression(bounds)])
        case .count(let bounds): .call(".count", [expression(bounds)])
        case .range(let bounds): .call(".range", [expression(bounds)])
        case .values(let values): .call(".values", [list(values)])
        case .form(let form): .call(".form", [.call(types.outer("TextForm"), [literal(form.text)])])
        case .dimensions(let dimensions): .call(".dimensions", [expression(dimensions)])
        }
    }

    private func expression(_ dimensions: Dimensions) -> SwiftExpression {
        var arguments = [SwiftExpression.labelled("separators", literal(dimensions.separators))]
        if let side = dimensions.side { arguments.append(.labelled("side", expression(side))) }
        if let multiple = dimensions.multipleOf { arguments.append(.code("multipleOf: \(multiple)")) }
        if let pixels = dimensions.pixels { arguments.append(.labelled("pixels", expression(pixels))) }
        return .call(types.outer("Dimensions"), arguments)
    }

    private func expression<Value>(_ bounds: Bounds<Value>) -> SwiftExpression {
        let parts = [("min", bounds.min), ("max", bounds.max)].compactMap { name, bound in
            bound.map { SwiftExpression.code("\(name): \(SwiftText.number(Self.number($0)))") }
        }
        return .call(types.outer("Bounds"), parts)
    }

    /// A number as a literal: whole where it is.
    private static func number<Value>(_ value: Value) -> String {
        (value as? Double).flatMap { Int64(exactly: $0) }.map { "\($0)" } ?? "\(value)"
    }

    private func list(_ values: [LimitValue]) -> SwiftExpression {
        .list(
            values.map { value in
                switch value {
                case .text(let text): literal(text)
                case .integer(let number): .code(SwiftText.number("\(number)"))
                case .number(let number): .code("\(number)")
                case .flag(let flag): .code("\(flag)")
                }
            })
    }

    private func path(_ path: MemberPath) -> SwiftExpression { literal(path.description) }

    private func literal(_ text: String) -> SwiftExpression { .code(SwiftText.literal(text)) }
}
