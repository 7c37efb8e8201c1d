/// Which objects requests and responses reach, through members and through JSON in strings.
package struct Reach {
    /// The objects that requests reach.
    package let requests: Set<String>
    /// The objects that responses reach.
    let responses: Set<String>

    /// Follows all references of a description.
    package init(_ description: Description) {
        requests = Self.reached(from: description.api.actions.map(\.input.value), in: description)
        responses = Self.reached(from: description.api.actions.map(\.output.value), in: description)
    }

    /// Whether anything reaches an object.
    package func contains(_ object: String) -> Bool {
        requests.contains(object) || responses.contains(object)
    }

    private static func reached(from roots: [String], in description: Description) -> Set<String> {
        var reached = Set(roots)
        var waiting = Array(reached)
        while let name = waiting.popLast() {
            for member in description.object(named: name)?.members ?? [] {
                let carried = description.refinement(of: MemberAddress(object: name, member: member.name))?
                    .json
                for next in [member.type.objectName, carried?.value].compactMap({ $0 })
                where reached.insert(next).inserted {
                    waiting.append(next)
                }
            }
        }
        return reached
    }
}
