import TencentCloudLimits

extension Lint {
    mutating func lint(_ refinement: MemberRefinement, _ reach: Reach) {
        let address = refinement.address
        guard let member = member(address), member.hasReadableType else { return }
        let object = address.value.object
        if let offset = refinement.presentOffset, refinement.isPresent, !reach.responses.contains(object) {
            error(
                "\"present\" speaks of responses, and none holds \"\(object)\"",
                fix: "for requests, say \"required\" in \"limits\"", at: offset)
        }
        if let json = refinement.json {
            lintJSON(json, of: member)
        }
        if let first = refinement.limits.first {
            lintReach(of: object, at: first.offset, reach)
            let resolution = Resolution(
                steps: [Resolution.Step(object: object, member: member, json: nil)])
            lint(refinement.limits, of: resolution, from: object)
        }
        if let value = refinement.defaultValue {
            lintDefault(value, of: address.value, member, refinement.limits)
        }
    }

    private mutating func lintJSON(_ json: Located<String>, of member: Member) {
        if member.type != .string {
            error(
                "\"\(member.name)\" is \(member.type.withArticle), which carries no JSON",
                fix: "\"json\" is for string members", at: json.offset)
        }
        guard object(json) != nil, !description.isCarriedAsJSON(json.value) else { return }
        error(
            "\"\(json.value)\" is an object of api.json",
            fix: "describe what the string carries under \"objects\"", at: json.offset)
    }

    private mutating func lintDefault(
        _ value: SpecValue, of address: MemberAddress, _ member: Member, _ blocks: [LimitBlock]
    ) {
        guard check(value, as: member.type, what: "the default of \"\(address)\"") else { return }
        for limit in blocks.limits {
            guard let message = limit.limit.complaint(about: value.memberValue) else { continue }
            error("the default of \"\(address)\" \(message)", at: value.offset)
        }
        lintKnown(value, of: address)
    }

    /// Limits only bind what is sent.
    mutating func lintReach(of object: String, at offset: UInt32, _ reach: Reach) {
        if description.object(named: object) != nil, !reach.requests.contains(object) {
            error(
                "limits bind requests, and none holds \"\(object)\"", fix: "remove them", at: offset)
        }
    }

    /// A value of an enumeration that the refinements speak of must be a known one, though others may be sent.
    mutating func lintKnown(_ value: SpecValue, of address: MemberAddress) {
        // An empty string is how services write nothing.
        guard let text = value.string, !text.isEmpty,
            let enumeration = description.enumeration(of: address)
        else { return }
        let known = enumeration.values.map(\.value.value)
        if !known.contains(text) {
            error(
                "\"\(text)\" is not among the values of \"\(enumeration.name.value)\"",
                fix: Suggestion.fix(for: text, in: known) ?? "list it there", at: value.offset)
        }
    }
}
