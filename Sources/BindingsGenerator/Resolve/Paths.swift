import APISpec

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
        _ condition: Condition, from object: String, _ structureIndex: [String: Int]
    ) -> [Bindings.Clause] {
        condition.terms.compactMap { term in
            path(term.path.value, from: object, structureIndex).map {
                Bindings.Clause(path: $0, test: term.test)
            }
        }
    }
}

extension Bindings {
    /// The member that a path ends at.
    func member(at path: Path) -> Member {
        let last = path.steps[path.steps.count - 1]
        return structures[last.structure].members[last.member]
    }
}
