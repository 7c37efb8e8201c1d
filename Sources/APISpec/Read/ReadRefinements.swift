import JSONCoding
import TencentCloudLimits

extension Refinements {
    /// Reads a `refinements.json`; nil when the file is no JSON object.
    static func read(_ source: SourceFile, _ diagnostics: inout Diagnostics) -> Refinements? {
        SpecReader.read(source, &diagnostics) { (reader) throws(JSONError) in try reader.refinements() }
    }
}

extension SpecReader {
    fileprivate mutating func refinements() throws(JSONError) -> Refinements? {
        guard try begin("the refinements") else { return nil }
        var refinements = Refinements(source: source)
        enum Key: String, SpecKey {
            case schema = "$schema"
            case service, sources, objects, enumerations, members, rules, models
            case actions, waiters, pagination
        }
        var fields = Fields<Key>(of: "the refinements")
        while let key = try next(&fields) {
            switch key {
            case .schema: _ = try string("\"$schema\"")
            case .service: refinements.service = try service()
            case .sources:
                refinements.sources = try named("source") { (reader, name) throws(JSONError) in
                    try reader.limitSource(name)
                }
            case .objects: refinements.objects = try objects("\"objects\"") ?? []
            case .enumerations:
                refinements.enumerations = try named("enumeration") { (reader, name) throws(JSONError) in
                    try reader.enumeration(name)
                }
            case .members:
                refinements.members = try named("member") { (reader, name) throws(JSONError) in
                    try reader.memberRefinement(name)
                }
            case .rules:
                refinements.rules = try named("object") { (reader, name) throws(JSONError) in
                    try reader.ruleSet(name)
                }
            case .models:
                refinements.models = try named("object") { (reader, name) throws(JSONError) in
                    try reader.modelTable(name)
                }
            case .actions:
                refinements.actions = try named("action") { (reader, name) throws(JSONError) in
                    try reader.actionRefinement(name)
                }
            case .pagination:
                refinements.paginations = try named("action", in: "pagination") {
                    (reader, name) throws(JSONError) in
                    try reader.pagination(name)
                }
            case .waiters:
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
        enum Key: String, SpecKey { case name, namespace, document }
        var fields = Fields<Key>(of: "\"service\"")
        while let key = try next(&fields) {
            switch key {
            case .name: names.name = try string("\"name\"")
            case .namespace: names.namespace = try locatedString("\"namespace\"")
            case .document: names.document = try prose("\"document\"")
            }
        }
        return names
    }
}

// MARK: Sources

extension SpecReader {
    private mutating func limitSource(_ key: Located<String>) throws(JSONError) -> Source? {
        let what = "the source \"\(key.value)\""
        guard try begin(what) else { return nil }
        enum Key: String, SpecKey { case title, date }
        var fields = Fields<Key>(of: what)
        var title: String?
        var day: String?
        while let key = try next(&fields) {
            switch key {
            case .title: title = try string("\"title\"")
            case .date: day = try date("\"date\"")?.value
            }
        }
        require(title, .title, in: fields, at: key.offset)
        require(day, .date, in: fields, at: key.offset)
        guard let title, let day else { return nil }
        return Source(key: key, source: LimitSource(title, date: day))
    }
}

// MARK: Enumerations

extension SpecReader {
    private mutating func enumeration(_ name: Located<String>) throws(JSONError) -> Enumeration? {
        let what = "the enumeration \"\(name.value)\""
        guard try begin(what) else { return nil }
        enum Key: String, SpecKey { case document, members, values, sentence }
        var fields = Fields<Key>(of: what)
        var document: String?
        var members: [Located<MemberAddress>]?
        var values: [Enumeration.Value]?
        while let key = try next(&fields) {
            switch key {
            case .document: document = try prose("\"document\"")
            case .members: members = try addresses("\"members\"")
            case .values: values = try enumerationValues()
            case .sentence: _ = try prose("\"sentence\"")
            }
        }
        require(document, .document, in: fields, at: name.offset)
        require(members, .members, in: fields, at: name.offset)
        require(values, .values, in: fields, at: name.offset)
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
            enum Key: String, SpecKey { case value, document, name, deprecated }
            var fields = Fields<Key>(of: "a value of an enumeration")
            var value: Located<String>?
            var document: String?
            var name: Located<String>?
            var deprecated: String?
            while let key = try next(&fields) {
                switch key {
                case .value: value = try locatedString("\"value\"")
                case .document: document = try prose("\"document\"")
                case .name: name = try locatedString("\"name\"")
                case .deprecated: deprecated = try prose("\"deprecated\"")
                }
            }
            require(document, .document, in: fields, at: start)
            if let value = require(value, .value, in: fields, at: start) {
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
        enum Key: String, SpecKey {
            case swiftName, present, deprecated, json, `default`, unit, limits, sentence
        }
        var fields = Fields<Key>(of: what)
        while let key = try next(&fields) {
            switch key {
            case .swiftName: refinement.swiftName = try locatedString("\"swiftName\"")
            case .present:
                refinement.presentOffset = keyOffset
                refinement.isPresent = try bool("\"present\"") ?? false
            case .deprecated: refinement.deprecated = try prose("\"deprecated\"")
            case .json: refinement.json = try locatedString("\"json\"")
            case .default: refinement.defaultValue = try plainValue("\"default\"")
            case .unit: refinement.unit = try string("\"unit\"")
            case .limits: refinement.limits = try limits("\"limits\"")
            case .sentence: _ = try prose("\"sentence\"")
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
            enum Key: String, SpecKey { case when, source, limits }
            var fields = Fields<Key>(of: "a rule")
            var when: ConditionDescription?
            var source: Located<String>?
            var limits: [PathLimits]?
            while let key = try next(&fields) {
                switch key {
                case .when: when = try condition()
                case .source: source = try locatedString("\"source\"")
                case .limits: limits = try pathLimits("\"limits\"")
                }
            }
            require(when, .when, in: fields, at: start)
            require(limits, .limits, in: fields, at: start)
            if let when, let limits {
                rules.append(RuleSet.Rule(when: when, source: source, limits: limits, offset: start))
            }
        }
        return RuleSet(object: name, rules: rules)
    }

    private mutating func modelTable(
        _ object: Located<String>
    ) throws(JSONError) -> ModelTableDescription? {
        let what = "the table of \"\(object.value)\""
        guard try begin(what) else { return nil }
        enum Key: String, SpecKey { case name, version, usualModel, source, fingerprint, entries }
        var fields = Fields<Key>(of: what)
        var name: Located<MemberPath>?
        var version: Located<MemberPath>?
        var usualModel: Located<String>?
        var source: Located<String>?
        var fingerprint: Located<String>?
        var entries: [ModelTableDescription.Entry]?
        while let key = try next(&fields) {
            switch key {
            case .name: name = try path("\"name\"")
            case .version: version = try path("\"version\"")
            case .usualModel: usualModel = try locatedString("\"usualModel\"")
            case .source: source = try locatedString("\"source\"")
            case .fingerprint: fingerprint = try locatedString("\"fingerprint\"")
            case .entries: entries = try modelEntries()
            }
        }
        require(entries, .entries, in: fields, at: object.offset)
        guard let name = require(name, .name, in: fields, at: object.offset) else { return nil }
        return ModelTableDescription(
            object: object, name: name, version: version, usualModel: usualModel, source: source,
            fingerprint: fingerprint, entries: entries ?? [])
    }

    private mutating func modelEntries() throws(JSONError) -> [ModelTableDescription.Entry]? {
        guard try beginList("\"entries\"") else { return nil }
        var entries: [ModelTableDescription.Entry] = []
        while try json.nextElement() {
            let start = offset
            guard try begin("a model") else { continue }
            enum Key: String, SpecKey { case name, version, usual, document, inPrompt, limits }
            var fields = Fields<Key>(of: "a model")
            var name: Located<String>?
            var entry = ModelTableDescription.Entry(name: Located("", at: start), offset: start)
            while let key = try next(&fields) {
                switch key {
                case .name: name = try locatedString("\"name\"")
                case .version: entry.version = try locatedString("\"version\"")
                case .usual: entry.isUsual = try bool("\"usual\"") ?? false
                case .document: entry.document = try prose("\"document\"")
                case .inPrompt: entry.promptOptions = try promptOptions()
                case .limits: entry.limits = try pathLimits("\"limits\"") ?? []
                }
            }
            if let name = require(name, .name, in: fields, at: start) {
                entry.name = name
                entries.append(entry)
            }
        }
        return entries
    }

    private mutating func promptOptions() throws(JSONError) -> [(
        path: Located<MemberPath>, option: PromptOption
    )] {
        guard try begin("\"inPrompt\"") else { return [] }
        var options: [(path: Located<MemberPath>, option: PromptOption)] = []
        var seen: Set<String> = []
        while let name = try nextName(&seen, "the path") {
            guard let text = try locatedString("the words for \"\(name.value)\""), let path = path(name)
            else {
                continue
            }
            let parts = text.value.split(separator: "{}", omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                error(
                    "\"\(text.value)\" has no single place for the value",
                    fix: "write {} where the value goes, as in \" --ar {}\"", at: text.offset)
                continue
            }
            let option = PromptOption(path.value, before: String(parts[0]), after: String(parts[1]))
            options.append((path, option))
        }
        return options
    }
}

// MARK: Actions

extension SpecReader {
    private mutating func actionRefinement(_ name: Located<String>) throws(JSONError) -> ActionRefinement? {
        let what = "the refinement of \"\(name.value)\""
        guard try begin(what) else { return nil }
        var refinement = ActionRefinement(action: name)
        enum Key: String, SpecKey { case requestsPerSecond, idempotency, billed, stream, examples }
        var fields = Fields<Key>(of: what)
        while let key = try next(&fields) {
            switch key {
            case .requestsPerSecond:
                refinement.requestsPerSecond = try integer("\"requestsPerSecond\"", atLeast: 1)?.value
            case .idempotency: refinement.idempotency = try idempotency()
            case .billed: refinement.isBilled = try bool("\"billed\"") ?? false
            case .stream: refinement.stream = try stream()
            case .examples: refinement.examples = try examples()
            }
        }
        return refinement
    }

    private mutating func stream() throws(JSONError) -> ActionRefinement.Stream? {
        let fix = "it can be \"never\", \"always\", or {\"member\": what asks for it}"
        let start = offset
        switch try json.peek() {
        case .string:
            switch try string("\"stream\"") {
            case "never": return .never
            case "always": return .always
            case let other:
                error("there is no stream \"\(other ?? "")\"", fix: fix, at: start)
                return nil
            }
        case .object:
            guard try begin("\"stream\"") else { return nil }
            enum Key: String, SpecKey { case member }
            var fields = Fields<Key>(of: "\"stream\"")
            var member: Located<String>?
            while let key = try next(&fields) {
                switch key {
                case .member: member = try locatedString("\"member\"")
                }
            }
            return require(member, .member, in: fields, at: start).map { .member($0) }
        case let found:
            error("\"stream\" can't be \(found.inWords)", fix: fix, at: start)
            try json.skip()
            return nil
        }
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
            enum Key: String, SpecKey { case token }
            var fields = Fields<Key>(of: "\"idempotency\"")
            var token: Located<String>?
            while let key = try next(&fields) {
                switch key {
                case .token: token = try locatedString("\"token\"")
                }
            }
            return require(token, .token, in: fields, at: start).map { .token(member: $0) }
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
            enum Key: String, SpecKey { case title, request, response }
            var fields = Fields<Key>(of: "an example")
            var title: String?
            var request: SpecValue?
            var response: SpecValue?
            while let key = try next(&fields) {
                switch key {
                case .title: title = try string("\"title\"")
                case .request: request = try value()
                case .response: response = try value()
                }
            }
            require(title, .title, in: fields, at: start)
            if let request = require(request, .request, in: fields, at: start) {
                examples.append(
                    ActionRefinement.Example(title: title ?? "", request: request, response: response))
            }
        }
        return examples
    }
}
