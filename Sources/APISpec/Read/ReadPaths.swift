import JSONCoding
import TencentCloudLimits

extension SpecReader {
    /// The path that a text stands for; nil, and noted, when it isn't one.
    mutating func path(_ text: Located<String>) -> Located<MemberPath>? {
        guard let path = MemberPath(text.value) else {
            error(
                "\"\(text.value)\" is no path",
                fix: "write member names with dots between, as in \"Input.Url\"",
                at: text.offset)
            return nil
        }
        return Located(path, at: text.offset)
    }

    mutating func path(_ what: String) throws(JSONError) -> Located<MemberPath>? {
        guard let text = try locatedString(what) else { return nil }
        return path(text)
    }

    mutating func paths(_ what: String) throws(JSONError) -> [Located<MemberPath>]? {
        guard let texts = try strings(what) else { return nil }
        var paths: [Located<MemberPath>] = []
        for text in texts {
            if let path = path(text) {
                paths.append(path)
            }
        }
        return paths
    }

    /// The address that a text stands for; nil, and noted, when it isn't one.
    mutating func address(_ text: Located<String>) -> Located<MemberAddress>? {
        guard let address = MemberAddress(text.value) else {
            error(
                "\"\(text.value)\" is no member's address",
                fix: "write the object and the member, as in \"Object.Member\"", at: text.offset)
            return nil
        }
        return Located(address, at: text.offset)
    }

    // MARK: Conditions

    mutating func condition() throws(JSONError) -> ConditionDescription? {
        var condition = ConditionDescription(terms: [], offset: offset)
        guard try begin("\"when\"") else { return nil }
        var seen: Set<String> = []
        while let name = try nextName(&seen, "the path") {
            let test = try test(of: name.value)
            if let path = path(name), let test {
                condition.terms.append(
                    ConditionDescription.Term(path: path, values: test.values, isNegative: test.isNegative))
            }
        }
        if seen.isEmpty {
            error("\"when\" tests nothing", fix: "give a path and its values", at: condition.offset)
        }
        return condition
    }

    private mutating func test(
        of path: String
    ) throws(JSONError) -> (values: [SpecValue], isNegative: Bool)? {
        let what = "the values of \"\(path)\""
        guard try json.peek() == .object else {
            return try scalars(what).map { ($0, false) }
        }
        let start = offset
        guard try begin(what) else { return nil }
        enum Key: String, SpecKey { case not }
        var fields = Fields<Key>(of: "the test of \"\(path)\"")
        var values: [SpecValue]?
        while let key = try next(&fields) {
            switch key {
            case .not: values = try scalars("\"not\"")
            }
        }
        return require(values, .not, in: fields, at: start).map { ($0, true) }
    }

    private mutating func scalars(_ what: String) throws(JSONError) -> [SpecValue]? {
        let start = offset
        guard let values = try values(what) else { return nil }
        if values.isEmpty {
            error("\(what) must not be empty", fix: "list at least one", at: start)
        }
        return values
    }
}
