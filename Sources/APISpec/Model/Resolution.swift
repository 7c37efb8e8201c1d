import TencentCloudLimits

/// Where a path leads.
package struct Resolution: Sendable {
    /// A name of the path.
    package struct Step: Sendable {
        /// The object that has the member.
        package var object: String
        /// The member.
        package var member: Member
        /// The object whose JSON the member carries, when the path goes on inside it.
        package var json: String?
    }

    /// The steps, outermost first; never empty.
    package var steps: [Step]

    /// The member that the path ends at.
    package var member: Member { steps[steps.count - 1].member }
    /// The address of the member that the path ends at.
    package var address: MemberAddress {
        let last = steps[steps.count - 1]
        return MemberAddress(object: last.object, member: last.member.name)
    }
}

/// Why a path leads nowhere.
package enum ResolutionFailure: Error, Sendable, Hashable {
    /// The object that it starts from, or that a member names, doesn't exist.
    case noObject(String)
    /// An object has no member of that name.
    case noMember(String, object: String)
    /// A member before the last is no object and no string that carries JSON.
    case notEnterable(MemberAddress, MemberType)
}

extension Description {
    /// Follows a path from an object, through objects and through strings that carry JSON.
    package func resolve(
        _ path: MemberPath, from object: String
    ) throws(ResolutionFailure) -> Resolution {
        var steps: [Resolution.Step] = []
        var current = object
        for (index, name) in path.names.enumerated() {
            guard let object = self.object(named: current) else { throw .noObject(current) }
            guard let member = object.member(named: name) else {
                throw .noMember(name, object: current)
            }
            guard index + 1 < path.names.count else {
                steps.append(Resolution.Step(object: current, member: member, json: nil))
                break
            }
            let address = MemberAddress(object: current, member: name)
            if case .object(let next) = member.type {
                steps.append(Resolution.Step(object: current, member: member, json: nil))
                current = next
            } else if let next = refinement(of: address)?.json?.value {
                steps.append(Resolution.Step(object: current, member: member, json: next))
                current = next
            } else {
                throw .notEnterable(address, member.type)
            }
        }
        return Resolution(steps: steps)
    }
}
