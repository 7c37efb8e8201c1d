import JSONCoding

// MARK: Limits

extension SpecReader {
    private static let limitKeys: [StaticString] = [
        "required", "requiredUnless", "absent", "length", "range", "count", "values", "pattern", "dimensions",
        "code",
    ]

    mutating func limits(_ what: String) throws(JSONError) -> Limits? {
        var limits = Limits(offset: offset)
        guard try begin(what) else { return nil }
        var fields = Fields(of: what, Self.limitKeys)
        while let key = try next(&fields) {
            switch key {
            case "required": limits.isRequired = try onlyTrue("\"required\"")
            case "requiredUnless": limits.requiredUnless = try paths("\"requiredUnless\"") ?? []
            case "absent": limits.isAbsent = try onlyTrue("\"absent\"")
            case "length": limits.length = try integerBounds("\"length\"")
            case "range": limits.range = try numberBounds("\"range\"")
            case "count": limits.count = try integerBounds("\"count\"")
            case "values": limits.values = try someValues("\"values\"")
            case "pattern": limits.pattern = try pattern()
            case "dimensions": limits.dimensions = try dimensions()
            default: limits.code = try locatedString("\"code\"")
            }
        }
        if !Self.limitKeys.dropLast().contains(where: { fields.hasSeen($0.description) }) {
            error("\(what) limit nothing", fix: "give a limit, or remove them", at: limits.offset)
        }
        return limits
    }

    /// A word that is either said or left out.
    private mutating func onlyTrue(_ what: String) throws(JSONError) -> Bool {
        let start = offset
        let value = try bool(what)
        if value == false {
            error("\(what) can only be true", fix: "leave it out", at: start)
        }
        return value ?? false
    }

    mutating func pathLimits(_ what: String) throws(JSONError) -> [PathLimits]? {
        guard try begin(what) else { return nil }
        var list: [PathLimits] = []
        var seen: Set<String> = []
        while let name = try nextName(&seen, "the path") {
            let limits = try limits("the limits of \"\(name.value)\"")
            if let path = path(name), let limits {
                list.append(PathLimits(path: path, limits: limits))
            }
        }
        return list
    }

    /// A list of values that must not be empty.
    private mutating func someValues(_ what: String) throws(JSONError) -> [SpecValue] {
        let start = offset
        guard let values = try values(what) else { return [] }
        if values.isEmpty {
            error("\(what) is empty, so that nothing is allowed", fix: "list the allowed values", at: start)
        }
        return values
    }
}

// MARK: Bounds

extension SpecReader {
    private mutating func integerBounds(_ what: String) throws(JSONError) -> Bounds<Int>? {
        try bounds(what) { (reader, key) throws(JSONError) in try reader.integer(key) }
    }

    private mutating func numberBounds(_ what: String) throws(JSONError) -> Bounds<JSONNumber>? {
        try bounds(what) { (reader, key) throws(JSONError) in try reader.number(key) }
    }

    private mutating func bounds<Value>(
        _ what: String,
        _ read: (inout SpecReader, String) throws(JSONError) -> Located<Value>?
    ) throws(JSONError) -> Bounds<Value>? {
        var bounds = Bounds<Value>(offset: offset)
        guard try begin(what) else { return nil }
        var fields = Fields(of: what, ["min", "max"])
        while let key = try next(&fields) {
            switch key {
            case "min": bounds.min = try read(&self, "\"min\"")
            default: bounds.max = try read(&self, "\"max\"")
            }
        }
        if !fields.hasSeen("min"), !fields.hasSeen("max") {
            error("\(what) has no bound", fix: "give \"min\", \"max\" or both", at: bounds.offset)
        }
        return bounds.min == nil && bounds.max == nil ? nil : bounds
    }
}

// MARK: Forms of strings

extension SpecReader {
    private mutating func pattern() throws(JSONError) -> Located<Pattern>? {
        guard let text = try locatedString("\"pattern\"") else { return nil }
        switch Pattern.parse(text.value) {
        case .success(let pattern): return Located(pattern, at: text.offset)
        case .failure(let problem):
            error(
                "the pattern \"\(text.value)\" \(problem.message)",
                fix: "write literal text and {int}, as in \"{int}:{int}\"", at: text.offset)
            return nil
        }
    }

    private mutating func dimensions() throws(JSONError) -> Dimensions? {
        let start = offset
        guard try begin("\"dimensions\"") else { return nil }
        var fields = Fields(of: "\"dimensions\"", ["separator", "side", "pixels"])
        var separator: Located<Character>?
        var side: (bounds: Bounds<Int>?, multipleOf: Located<Int>?)
        var pixels: Bounds<Int>?
        while let key = try next(&fields) {
            switch key {
            case "separator": separator = try self.separator()
            case "side": side = try self.side()
            default: pixels = try integerBounds("\"pixels\"")
            }
        }
        guard let separator = require(separator, "separator", in: fields, at: start) else { return nil }
        return Dimensions(
            separator: separator, side: side.bounds, multipleOf: side.multipleOf, pixels: pixels,
            offset: start)
    }

    private mutating func separator() throws(JSONError) -> Located<Character>? {
        guard let text = try locatedString("\"separator\"") else { return nil }
        guard let character = text.value.first, text.value.count == 1, !character.isNumber else {
            error(
                "\"separator\" must be one character that is no digit, not \"\(text.value)\"",
                fix: "write \"x\" for 1024x768", at: text.offset)
            return nil
        }
        return Located(character, at: text.offset)
    }

    private mutating func side() throws(JSONError) -> (bounds: Bounds<Int>?, multipleOf: Located<Int>?) {
        var bounds = Bounds<Int>(offset: offset)
        var multipleOf: Located<Int>?
        guard try begin("\"side\"") else { return (nil, nil) }
        var fields = Fields(of: "\"side\"", ["min", "max", "multipleOf"])
        while let key = try next(&fields) {
            switch key {
            case "min": bounds.min = try integer("\"min\"")
            case "max": bounds.max = try integer("\"max\"")
            default: multipleOf = try integer("\"multipleOf\"", atLeast: 1)
            }
        }
        return (bounds.min == nil && bounds.max == nil ? nil : bounds, multipleOf)
    }
}

extension Pattern {
    struct Problem: Error {
        let message: String
    }

    /// Takes a pattern apart, or says why it is none.
    static func parse(_ text: String) -> Result<Pattern, Problem> {
        var parts: [Part] = []
        var rest = text[...]
        while let first = rest.first {
            if rest.hasPrefix("{int}") {
                guard parts.last != .digits else {
                    return .failure(Problem(message: "has two {int} with nothing between them"))
                }
                parts.append(.digits)
                rest = rest.dropFirst("{int}".count)
            } else if first == "{" || first == "}" {
                return .failure(Problem(message: "has a brace that isn't part of {int}"))
            } else {
                let literal = rest.prefix { $0 != "{" && $0 != "}" }
                parts.append(.literal(String(literal)))
                rest = rest[literal.endIndex...]
            }
        }
        guard parts.contains(.digits) else {
            return .failure(Problem(message: "has no {int}"))
        }
        return .success(Pattern(text: text, parts: parts))
    }
}
