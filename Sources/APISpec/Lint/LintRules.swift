import TencentCloudLimits

extension Lint {
    mutating func lint(_ set: RuleSet, _ reach: Reach) {
        guard object(set.object) != nil else { return }
        lintReach(of: set.object.value, at: set.object.offset, reach)
        for rule in set.rules {
            lint(rule.when, from: set.object.value)
            lint(rule.source)
            if rule.limits.isEmpty {
                error("the rule limits nothing", fix: "give a path and its limits", at: rule.offset)
            }
            lint(rule.limits, from: set.object.value)
        }
    }

    mutating func lint(_ table: ModelTableDescription, _ reach: Reach) {
        let object = table.object.value
        guard self.object(table.object) != nil else { return }
        lintReach(of: object, at: table.object.offset, reach)
        let name = modelMember(table.name, from: object)
        let version = table.version.flatMap { modelMember($0, from: object) }
        lint(table.source)
        lintFingerprint(table.fingerprint)
        if let usual = table.usualModel, !table.entries.contains(where: { $0.name.value == usual.value }) {
            error("\"usualModel\" has no entry", fix: "name one that has", at: usual.offset)
        }
        var seen: Set<[String?]> = []
        for entry in table.entries {
            if !seen.insert([entry.name.value, entry.version?.value]).inserted {
                let model = [entry.name.value, entry.version?.value].compactMap { $0 }.joined(separator: " ")
                error("the model \(model) comes twice", fix: "keep one of them", at: entry.offset)
            }
            if let name {
                lintKnown(SpecValue(.string(entry.name.value), at: entry.name.offset), of: name.address)
            }
            if let wanted = entry.version {
                if table.version == nil {
                    error(
                        "no member holds a model's version", fix: "name it in the table's \"version\"",
                        at: wanted.offset)
                } else if let version {
                    lintKnown(SpecValue(.string(wanted.value), at: wanted.offset), of: version.address)
                }
            }
            for option in entry.promptOptions { _ = resolve(option.path, from: object) }
            lint(entry.limits, from: object)
        }
    }

    private mutating func modelMember(_ path: Located<MemberPath>, from object: String) -> Resolution? {
        guard let resolution = resolve(path, from: object) else { return nil }
        guard resolution.member.type.isText else {
            error(
                "\"\(path.value)\" is \(resolution.member.type.withArticle)",
                fix: "a model is named by a string",
                at: path.offset)
            return nil
        }
        return resolution
    }

    private mutating func lint(_ list: [PathLimits], from object: String) {
        for entry in list {
            guard let resolution = resolve(entry.path, from: object) else { continue }
            lint(entry.blocks, of: resolution, from: object)
            lintAgreement(of: entry.blocks, with: resolution)
        }
    }

    /// A condition: its paths lead somewhere, and its values can be there.
    mutating func lint(_ condition: ConditionDescription, from object: String) {
        for term in condition.terms {
            guard let resolution = resolve(term.path, from: object) else { continue }
            for value in term.values {
                if value.isNull {
                    if term.isNegative {
                        error(
                            "\"not\" holds for a member that is there only",
                            fix: "remove null, it is never equal to it", at: value.offset)
                    }
                    continue
                }
                lint(value, of: resolution, in: term)
            }
        }
    }

    private mutating func lint(
        _ value: SpecValue, of resolution: Resolution, in term: ConditionDescription.Term
    ) {
        switch resolution.member.type {
        case .list, .object:
            error(
                "\"\(term.path.value)\" is \(resolution.member.type.withArticle), which has no single value",
                fix: "test a member below it, or null for its absence", at: value.offset)
        case let type:
            if check(value, as: type, what: "a value of \"\(term.path.value)\"") {
                lintKnown(value, of: resolution.address)
            }
        }
    }
}
