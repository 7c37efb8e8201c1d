import JSONCoding

extension Refinements {
    /// Reads a `refinements.json`; nil when the file is no JSON object.
    static func read(_ source: SourceFile, _ diagnostics: inout Diagnostics) -> Refinements? {
        SpecReader.read(source, &diagnostics) { (reader) throws(JSONError) in try reader.refinements() }
    }
}

extension SpecReader {
    private static let sections: [StaticString] = [
        "$schema", "service", "objects", "enumerations", "members", "rules", "models", "actions", "waiters",
        "pagination",
    ]

    fileprivate mutating func refinements() throws(JSONError) -> Refinements? {
        guard try begin("the refinements") else { return nil }
        var refinements = Refinements(source: source)
        var fields = Fields(of: "the refinements", Self.sections)
        while let key = try next(&fields) {
            switch key {
            case "$schema": _ = try string("\"$schema\"")
            case "service": refinements.service = try service()
            case "objects": refinements.objects = try objects("\"objects\"") ?? []
            case "enumerations":
                refinements.enumerations = try named("enumeration") { (reader, name) throws(JSONError) in
                    try reader.enumeration(name)
                }
            case "members":
                refinements.members = try named("member") { (reader, name) throws(JSONError) in
                    try reader.memberRefinement(name)
                }
            case "rules":
                refinements.rules = try named("object") { (reader, name) throws(JSONError) in
                    try reader.ruleSet(name)
                }
            case "models":
                refinements.models = try named("object") { (reader, name) throws(JSONError) in
                    try reader.modelTable(name)
                }
            case "actions":
                refinements.actions = try named("action") { (reader, name) throws(JSONError) in
                    try reader.actionRefinement(name)
                }
            case "pagination":
                refinements.paginations = try named("action", in: "pagination") {
                    (reader, name) throws(JSONError) in
                    try reader.pagination(name)
                }
            default:
                refinements.waiters = try named("waiter") { (reader, name) throws(JSONError) in
                    try reader.waiter(name)
                }
            }
        }
        return refinements
    }

    /// A section whose keys are names.
    private mutating func named<Value>(
        _ what: String, in section: String? = nil,
        _ read: (inout SpecReader, Located<String>) throws(JSONError) -> Value?
    ) throws(JSONError) -> [Value] {
        guard try begin("\"\(section ?? what + "s")\"") else { return [] }
        var values: [Value] = []
        var seen: Set<String> = []
        while let name = try nextName(&seen, "the \(what)") {
            if let value = try read(&self, name) {
                values.append(value)
            }
        }
        return values
    }

    private mutating func service() throws(JSONError) -> ServiceNames? {
        var names = ServiceNames()
        guard try begin("\"service\"") else { return nil }
        var fields = Fields(of: "\"service\"", ["name", "namespace", "document"])
        while let key = try next(&fields) {
            switch key {
            case "name": names.name = try string("\"name\"")
            case "namespace": names.namespace = try locatedString("\"namespace\"")
            default: names.document = try prose("\"document\"")
            }
        }
        return names
    }
}

// MARK: Enumerations

extension SpecReader {
    private mutating func enumeration(_ name: Located<String>) throws(JSONError) -> Enumeration? {
        let what = "the enumeration \"\(name.value)\""
        guard try begin(what) else { return nil }
        var fields = Fields(of: what, ["document", "members", "values"])
        var document: String?
        var members: [Located<MemberAddress>]?
        var values: [Enumeration.Value]?
        while let key = try next(&fields) {
            switch key {
            case "document": document = try prose("\"document\"")
            case "members": members = try addresses("\"members\"")
            default: values = try enumerationValues()
            }
        }
        require(document, "document", in: fields, at: name.offset)
        require(members, "members", in: fields, at: name.offset)
        require(values, "values", in: fields, at: name.offset)
        return Enumeration(name: name, document: document ?? "", members: members ?? [], values: values ?? [])
    }

    private mutating func addresses(_ what: String) throws(JSONError) -> [Located<MemberAddress>]? {
        guard let texts = try strings(what) else { return nil }
        var addresses: [Located<MemberAddress>] = []
        for text in texts {
            if let address = address(text) {
                addresses.append(address)
            }
        }
        return addresses
    }

    private mutating func enumerationValues() throws(JSONError) -> [Enumeration.Value]? {
        guard try beginList("\"values\"") else { return nil }
        var values: [Enumeration.Value] = []
        while try json.nextElement() {
            let start = offset
            guard try begin("a value of an enumeration") else { continue }
            var fields = Fields(of: "a value of an enumeration", ["value", "document", "name", "deprecated"])
            var value: Located<String>?
            var document: String?
            var name: Located<String>?
            var deprecated: String?
            while let key = try next(&fields) {
                switch key {
                case "value": value = try locatedString("\"value\"")
                case "document": document = try prose("\"document\"")
                case "name": name = try locatedString("\"name\"")
                default: deprecated = try prose("\"deprecated\"")
                }
            }
            require(document, "document", in: fields, at: start)
            if let value = require(value, "value", in: fields, at: start) {
                values.append(
                    Enumeration.Value(
                        value: value, document: document ?? "", name: name, deprecated: deprecated))
            }
        }
        return values
    }
}

// MARK: Members, rules and models

extension SpecReader {
    private mutating func memberRefinement(_ name: Located<String>) throws(JSONError) -> MemberRefinement? {
        let what = "the refinement of \"\(name.value)\""
        let address = address(name)
        guard try begin(what) else { return nil }
        var refinement = MemberRefinement(
            address: address ?? Located(MemberAddress(object: "", member: ""), at: name.offset))
        var fields = Fields(
            of: what, ["swiftName", "present", "deprecated", "json", "default", "unit", "limits"])
        while let key = try next(&fields) {
            switch key {
            case "swiftName": refinement.swiftName = try locatedString("\"swiftName\"")
            case "present":
                refinement.presentOffset = keyOffset
                refinement.isPresent = try bool("\"present\"") ?? false
            case "deprecated": refinement.deprecated = try prose("\"deprecated\"")
            case "json": refinement.json = try locatedString("\"json\"")
            case "default": refinement.defaultValue = try plainValue("\"default\"")
            case "unit": refinement.unit = try string("\"unit\"")
            default: refinement.limits = try limits("\"limits\"")
            }
        }
        return address == nil ? nil : refinement
    }

    private mutating func ruleSet(_ name: Located<String>) throws(JSONError) -> RuleSet? {
        guard try beginList("the rules of \"\(name.value)\"") else { return nil }
        var rules: [RuleSet.Rule] = []
        while try json.nextElement() {
            let start = offset
            guard try begin("a rule") else { continue }
            var fields = Fields(of: "a rule", ["when", "limits"])
            var when: Condition?
            var limits: [PathLimits]?
            while let key = try next(&fields) {
                switch key {
                case "when": when = try condition()
                default: limits = try pathLimits("\"limits\"")
                }
            }
            require(when, "when", in: fields, at: start)
            require(limits, "limits", in: fields, at: start)
            if let when, let limits {
                rules.append(RuleSet.Rule(when: when, limits: limits, offset: start))
            }
        }
        return RuleSet(object: name, rules: rules)
    }

    private mutating func modelTable(_ object: Located<String>) throws(JSONError) -> ModelTable? {
        let what = "the table of \"\(object.value)\""
        guard try begin(what) else { return nil }
        var fields = Fields(of: what, ["name", "version", "asOf", "entries"])
        var name: Located<MemberPath>?
        var version: Located<MemberPath>?
        var asOf: String?
        var entries: [ModelTable.Entry]?
        while let key = try next(&fields) {
            switch key {
            case "name": name = try path("\"name\"")
            case "version": version = try path("\"version\"")
            case "asOf": asOf = try date("\"asOf\"")?.value
            default: entries = try modelEntries()
            }
        }
        require(entries, "entries", in: fields, at: object.offset)
        guard let name = require(name, "name", in: fields, at: object.offset) else { return nil }
        return ModelTable(object: object, name: name, version: version, asOf: asOf, entries: entries ?? [])
    }

    private mutating func modelEntries() throws(JSONError) -> [ModelTable.Entry]? {
        guard try beginList("\"entries\"") else { return nil }
        var entries: [ModelTable.Entry] = []
        while try json.nextElement() {
            let start = offset
            guard try begin("a model") else { continue }
            var fields = Fields(of: "a model", ["name", "version", "document", "limits", "advice"])
            var name: Located<String>?
            var version: Located<String>?
            var document: String?
            var limits: [PathLimits] = []
            var advice: [PathLimits] = []
            while let key = try next(&fields) {
                switch key {
                case "name": name = try locatedString("\"name\"")
                case "version": version = try locatedString("\"version\"")
                case "document": document = try prose("\"document\"")
                case "limits": limits = try pathLimits("\"limits\"") ?? []
                default: advice = try pathLimits("\"advice\"") ?? []
                }
            }
            if let name = require(name, "name", in: fields, at: start) {
                entries.append(
                    ModelTable.Entry(
                        name: name, version: version, document: document, limits: limits, advice: advice,
                        offset: start))
            }
        }
        return entries
    }
}

// MARK: Actions

extension SpecReader {
    private mutating func actionRefinement(_ name: Located<String>) throws(JSONError) -> ActionRefinement? {
        let what = "the refinement of \"\(name.value)\""
        guard try begin(what) else { return nil }
        var refinement = ActionRefinement(action: name)
        var fields = Fields(of: what, ["requestsPerSecond", "idempotency", "billed", "examples"])
        while let key = try next(&fields) {
            switch key {
            case "requestsPerSecond":
                refinement.requestsPerSecond = try integer("\"requestsPerSecond\"", atLeast: 1)?.value
            case "idempotency": refinement.idempotency = try idempotency() ?? .none
            case "billed": refinement.isBilled = try bool("\"billed\"") ?? false
            default: refinement.examples = try examples()
            }
        }
        return refinement
    }

    private mutating func idempotency() throws(JSONError) -> ActionRefinement.Idempotency? {
        let fix = "it can be \"none\", \"safe\", or {\"token\": a member}"
        let start = offset
        switch try json.peek() {
        case .string:
            switch try string("\"idempotency\"") {
            case "none": return ActionRefinement.Idempotency.none
            case "safe": return .safe
            case let other:
                error("there is no idempotency \"\(other ?? "")\"", fix: fix, at: start)
                return nil
            }
        case .object:
            guard try begin("\"idempotency\"") else { return nil }
            var fields = Fields(of: "\"idempotency\"", ["token"])
            var token: Located<String>?
            while try next(&fields) != nil {
                token = try locatedString("\"token\"")
            }
            return require(token, "token", in: fields, at: start).map { .token(member: $0) }
        case let found:
            error("\"idempotency\" can't be \(found.inWords)", fix: fix, at: start)
            try json.skip()
            return nil
        }
    }

    private mutating func examples() throws(JSONError) -> [ActionRefinement.Example] {
        guard try beginList("\"examples\"") else { return [] }
        var examples: [ActionRefinement.Example] = []
        while try json.nextElement() {
            let start = offset
            guard try begin("an example") else { continue }
            var fields = Fields(of: "an example", ["title", "request"])
            var title: String?
            var request: SpecValue?
            while let key = try next(&fields) {
                switch key {
                case "title": title = try string("\"title\"")
                default: request = try value()
                }
            }
            require(title, "title", in: fields, at: start)
            if let request = require(request, "request", in: fields, at: start) {
                examples.append(ActionRefinement.Example(title: title ?? "", request: request))
            }
        }
        return examples
    }
}
