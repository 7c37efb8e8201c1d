import APISpec

/// Which objects the chosen actions reach, and whether each is sent or received.
struct Reachability {
    /// The direction of every reached object, by its name.
    private(set) var directions: [String: Direction] = [:]

    private let description: Description

    /// Follows the members of requests and responses to everything below them.
    init(of actions: [APISpec.Action], in description: Description) {
        self.description = description
        for action in actions {
            reach(action.input.value, .into)
            reach(action.output.value, .out)
        }
    }

    private mutating func reach(_ name: String, _ direction: Direction) {
        var open = [(name, direction)]
        while let (name, direction) = open.popLast() {
            let known = directions[name, default: []]
            guard !known.isSuperset(of: direction), let object = description.object(named: name) else {
                continue
            }
            directions[name] = known.union(direction)
            for member in object.members {
                if let next = member.type.objectName {
                    open.append((next, direction))
                } else if let next = carriedObject(of: member, in: name) {
                    // Whoever writes such a string may want to read it back, and the other way around.
                    open.append((next, .both))
                }
            }
        }
    }

    private func carriedObject(of member: APISpec.Member, in object: String) -> String? {
        guard member.type == .string, description.refinements != nil else { return nil }
        return description.refinement(of: MemberAddress(object: object, member: member.name))?.json?.value
    }
}
