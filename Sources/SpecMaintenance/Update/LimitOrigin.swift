import APISpec
import TencentCloudLimits

/// Where a block of limits, or a table of models, was taken from.
struct LimitOrigin {
    /// The sentence, where it is told.
    var fingerprint: Located<String>?
    /// The page or file.
    var source: LimitSource?
    /// The official members whose documentation says it, the one that is limited first; empty where the paths lead
    /// nowhere. One that travels as JSON is described with the string that carries it.
    var members: [MemberAddress]
    /// The official members that decide whether the limits hold: a condition's, or a table's.
    var deciding: [MemberAddress] = []
    /// What is said there, to follow "check": `OrderRequest.Count: at most 9`.
    var words: String
    /// Whether it is a table, whose fingerprint is that of a whole text.
    var isTable = false
}

extension Description {
    /// The official members that a limit of ours depends on.
    package var limitedMembers: Set<MemberAddress> {
        Set(limitOrigins.flatMap(\.members))
    }

    /// The origins of all limits, in the order of `refinements.json`.
    var limitOrigins: [LimitOrigin] {
        guard let refinements else { return [] }
        return refinements.members.flatMap { member in
            member.limits.map { block in
                origin(
                    block, of: "\(member.address.value)", official(member.address.value), within: nil)
            }
        } + refinements.rules.flatMap(origins) + refinements.models.flatMap(origins)
    }

    private func origins(of set: RuleSet) -> [LimitOrigin] {
        let object = set.object.value
        return set.rules.flatMap { rule in
            let deciding = rule.when.terms.flatMap { official($0.path.value, from: object) }
            return rule.limits.flatMap { limits in
                limits.blocks.map { block in
                    var origin = origin(
                        block, of: "\(object).\(limits.path.value)",
                        official(limits.path.value, from: object), within: rule.source)
                    origin.words += " when \(rule.when.condition.words)"
                    origin.deciding = deciding
                    return origin
                }
            }
        }
    }

    private func origins(of table: ModelTableDescription) -> [LimitOrigin] {
        let object = table.object.value
        let naming = [table.version, table.name].compactMap { $0 }.flatMap {
            official($0.value, from: object)
        }
        let list = LimitOrigin(
            fingerprint: table.fingerprint, source: source(table.source), members: naming,
            words: "the models of \(object)", isTable: true)
        return [list]
            + table.entries.flatMap { entry in
                entry.limits.flatMap { limits in
                    limits.blocks.map { block in
                        var origin = origin(
                            block, of: "\(object).\(limits.path.value)",
                            official(limits.path.value, from: object), within: table.source)
                        let model = [entry.name.value, entry.version?.value].compactMap { $0 }
                        origin.words += " with \(model.joined(separator: " "))"
                        origin.deciding = naming
                        return origin
                    }
                }
            }
    }

    private func origin(
        _ block: LimitBlock, of subject: String, _ members: [MemberAddress], within outer: Located<String>?
    ) -> LimitOrigin {
        LimitOrigin(
            fingerprint: block.fingerprint, source: source(block.source ?? outer), members: members,
            words: "\(subject): \(block.limits.map { $0.limit.words() }.joined(separator: ", "))")
    }

    private func source(_ key: Located<String>?) -> LimitSource? {
        refinements?.sources.first { $0.key.value == key?.value }?.source
    }

    // MARK: Official members

    /// The member of `api.json` whose documentation tells of the member at a path.
    private func official(_ path: MemberPath, from object: String) -> [MemberAddress] {
        guard let resolution = try? resolve(path, from: object) else { return [] }
        let step = resolution.steps.last { !isCarriedAsJSON($0.object) }
        return step.map { [MemberAddress(object: $0.object, member: $0.member.name)] }
            ?? official(resolution.address)
    }

    /// The members of `api.json` whose documentation tells of a member.
    private func official(_ address: MemberAddress) -> [MemberAddress] {
        var members: [MemberAddress] = []
        var seen: Set<String> = []
        var waiting = [address]
        while !waiting.isEmpty {
            let address = waiting.removeFirst()
            if !isCarriedAsJSON(address.object) {
                members.append(address)
            } else if seen.insert(address.object).inserted {
                waiting += (refinements?.members ?? []).filter { $0.json?.value == address.object }
                    .map(\.address.value)
            }
        }
        return members
    }
}
