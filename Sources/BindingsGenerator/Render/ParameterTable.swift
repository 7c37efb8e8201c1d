import APISpec

/// All parameters of a request, those inside objects too, by their paths on the wire.
struct ParameterTable {
    /// A table longer than this is of no help; deeper levels are left to the pages of their types.
    private static let longest = 120

    private let bindings: Bindings
    private let types: TypeText

    init(_ bindings: Bindings, _ types: TypeText) {
        self.bindings = bindings
        self.types = types
    }

    /// The rows: path, type, requirement, meaning.
    func rows(of request: Int) -> [[String]] {
        var places = Self.places(in: request, depth: 1, bindings)
        for depth in 2...8 {
            let deeper = Self.places(in: request, depth: depth, bindings)
            guard deeper.count > places.count, deeper.count <= Self.longest else { break }
            places = deeper
        }
        return places.map(row)
    }

    private struct Place {
        var path: String
        var structure: Int
        var member: Int
    }

    /// The members down to a depth. A type inside itself is entered once.
    private static func places(in structure: Int, depth: Int, _ bindings: Bindings) -> [Place] {
        var places: [Place] = []
        func enter(_ structure: Int, _ prefix: String, _ depth: Int, _ above: [Int]) {
            for (index, member) in bindings.structures[structure].members.enumerated() {
                guard places.count <= longest else { return }
                let path = prefix + member.wireName
                places.append(Place(path: path, structure: structure, member: index))
                if depth > 1, let target = member.type.target, !above.contains(target) {
                    let isList = if case .list = member.type { true } else { false }
                    enter(target, path + (isList ? "[]." : "."), depth - 1, above + [target])
                }
            }
        }
        enter(structure, "", depth, [structure])
        return places
    }

    private func row(_ place: Place) -> [String] {
        let member = bindings.structures[place.structure].members[place.member]
        return ["`\(place.path)`", types.words(member.type), requirement(member), meaning(member)]
    }

    private func requirement(_ member: Bindings.Member) -> String {
        if member.isRequired || !member.isOptional { return "yes" }
        return member.limits.flatMap(LimitsText.requirement) ?? "no"
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
            let values = bindings.enumerations[index].values.filter { $0.deprecated == nil }.map {
                "`\($0.value)`"
            }
            return values.isEmpty ? nil : "Known values: \(values.joined(separator: ", "))."
        case .list(let element): return knownValues(element)
        default: return nil
        }
    }
}
