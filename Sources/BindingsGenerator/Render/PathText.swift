import APISpec

/// How paths become expressions: `outputConfig?.storageMode`.
///
/// What lies inside JSON that a string carries is read from a local constant, which is bound before it is
/// used.
struct PathText {
    private let bindings: Bindings
    /// The value that paths start from; nil: the members are in scope themselves.
    private let base: String?
    private var names: NameScope
    private var locals: [String: String] = [:]

    /// - Parameter taken: the names in scope that local constants mustn't hide.
    init(_ bindings: Bindings, base: String? = nil, taken: Set<String> = []) {
        self.bindings = bindings
        self.base = base
        names = NameScope(reserved: taken)
    }

    /// An expression with whether it is optional.
    struct Expression {
        var text: String
        var isOptional: Bool
        /// The last member's type.
        var type: Bindings.ValueType

        /// The text of an enumeration's value or of carried JSON; the expression itself otherwise.
        var plainText: String {
            switch type {
            case .enumeration: text + (isOptional ? "?" : "") + ".rawValue"
            case .json: text + (isOptional ? "?" : "") + ".text"
            default: text
            }
        }
    }

    /// The value at a path.
    func expression(_ path: Bindings.Path) -> Expression {
        expression(path.steps[...])
    }

    private func expression(_ steps: ArraySlice<Bindings.Path.Step>) -> Expression {
        var text = base ?? ""
        var isOptional = false
        var type = Bindings.ValueType.string
        for (index, step) in steps.enumerated() {
            let member = bindings.structures[step.structure].members[step.member]
            if text.isEmpty {
                text = Keywords.escaped(member.accessorName)
            } else {
                text += (isOptional ? "?." : ".") + Keywords.escapedAfterDot(member.accessorName)
            }
            isOptional = isOptional || member.isOptional
            type = member.type
            if step.entersJSON, index + 1 < steps.count {
                text = locals[key(steps.prefix(index + 1))] ?? text
                isOptional = true
            }
        }
        return Expression(text: text, isOptional: isOptional, type: type)
    }

    /// Binds what paths need to look into: carried JSON that is read, once each, as far as it can be.
    mutating func bind(_ paths: [Bindings.Path], _ writer: inout CodeWriter) {
        for path in paths {
            for (index, step) in path.steps.enumerated() where step.entersJSON && index + 1 < path.steps.count
            {
                let steps = path.steps.prefix(index + 1)
                guard locals[key(steps)] == nil else { continue }
                let member = bindings.structures[step.structure].members[step.member]
                let carrier = expression(steps)
                let name = names.claim(member.name + "Value", member.name + "Content")
                writer.line("let \(name) = try? \(carrier.text)\(carrier.isOptional ? "?" : "").value()")
                locals[key(steps)] = name
            }
        }
    }

    private func key(_ steps: ArraySlice<Bindings.Path.Step>) -> String {
        steps.map { "\($0.structure).\($0.member)" }.joined(separator: "/")
    }

    // MARK: Conditions

    /// The terms of a condition as an `if` takes them: each a list of alternatives.
    func conditions(_ clauses: [Bindings.Clause]) -> [[String]] {
        var taken = names
        return clauses.flatMap { condition($0, &taken) }
    }

    private func condition(_ clause: Bindings.Clause, _ taken: inout NameScope) -> [[String]] {
        let value = expression(clause.path)
        guard clause.isNegative else {
            let terms = clause.values.compactMap { term(value, "==", $0) }
            return [terms.isEmpty ? ["false"] : terms]
        }
        guard value.isOptional else {
            return clause.values.compactMap { term(value, "!=", $0) }.map { [$0] }
        }
        let name = taken.claim(bindings.member(at: clause.path).name, "value")
        let bound = Expression(text: Keywords.escaped(name), isOptional: false, type: value.type)
        let terms = ["let \(bound.text) = \(value.text)"] + clause.values.compactMap { term(bound, "!=", $0) }
        return terms.map { [$0] }
    }

    private func term(_ value: Expression, _ comparison: String, _ literal: SpecValue) -> String? {
        switch literal.kind {
        case .null: value.isOptional ? "\(value.text) \(comparison) nil" : nil
        case .string(let text): "\(value.text) \(comparison) \(SwiftText.literal(text))"
        case .number(let number): "\(value.text) \(comparison) \(SwiftText.number(number.text))"
        case .bool(let flag): "\(value.text) \(comparison) \(flag)"
        case .array, .object: nil
        }
    }
}
