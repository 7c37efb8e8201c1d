import APISpec
import JSONCoding

/// Turns limits, rules and models' tables into what `validate` does.
struct Checks {
    let description: Description
    let structureIndex: [String: Int]

    /// Gives every structure that requests are made of its checks.
    func add(to bindings: inout Bindings) {
        for index in bindings.structures.indices where bindings.structures[index].direction.contains(.into) {
            bindings.structures[index].checks = ownChecks(of: index, in: bindings)
        }
        addChecksInside(&bindings)
    }

    /// What is said of a structure itself: its members' limits, its rules, its models.
    private func ownChecks(of index: Int, in bindings: Bindings) -> [Bindings.Check] {
        let structure = bindings.structures[index]
        var checks: [Bindings.Check] = []
        for (position, member) in structure.members.enumerated() {
            let path = Bindings.Path(
                wire: member.wireName,
                steps: [Bindings.Path.Step(structure: index, member: position, entersJSON: false)])
            if member.isRequired, member.isOptional, member.limits?.isRequired != true {
                checks.append(.limit(Bindings.LimitCheck(path: path, kind: .present)))
            }
            if let limits = member.limits {
                checks += self.checks(limits, at: path, in: structure.wireName, bindings)
            }
        }
        for rule in structure.rules {
            let inner = rule.limits.flatMap { self.checks($0, in: structure.wireName, bindings) }
            let clauses = description.clauses(rule.when, from: structure.wireName, structureIndex)
            if !inner.isEmpty, clauses.count == rule.when.terms.count {
                checks.append(.when(clauses, because: rule.when.words, inner))
            }
        }
        if let models = structure.models,
            let modelChecks = self.checks(models, in: structure.wireName, bindings)
        {
            checks.append(.models(modelChecks))
        }
        return checks
    }

    private func checks(
        _ limits: PathLimits, in object: String, _ bindings: Bindings
    ) -> [Bindings.Check] {
        guard let path = description.path(limits.path.value, from: object, structureIndex) else { return [] }
        return checks(limits.limits, at: path, in: object, bindings)
    }

    /// What limits say of the member at a path; `object` is where the paths within the limits start.
    private func checks(
        _ limits: Limits, at path: Bindings.Path, in object: String, _ bindings: Bindings
    ) -> [Bindings.Check] {
        var kinds: [Bindings.LimitCheck.Kind] = []
        if limits.isRequired { kinds.append(.required) }
        if !limits.requiredUnless.isEmpty {
            let others = limits.requiredUnless.compactMap {
                description.path($0.value, from: object, structureIndex)
            }
            kinds.append(.requiredUnless(others))
        }
        if limits.isAbsent { kinds.append(.absent) }
        if let length = limits.length { kinds.append(.length(length)) }
        if let range = limits.range {
            let type = bindings.member(at: path).type
            kinds.append(.range(min: range.min?.value.literal(type), max: range.max?.value.literal(type)))
        }
        if let count = limits.count { kinds.append(.count(count)) }
        if !limits.values.isEmpty { kinds.append(.values(limits.values)) }
        if let pattern = limits.pattern { kinds.append(.pattern(pattern.value.text)) }
        if let dimensions = limits.dimensions { kinds.append(.dimensions(dimensions)) }
        return kinds.map {
            .limit(Bindings.LimitCheck(path: path, kind: $0, code: limits.code?.value))
        }
    }

    /// One case for each model and version. Every entry that matches holds, so a version's case also has what
    /// is said of its model whatever the version.
    private func checks(
        _ table: ModelTable, in object: String, _ bindings: Bindings
    ) -> Bindings.ModelChecks? {
        guard let name = description.path(table.name.value, from: object, structureIndex) else { return nil }
        let version = table.version.flatMap { description.path($0.value, from: object, structureIndex) }
        var cases: [Bindings.ModelChecks.Case] = []
        for entry in table.entries.filter({ $0.version != nil }) + table.entries.filter({ $0.version == nil })
        {
            let (model, wanted) = (entry.name.value, entry.version?.value)
            guard !cases.contains(where: { $0.name == model && $0.version == wanted }) else { continue }
            let matching = table.entries.filter {
                $0.name.value == model && ($0.version == nil || $0.version?.value == wanted)
            }
            let checks = matching.flatMap(\.limits).flatMap { self.checks($0, in: object, bindings) }
            guard !checks.isEmpty else { continue }
            var because = "\(name.wire) is \(model)"
            if let version, let wanted { because += " and \(version.wire) is \(wanted)" }
            cases.append(
                Bindings.ModelChecks.Case(name: model, version: wanted, checks: checks, because: because))
        }
        return cases.isEmpty ? nil : Bindings.ModelChecks(name: name, version: version, cases: cases)
    }

    // MARK: Checks inside

    /// Makes every structure check what it holds, where that has anything to check.
    private func addChecksInside(_ bindings: inout Bindings) {
        var isChecked = bindings.structures.map { !$0.checks.isEmpty }
        var changed = true
        while changed {
            changed = false
            for (index, structure) in bindings.structures.enumerated()
            where !isChecked[index] && structure.direction.contains(.into) {
                isChecked[index] = structure.members.contains {
                    $0.type.target.map { isChecked[$0] } ?? false
                }
                changed = changed || isChecked[index]
            }
        }
        for index in bindings.structures.indices where bindings.structures[index].direction.contains(.into) {
            let members = bindings.structures[index].members
            let inside = members.enumerated().compactMap { position, member -> Bindings.Check? in
                guard let target = member.type.target, isChecked[target] else { return nil }
                return .inside(
                    Bindings.Path(
                        wire: member.wireName,
                        steps: [Bindings.Path.Step(structure: index, member: position, entersJSON: false)]))
            }
            bindings.structures[index].checks += inside
        }
    }
}

extension Bindings.ValueType {
    /// The structure that a value of this type is, holds several of, or carries as JSON.
    var target: Int? {
        switch self {
        case .structure(let index), .json(let index): index
        case .list(let element): element.target
        default: nil
        }
    }
}

extension JSONNumber {
    /// The number as a literal of a type: whole for the whole types, however it was written.
    fileprivate func literal(_ type: Bindings.ValueType) -> String {
        switch type {
        case .int64, .uint64: int64.map { String($0) } ?? uint64.map { String($0) } ?? text
        default: text
        }
    }
}

extension Condition {
    /// The condition as a sentence says it: `Type is ai_try_on or product_image, and Url is absent`.
    var words: String {
        terms.map(\.words).joined(
            separator: terms.count > 1 && terms.contains { $0.isLong } ? ", and " : " and ")
    }
}

extension Condition.Term {
    fileprivate var isLong: Bool {
        switch test {
        case .anyOf(let values), .noneOf(let values): values.count > 1
        }
    }

    fileprivate var words: String {
        switch test {
        case .anyOf(let values):
            "\(path.value) is \(values.map(\.words).joined(separator: " or "))"
        case .noneOf(let values):
            "\(path.value) is present and not \(values.map(\.words).joined(separator: " or "))"
        }
    }
}

extension SpecValue {
    /// The value as a sentence says it.
    var words: String {
        switch kind {
        case .null: "absent"
        case .string(let text): text.isEmpty ? "empty" : text
        default: jsonText
        }
    }

    /// The value as compact JSON.
    var jsonText: String { json.jsonText }

    /// The value without its place.
    var json: JSONValue {
        switch kind {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let value): .string(value)
        case .array(let values): .array(values.map(\.json))
        case .object(let members):
            .object(JSONObject(members.map { JSONObject.Member(name: $0.name.value, value: $0.value.json) }))
        }
    }
}
