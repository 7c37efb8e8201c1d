import JSONCoding

extension APIDescription {
    /// Reads an `api.json`; nil when the file is no JSON object.
    static func read(_ source: SourceFile, _ diagnostics: inout Diagnostics) -> APIDescription? {
        SpecReader.read(source, &diagnostics) { (reader) throws(JSONError) in try reader.api() }
    }
}

extension SpecReader {
    fileprivate mutating func api() throws(JSONError) -> APIDescription? {
        let start = offset
        guard try begin("the description") else { return nil }
        enum Key: String, SpecKey { case version, metadata, actions, objects }
        var fields = Fields<Key>(of: "the description")
        var version: String?
        var metadata: (name: Located<String>, version: Located<String>)?
        var actions: [Action]?
        var objects: [Object]?
        while let key = try next(&fields) {
            switch key {
            case .version: version = try string("\"version\"")
            case .metadata: metadata = try self.metadata()
            case .actions: actions = try self.actions()
            case .objects: objects = try self.objects("\"objects\"")
            }
        }
        require(metadata, .metadata, in: fields, at: start)
        require(actions, .actions, in: fields, at: start)
        require(objects, .objects, in: fields, at: start)
        return APIDescription(
            source: source, version: version,
            serviceShortName: metadata?.name ?? Located("", at: start),
            apiVersion: metadata?.version ?? Located("", at: start),
            actions: actions ?? [], objects: objects ?? [])
    }

    private mutating func metadata() throws(JSONError) -> (name: Located<String>, version: Located<String>)? {
        let start = offset
        guard try begin("\"metadata\"") else { return nil }
        // The others come and go; nothing is made of them.
        enum Key: String, SpecKey { case serviceShortName, apiVersion }
        var fields = Fields<Key>(of: "the metadata", allowsOthers: true)
        var name: Located<String>?
        var version: Located<String>?
        while let key = try next(&fields) {
            switch key {
            case .serviceShortName: name = try serviceName()
            case .apiVersion: version = try date("\"apiVersion\"")
            }
        }
        // Both are asked for before either is given up, so that all that is missing is named at once.
        require(name, .serviceShortName, in: fields, at: start)
        require(version, .apiVersion, in: fields, at: start)
        guard let name, let version else { return nil }
        return (name, version)
    }

    /// A service's short name, of which a namespace is made where none is given.
    private mutating func serviceName() throws(JSONError) -> Located<String>? {
        guard let name = try locatedString("\"serviceShortName\"") else { return nil }
        if name.value.isIdentifier, !name.value.utf8.contains(UInt8(ascii: "_")) { return name }
        error(
            "\"\(name.value)\" can't be a service's short name",
            fix: "use letters and digits, as in \"mps\"", at: name.offset)
        return nil
    }

    private mutating func actions() throws(JSONError) -> [Action]? {
        guard try begin("\"actions\"") else { return nil }
        var actions: [Action] = []
        var seen: Set<String> = []
        while let name = try nextName(&seen, "the action") {
            if let action = try action(name) {
                actions.append(action)
            }
        }
        return actions
    }

    private mutating func action(_ name: Located<String>) throws(JSONError) -> Action? {
        guard try begin("the action \"\(name.value)\"") else { return nil }
        enum Key: String, SpecKey {
            case name, document, input, output, status
            case skipsSigning = "skip_sign"
        }
        var fields = Fields<Key>(of: "the action \"\(name.value)\"")
        var title: String?
        var document: String?
        var input: Located<String>?
        var output: Located<String>?
        var status: Action.Status?
        var skipsSigning: Bool?
        while let key = try next(&fields) {
            switch key {
            case .name: title = try string("\"name\"")
            case .document: document = try prose("\"document\"")
            case .input: input = try locatedString("\"input\"")
            case .output: output = try locatedString("\"output\"")
            case .status: status = try word("\"status\"", ["online", "deprecated", "offline"])
            case .skipsSigning: skipsSigning = try flag("\"skip_sign\"")
            }
        }
        require(title, .name, in: fields, at: name.offset)
        require(document, .document, in: fields, at: name.offset)
        require(input, .input, in: fields, at: name.offset)
        require(output, .output, in: fields, at: name.offset)
        guard let input, let output else { return nil }
        return Action(
            name: name.value, offset: name.offset, title: title ?? "", document: document ?? "",
            input: input, output: output, status: status ?? .online, skipsSigning: skipsSigning ?? false)
    }

    /// A string that is one of a few words.
    mutating func word<Word: RawRepresentable<String>>(
        _ what: String, _ words: [String]
    ) throws(JSONError) -> Word? {
        guard let text = try locatedString(what) else { return nil }
        if let word = Word(rawValue: text.value) {
            return word
        }
        error(
            "\(what) can't be \"\(text.value)\"", fix: Suggestion.fix(for: text.value, in: words),
            at: text.offset)
        return nil
    }
}

// MARK: Objects and members

extension SpecReader {
    /// Objects by name, as both `api.json` and `refinements.json` have them.
    mutating func objects(_ what: String) throws(JSONError) -> [Object]? {
        guard try begin(what) else { return nil }
        var objects: [Object] = []
        var seen: Set<String> = []
        while let name = try nextName(&seen, "the object") {
            objects.append(try object(name))
        }
        return objects
    }

    private mutating func object(_ name: Located<String>) throws(JSONError) -> Object {
        var object = Object(name: name.value, offset: name.offset, document: "", members: [])
        guard try begin("the object \"\(name.value)\"") else { return object }
        enum Key: String, SpecKey { case document, members, type, usage }
        var fields = Fields<Key>(of: "the object \"\(name.value)\"")
        var document: String?
        var members: [Member]?
        while let key = try next(&fields) {
            switch key {
            case .document: document = try prose("\"document\"")
            case .members: members = try self.members()
            case .type: _ = try string("\"type\"")
            // Which way an object travels is found out from the actions: what stands here is often wrong.
            case .usage: _ = try string("\"usage\"")
            }
        }
        object.document = require(document, .document, in: fields, at: name.offset) ?? ""
        object.members = require(members, .members, in: fields, at: name.offset) ?? []
        return object
    }

    private mutating func members() throws(JSONError) -> [Member]? {
        guard try beginList("\"members\"") else { return nil }
        var members: [Member] = []
        while try json.nextElement() {
            if let member = try member() {
                members.append(member)
            }
        }
        return members
    }

    private mutating func example() throws(JSONError) -> Located<String>? {
        let offset = offset
        return try prose("\"example\"").map { Located($0, at: offset) }
    }

    private mutating func member() throws(JSONError) -> Member? {
        let start = offset
        guard try begin("a member") else { return nil }
        enum Key: String, SpecKey {
            case name, type, member, document, example, required
            case outputRequired = "output_required"
            case valueAllowedNull = "value_allowed_null"
            case disabled
        }
        var fields = Fields<Key>(of: "a member")
        var name: Located<String>?
        var kind: Located<String>?
        var detail: Located<String>?
        var document: String?
        var example: Located<String>?
        var isRequired: Bool?
        var isOutputRequired: Bool?
        var isNullAllowed: Bool?
        var isDisabled: Bool?
        while let key = try next(&fields) {
            switch key {
            case .name: name = try locatedString("\"name\"")
            case .type: kind = try locatedString("\"type\"")
            case .member: detail = try locatedString("\"member\"")
            case .document: document = try prose("\"document\"")
            case .example: example = try self.example()
            case .required: isRequired = try flag("\"required\"")
            case .outputRequired: isOutputRequired = try flag("\"output_required\"")
            case .valueAllowedNull: isNullAllowed = try flag("\"value_allowed_null\"")
            case .disabled: isDisabled = try flag("\"disabled\"")
            }
        }
        require(kind, .type, in: fields, at: start)
        require(detail, .member, in: fields, at: start)
        require(document, .document, in: fields, at: start)
        let type: MemberType? =
            if let kind, let detail { memberType(kind, detail) } else { nil }
        guard let name = require(name, .name, in: fields, at: start) else { return nil }
        return Member(
            name: name.value, offset: name.offset, type: type ?? .string,
            typeOffset: detail?.offset ?? kind?.offset ?? start, document: document ?? "", example: example,
            isRequired: isRequired ?? false, isOutputRequired: isOutputRequired ?? false,
            isNullAllowed: isNullAllowed ?? false, isDisabled: isDisabled ?? false,
            hasReadableType: type != nil)
    }
}

// MARK: Types

extension SpecReader {
    private static let kinds = ["string", "int", "float", "bool", "binary", "object", "list"]

    /// The type that `type` and `member` give together; nil, and noted, when they don't go together.
    private mutating func memberType(_ kind: Located<String>, _ detail: Located<String>) -> MemberType? {
        let expected: [String]
        switch (kind.value, detail.value) {
        case ("string", "string"): return .string
        case ("string", "date"): return .date(.date)
        case ("string", "datetime"): return .date(.datetime)
        case ("string", "datetime_iso"): return .date(.datetimeISO)
        case ("int", "int64"): return .int64
        case ("int", "uint64"): return .uint64
        case ("float", "float"): return .float
        case ("bool", "bool"): return .bool
        case ("binary", "binary"): return .binary
        case ("object", let name): return .object(name)
        case ("list", "string"): return .list(.string)
        case ("list", "int64"): return .list(.int64)
        case ("list", "uint64"): return .list(.uint64)
        case ("list", "float"): return .list(.float)
        case ("list", "bool"): return .list(.bool)
        case ("list", let name): return .list(.object(name))
        case ("string", _): expected = ["string", "datetime_iso", "datetime", "date"]
        case ("int", _): expected = ["int64", "uint64"]
        case ("float", _), ("bool", _), ("binary", _): expected = [kind.value]
        default:
            error(
                "there is no type \"\(kind.value)\"", fix: Suggestion.fix(for: kind.value, in: Self.kinds),
                at: kind.offset)
            return nil
        }
        error(
            "\"member\" can't be \"\(detail.value)\" where \"type\" is \"\(kind.value)\"",
            fix: Suggestion.fix(for: detail.value, in: expected), at: detail.offset)
        return nil
    }
}
