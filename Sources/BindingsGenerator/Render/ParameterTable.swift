import APISpec

/// All parameters of a request, those inside objects too, by their paths on the wire.
struct ParameterTable {
    /// A table longer than this is of no help; deeper levels are left to the pages of their types.
    private static let longest = 120

    private let bindings: Bindings
    private let types: TypeText
    private let places: [Place]

    /// - Parameter request: the request's index among the structures.
    init(_ bindings: Bindings, _ types: TypeText, of request: Int) {
        self.bindings = bindings
        self.types = types
        places = Self.places(in: request, bindings)
    }

    /// The rows: path, type, requirement, meaning.
    func rows() -> [[String]] {
        let conditional = Set(
            conditionalLimits().flatMap { condition in
                condition.limits.filter { LimitsText.requirement($0.limits) != nil }
                    .map { condition.prefix + $0.path.value.description }
            })
        return places.map { row($0, isConditional: conditional.contains($0.path)) }
    }

    /// The conditional limits of the request and of everything in its table, as items of a list.
    func conditions() -> [String] {
        conditionalLimits().flatMap { condition in
            condition.limits.compactMap { limits in
                limits.limits.sentence(when: condition.when, below: condition.prefix).map { sentence in
                    let path = condition.prefix + limits.path.value.description
                    return "- `\(path)`: \(sentence.prefix(1).lowercased() + sentence.dropFirst())"
                }
            }
        }
    }

    private struct Place {
        /// Where the structure is: empty for the request, `FileInfos[].` for the elements of a list.
        var prefix: String
        var structure: Int
        var member: Int
        /// The member's path on the wire.
        var path: String
    }

    private struct ConditionalLimits {
        var prefix: String
        var when: Condition
        var limits: [PathLimits]
    }

    private func conditionalLimits() -> [ConditionalLimits] {
        places.filter { $0.member == 0 }.flatMap { place in
            bindings.structures[place.structure].rules.map { rule in
                ConditionalLimits(prefix: place.prefix, when: rule.when, limits: rule.limits)
            }
        }
    }

    /// The members as deep as fits.
    private static func places(in request: Int, _ bindings: Bindings) -> [Place] {
        var places = Self.places(in: request, depth: 1, bindings)
        for depth in 2...8 {
            let deeper = Self.places(in: request, depth: depth, bindings)
            guard deeper.count > places.count, deeper.count <= Self.longest else { break }
            places = deeper
        }
        return places
    }

    /// The members down to a depth. A type inside itself is entered once.
    private static func places(in structure: Int, depth: Int, _ bindings: Bindings) -> [Place] {
        var places: [Place] = []
        func enter(_ structure: Int, _ prefix: String, _ depth: Int, _ above: [Int]) {
            for (index, member) in bindings.structures[structure].members.enumerated() {
                guard places.count <= longest else { return }
                let path = prefix + member.wireName
                places.append(Place(prefix: prefix, structure: structure, member: index, path: path))
                if depth > 1, let target = member.type.target, !above.contains(target) {
                    let isList = if case .list = member.type { true } else { false }
                    enter(target, path + (isList ? "[]." : "."), depth - 1, above + [target])
                }
            }
        }
        enter(structure, "", depth, [structure])
        return places
    }

    private func row(_ place: Place, isConditional: Bool) -> [String] {
        let member = bindings.structures[place.structure].members[place.member]
        let requirement =
            member.isRequired || !member.isOptional
            ? "yes"
            : member.limits.flatMap(LimitsText.requirement) ?? (isConditional ? "in some cases" : "no")
        return ["`\(place.path)`", types.words(member.type), requirement, meaning(member)]
    }

    private func meaning(_ member: Bindings.Member) -> String {
        var sentences = [DocText.summary(member.document)].filter { !$0.isEmpty }
        if let deprecated = member.deprecated { sentences.append("Deprecated: \(deprecated)") }
        if let unit = member.unit { sentences.append("In \(unit).") }
        if let note = MemberDocumentation.note(on: member) { sentences.append(note) }
        if let value = member.defaultValue { sentences.append("`\(value)` when absent.") }
        if let limits = member.limits { sentences.append(LimitsText.sentences(LimitsText.phrases(limits))) }
        if let values = knownValues(member.type) { sentences.append(values) }
        return sentences.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func knownValues(_ type: Bindings.ValueType) -> String? {
        switch type {
        case .enumeration(let index):
            func list(_ introduction: String, _ values: [Bindings.EnumerationValue]) -> String? {
                let values = values.map { "`\($0.value)`" }
                return values.isEmpty ? nil : "\(introduction): \(values.joined(separator: ", "))"
            }
            let values = bindings.enumerations[index].values
            let lists = [
                list("known values", values.filter { $0.deprecated == nil }),
                list("abandoned", values.filter { $0.deprecated != nil }),
            ].compactMap { $0 }.joined(separator: "; ")
            return lists.isEmpty ? nil : "\(lists.prefix(1).uppercased() + lists.dropFirst())."
        case .list(let element): return knownValues(element)
        default: return nil
        }
    }
}
