extension Lint {
    mutating func lint(_ set: RuleSet, _ reach: Reach) {
        guard object(set.object) != nil else { return }
        lintReach(of: set.object.value, at: set.object.offset, reach)
        for rule in set.rules {
            lint(rule.when, from: set.object.value)
            if rule.limits.isEmpty {
                error("the rule limits nothing", fix: "give a path and its limits", at: rule.offset)
            }
            lint(rule.limits, from: set.object.value)
        }
    }

    mutating func lint(_ table: ModelTable, _ reach: Reach) {
        let object = table.object.value
        guard self.object(table.object) != nil else { return }
        lintReach(of: object, at: table.object.offset, reach)
        let name = modelMember(table.name, from: object)
        let version = table.version.flatMap { modelMember($0, from: object) }
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
            lint(entry.limits, from: object)
            lint(entry.advice, from: object)
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
            lint(entry.limits, of: resolution, from: object)
            lintAgreement(of: entry.limits, with: resolution)
        }
    }

    /// A condition: its paths lead somewhere, and its values can be there.
    mutating func lint(_ condition: Condition, from object: String) {
        for term in condition.terms {
            guard let resolution = resolve(term.path, from: object) else { continue }
            let (values, isNegative) =
                switch term.test {
                case .anyOf(let values): (values, false)
                case .noneOf(let values): (values, true)
                }
            for value in values {
                if case .null = value.kind {
                    if isNegative {
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

    private mutating func lint(_ value: SpecValue, of resolution: Resolution, in term: Condition.Term) {
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
