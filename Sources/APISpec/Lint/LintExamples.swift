import JSONCoding

extension Lint {
    /// Whether a value is of a type, objects with everything that is known of their members: limits, rules,
    /// models. What is wrong inside an object or list is noted, but doesn't make the value one of another type.
    mutating func check(_ value: SpecValue, as type: MemberType, what: String) -> Bool {
        guard value.fits(type) else {
            error(
                "\(what) must be \(type.inWords), not \(value.inWords)",
                fix: value.rewritten(as: type).map { "write \($0)" }, at: value.offset)
            return false
        }
        switch (type, value.kind) {
        case (.list(let element), .array(let values)):
            for value in values {
                _ = check(value, as: element, what: "an element of \(what)")
            }
        case (.object(let name), .object(let members)):
            if let object = description.object(named: name) {
                check(value, members, as: object)
            }
        default: break
        }
        return true
    }

    private mutating func check(_ value: SpecValue, _ members: [SpecMember], as object: Object) {
        for member in members {
            guard let declared = object.member(named: member.name.value) else {
                noMember(member.name.value, of: object, at: member.name.offset)
                continue
            }
            guard declared.hasReadableType else { continue }
            if case .null = member.value.kind { continue }
            let address = MemberAddress(object: object.name, member: declared.name)
            if check(member.value, as: declared.type, what: "\"\(declared.name)\""),
                let json = description.refinement(of: address)?.json?.value
            {
                checkCarried(member.value, as: json, in: declared)
            }
        }
        for member in object.members where member.isRequired && value[member.name] == nil {
            missing(MemberPath([member.name]), at: value.offset)
        }
        checkLimits(of: value, as: object)
    }

    private mutating func checkCarried(_ value: SpecValue, as json: String, in member: Member) {
        guard let text = value.string, !text.isEmpty else { return }
        guard let carried = SpecValue(jsonText: text, at: value.offset) else {
            error(
                "\"\(member.name)\" must carry JSON", fix: "write a \"\(json)\" as JSON inside the string",
                at: value.offset)
            return
        }
        _ = check(carried, as: .object(json), what: "what \"\(member.name)\" carries")
    }

    // MARK: Limits

    private mutating func checkLimits(of value: SpecValue, as object: Object) {
        for member in object.members {
            let address = MemberAddress(object: object.name, member: member.name)
            if let limits = description.refinement(of: address)?.limits {
                check(limits, of: MemberPath([member.name]), in: value, object.name)
            }
        }
        for set in description.refinements?.rules ?? [] where set.object.value == object.name {
            for rule in set.rules where holds(rule.when, for: value, object.name) {
                for limited in rule.limits {
                    check(limited.limits, of: limited.path.value, in: value, object.name)
                }
            }
        }
        for table in description.refinements?.models ?? [] where table.object.value == object.name {
            for entry in table.entries where matches(entry, of: table, value) {
                for limited in entry.limits {
                    check(limited.limits, of: limited.path.value, in: value, object.name)
                }
            }
        }
    }

    private mutating func check(_ limits: Limits, of path: MemberPath, in root: SpecValue, _ object: String) {
        switch description.find(path, in: root, object) {
        case .found(let value, let type):
            // One of another type is noted already.
            guard value.fits(type) else { return }
            if limits.isAbsent, !value.isEmpty {
                error("\"\(path)\" can't be given here", fix: "leave it out", at: value.offset)
            }
            if value.isEmpty, lacks(path, limits, in: root, object, at: value.offset) {
                return
            }
            for breach in limits.breaches(by: value) {
                error("\"\(path)\" \(breach.what)", fix: breach.fix, at: value.offset)
            }
        case .absent(let offset):
            _ = lacks(path, limits, in: root, object, at: offset)
        case .unknown: break
        }
    }

    /// Whether a member that is absent or empty is one that must not be, which is noted.
    private mutating func lacks(
        _ path: MemberPath, _ limits: Limits, in root: SpecValue, _ object: String, at offset: UInt32
    ) -> Bool {
        if limits.isRequired {
            missing(path, at: offset)
            return true
        }
        guard !limits.requiredUnless.isEmpty,
            limits.requiredUnless.allSatisfy({ description.find($0.value, in: root, object).isLacking })
        else { return false }
        let others = limits.requiredUnless.map { "\"\($0.value)\"" }.joined(separator: " or ")
        error("\"\(path)\" is missing", fix: "give it, or \(others)", at: offset)
        return true
    }

    private mutating func missing(_ path: MemberPath, at offset: UInt32) {
        error("\"\(path)\" is missing", fix: "it is required here", at: offset)
    }

    // MARK: Conditions

    private func holds(_ condition: Condition, for root: SpecValue, _ object: String) -> Bool {
        condition.terms.allSatisfy { term in
            switch (description.find(term.path.value, in: root, object), term.test) {
            case (.found(let value, _), .anyOf(let values)): values.contains { $0.equals(value) }
            case (.found(let value, _), .noneOf(let values)): !values.contains { $0.equals(value) }
            case (.absent, .anyOf(let values)):
                values.contains { if case .null = $0.kind { true } else { false } }
            default: false
            }
        }
    }

    private func matches(_ entry: ModelTable.Entry, of table: ModelTable, _ root: SpecValue) -> Bool {
        func holds(_ wanted: String, at path: MemberPath) -> Bool {
            guard case .found(let value, _) = description.find(path, in: root, table.object.value) else {
                return false
            }
            return value.string == wanted
        }
        guard holds(entry.name.value, at: table.name.value) else { return false }
        guard let version = entry.version else { return true }
        return table.version.map { holds(version.value, at: $0.value) } ?? false
    }

    // MARK: Examples of api.json

    /// The examples of `api.json` against the limits that always hold. An official example is a text whatever
    /// the type, so only those of limited members are looked at: there a reader can tell which one is wrong.
    mutating func lintOfficialExamples(_ refinements: Refinements) {
        for refinement in refinements.members {
            let address = refinement.address.value
            guard let limits = refinement.limits, !description.isCarriedAsJSON(address.object),
                let member = description.object(named: address.object)?.member(named: address.member),
                let example = member.example, !example.value.isEmpty,
                let value = SpecValue(example: example, of: member.type)
            else { continue }
            for breach in limits.breaches(by: value) {
                diagnostics.error(
                    "the example of \"\(address)\" \(breach.what)", fix: breach.fix, at: example.offset,
                    in: description.api.source)
            }
        }
    }
}

extension MemberType {
    /// The type with its article.
    fileprivate var inWords: String {
        switch self {
        case .string, .date, .binary: "a string"
        case .int64: "a whole number"
        case .uint64: "a whole number from 0"
        case .float: "a number"
        case .bool: "true or false"
        case .object: "an object"
        case .list: "a list"
        }
    }
}

extension SpecValue {
    /// Whether it is of a type, leaving aside what is inside a list or an object.
    fileprivate func fits(_ type: MemberType) -> Bool {
        switch (type, kind) {
        case (.string, .string), (.date, .string), (.binary, .string), (.bool, .bool), (.float, .number),
            (.list, .array), (.object, .object):
            true
        case (.int64, .number(let number)): number.int64 != nil
        case (.uint64, .number(let number)): number.uint64 != nil
        default: false
        }
    }

    fileprivate var inWords: String {
        if case .number(let number) = kind {
            return number.text
        }
        return json.kind.inWords
    }

    /// The JSON of a scalar as another type would have it, where that is plain.
    fileprivate func rewritten(as type: MemberType) -> String? {
        switch (type, kind) {
        case (.int64, .string(let text)): JSONNumber(text: text)?.int64?.description
        case (.uint64, .string(let text)): JSONNumber(text: text)?.uint64?.description
        case (.float, .string(let text)): JSONNumber(text: text)?.text
        case (.bool, .string("true")), (.bool, .string("false")): string
        case (.string, .number(let number)): "\"\(number)\""
        case (.string, .bool(let value)): "\"\(value)\""
        default: nil
        }
    }

    /// The value that an official example stands for; nil where it can't be told.
    fileprivate init?(example: Located<String>, of type: MemberType) {
        if type.isText {
            self.init(.string(example.value), at: example.offset)
        } else {
            self.init(jsonText: example.value, at: example.offset)
        }
    }
}
