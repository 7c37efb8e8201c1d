import JSONCoding
import TencentCloudLimits

extension Lint {
    /// Whether a value is of a type, objects with everything that is known of their members: limits, rules,
    /// models. What is wrong inside an object or list is noted, and the value still counts as one of the type.
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

    /// The limits that bind; advice may be broken by an example as by anybody.
    private mutating func checkLimits(of value: SpecValue, as object: Object) {
        guard let limits = description.refinements?.limits(of: object.name) else { return }
        var breaches: [Breach] = []
        limits.breaches(by: ExampleObject(description: description, object: object, value: value)) {
            breaches.append($0)
        }
        for breach in breaches where breach.limit.strength == .enforced {
            let message = "\"\(breach.path)\" \(breach.message)"
            switch description.find(breach.path, in: value, object.name) {
            case .found(let value, let type):
                // One of another type is noted already.
                if value.fits(type) { error(message, at: value.offset) }
            case .absent(let offset): error(message, at: offset)
            case .unknown: break
            }
        }
    }

    private mutating func missing(_ path: MemberPath, at offset: UInt32) {
        error("\"\(path)\" is required", at: offset)
    }

    // MARK: Examples of api.json

    /// The examples of `api.json` against the limits that always hold. An official example is a text whatever
    /// the type, so only those of limited members are looked at: there a reader can tell which one is wrong.
    mutating func lintOfficialExamples(_ refinements: Refinements) {
        for refinement in refinements.members {
            let address = refinement.address.value
            guard !refinement.limits.isEmpty, !description.isCarriedAsJSON(address.object),
                let member = description.object(named: address.object)?.member(named: address.member),
                let example = member.example, !example.value.isEmpty,
                let value = SpecValue(example: example, of: member.type)
            else { continue }
            for block in refinement.limits where block.strength == .enforced {
                for limit in block.limits {
                    guard let message = limit.limit.complaint(about: value.memberValue) else { continue }
                    diagnostics.error(
                        "the example of \"\(address)\" \(message)", at: example.offset,
                        in: description.api.source)
                }
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
