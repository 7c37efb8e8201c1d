import APISpec
import TencentCloudLimits

/// Gives structures their limits, and finds the members that limits look at.
struct LimitedMembers {
    let description: Description
    let structureIndex: [String: Int]

    func add(to bindings: inout Bindings) {
        for index in bindings.structures.indices where bindings.structures[index].direction.contains(.into) {
            let object = bindings.structures[index].wireName
            bindings.structures[index].limits = description.refinements?.limits(of: object) ?? ObjectLimits()
        }
        for index in bindings.structures.indices {
            for path in bindings.structures[index].limits.paths { mark(path, from: index, &bindings) }
        }
        addCheckedMembers(&bindings)
    }

    /// Marks each member that a path goes through.
    private func mark(_ path: MemberPath, from structure: Int, _ bindings: inout Bindings) {
        let object = bindings.structures[structure].wireName
        for step in description.path(path, from: object, structureIndex)?.steps ?? [] {
            bindings.structures[step.structure].limitedMembers.insert(step.member)
        }
    }

    /// Makes every structure check what it holds, where that has anything to check.
    private func addCheckedMembers(_ bindings: inout Bindings) {
        var isChecked = bindings.structures.map(\.hasOwnChecks)
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
            bindings.structures[index].checkedMembers = members.indices.filter { position in
                members[position].type.target.map { isChecked[$0] } ?? false
            }
        }
    }
}

extension ObjectLimits {
    /// Every path that looking at an object follows.
    fileprivate var paths: [MemberPath] {
        let models = models.map { table in
            [table.name] + (table.version.map { [$0] } ?? [])
                + table.entries.flatMap(\.members).flatMap(\.paths)
        }
        return members.flatMap(\.paths)
            + rules.flatMap { $0.when.terms.map(\.path) + $0.members.flatMap(\.paths) } + (models ?? [])
    }
}

extension MemberLimits {
    fileprivate var paths: [MemberPath] {
        [path]
            + limits.flatMap { limit -> [MemberPath] in
                if case .requiredUnless(let others) = limit.kind { others } else { [] }
            }
    }
}

extension Bindings.Structure {
    /// Whether it has anything to check of its own.
    fileprivate var hasOwnChecks: Bool {
        direction.contains(.into) && (!limits.isEmpty || members.contains(where: \.isMissable))
    }

    /// Whether `validate` has anything to do.
    var isChecked: Bool { hasOwnChecks || !checkedMembers.isEmpty }
}

extension Bindings.Member {
    /// Whether a request must carry it though its type leaves it out.
    var isMissable: Bool { isRequired && isOptional }
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
