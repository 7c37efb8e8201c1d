import APISpec
import TencentCloudLimits

/// All parameters of a request, those inside objects too, by their paths on the wire.
struct ParameterTable {
    /// A table longer than this is of no help; deeper levels are left to the pages of their types.
    private static let longest = 120

    private let bindings: Bindings
    private let types: TypeText
    private let places: [Place]

    /// - Parameters:
    ///   - structure: The index of the request or the response among the structures.
    ///   - deepest: Levels below are left to the pages of their types.
    init(_ bindings: Bindings, _ types: TypeText, of structure: Int, deepest: Int = 8) {
        self.bindings = bindings
        self.types = types
        places = Self.places(in: structure, deepest, bindings)
    }

    /// The structures whose members are in the table.
    var structures: Set<Int> { Set(places.map(\.structure)) }

    /// The rows: path, type, requirement, meaning. A response's have no requirement.
    func rows(isResponse: Bool = false) -> [[String]] {
        let conditional = Set(
            rules().flatMap { prefix, rule in
                rule.members.filter { $0.limits.contains(where: \.isRequirement) }
                    .map { prefix + $0.path.description }
            })
        return places.map { place in
            var row = row(place, isConditional: conditional.contains(place.path))
            if isResponse { row.remove(at: 2) }
            return row
        }
    }

    /// The conditional limits of the request and of everything in its table, as items of a list.
    func conditions() -> [String] {
        rules().flatMap { prefix, rule in
            rule.members.map { limits in
                let sentence = limits.sentence(when: rule.when, below: prefix)
                return
                    "- `\(prefix)\(limits.path)`: \(sentence.prefix(1).lowercased() + sentence.dropFirst())"
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

    /// The rules of every structure in the table, with where it is.
    private func rules() -> [(prefix: String, rule: LimitRule)] {
        places.filter { $0.member == 0 }.flatMap { place in
            bindings.structures[place.structure].limits.rules.map { (place.prefix, $0) }
        }
    }

    /// The members as deep as fits.
    private static func places(in structure: Int, _ deepest: Int, _ bindings: Bindings) -> [Place] {
        var places = Self.places(in: structure, depth: 1, bindings)
        for depth in (1...deepest).dropFirst() {
            let deeper = Self.places(in: structure, depth: depth, bindings)
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
            : requirement(member.limits) ?? (isConditional ? "in some cases" : "no")
        return ["\(link(to: place, member))", types.words(member.type), requirement, meaning(member)]
    }

    /// The path on the wire, which leads to the Swift member.
    private func link(to place: Place, _ member: Bindings.Member) -> String {
        let type = bindings.structures[place.structure].name
        return "[`\(place.path)`](doc:\(bindings.namespace)/\(type)/\(Keywords.escapedAfterDot(member.name)))"
    }

    /// `yes`, ``unless `FileInfos` is given``; nil when nothing requires it.
    private func requirement(_ limits: [Limit]) -> String? {
        limits.first(where: \.isRequirement).map { limit in
            let condition = limit.words(.markdown).dropFirst("required".count).drop { $0 == " " }
            return condition.isEmpty ? "yes" : String(condition)
        }
    }

    private func meaning(_ member: Bindings.Member) -> String {
        var sentences = [DocText.summary(member.document)].filter { !$0.isEmpty }
        if let deprecated = member.deprecated { sentences.append("Deprecated: \(deprecated)") }
        if let unit = member.unit { sentences.append("In \(unit).") }
        if let note = MemberDocumentation.note(on: member) { sentences.append(note) }
        if let value = member.defaultValue { sentences.append("`\(value)` when absent.") }
        sentences.append(DocText.sentences(member.limits.filter { !$0.isRequirement }.phrases(.markdown)))
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
