import APISpec
import TencentCloudLimits

extension Description {
    /// Follows a path that the linter has followed already; nil when it leads nowhere after all.
    func path(_ path: MemberPath, from object: String, _ structureIndex: [String: Int]) -> Bindings.Path? {
        guard let resolution = try? resolve(path, from: object) else { return nil }
        var steps: [Bindings.Path.Step] = []
        for step in resolution.steps {
            guard let structure = structureIndex[step.object],
                let member = self.object(named: step.object)?.members.firstIndex(where: {
                    $0.name == step.member.name
                })
            else { return nil }
            steps.append(
                Bindings.Path.Step(structure: structure, member: member, entersJSON: step.json != nil))
        }
        return Bindings.Path(wire: path.description, steps: steps)
    }

    /// Follows the paths of a condition.
    func clauses(
        _ condition: ConditionDescription, from object: String, _ structureIndex: [String: Int]
    ) -> [Bindings.Clause] {
        condition.terms.compactMap { term in
            path(term.path.value, from: object, structureIndex).map {
                Bindings.Clause(path: $0, values: term.values, isNegative: term.isNegative)
            }
        }
    }
}

extension Bindings {
    /// The way from a structure to a member below it, with all that code following it must know.
    package struct Path: Sendable {
        /// A member on the way.
        package struct Step: Sendable {
            /// The structure's index.
            package var structure: Int
            /// The member's index in it.
            package var member: Int
            /// Whether the way goes on inside the JSON that the member carries.
            package var entersJSON: Bool
        }

        /// The way as it is written in messages: `OutputConfig.StorageMode`.
        package var wire: String
        /// The steps, outermost first; never empty.
        package var steps: [Step]
    }

    /// A term of a condition.
    package struct Clause: Sendable {
        /// The member.
        package var path: Path
        /// What it must be, or must not be; a null among them stands for an absent member.
        package var values: [SpecValue]
        /// Whether the member must be there and none of the values.
        package var isNegative: Bool
    }

    /// The member that a path ends at.
    func member(at path: Path) -> Member {
        let last = path.steps[path.steps.count - 1]
        return structures[last.structure].members[last.member]
    }
}
