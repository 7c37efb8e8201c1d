import JSONCoding
import TencentCloudLimits

// MARK: Limits

extension SpecReader {
    /// The limits of a member: a block, or several that differ in source or strength.
    mutating func limits(_ what: String) throws(JSONError) -> [LimitBlock] {
        guard try json.peek() == .array else { return try block(what).map { [$0] } ?? [] }
        var blocks: [LimitBlock] = []
        try json.beginArray()
        while try json.nextElement() {
            if let block = try block("a block of \(what)") { blocks.append(block) }
        }
        return blocks
    }

    private mutating func block(_ what: String) throws(JSONError) -> LimitBlock? {
        var block = LimitBlock(offset: offset)
        guard try begin(what) else { return nil }
        enum Key: String, SpecKey {
            case required, requiredUnless, absent, length, range, count, values, pattern, dimensions
            case strength, source, code, fingerprint, sentence

            var isLimit: Bool {
                switch self {
                case .strength, .source, .code, .fingerprint, .sentence: false
                default: true
                }
            }
        }
        var fields = Fields<Key>(of: what)
        while let key = try next(&fields) {
            let start = offset
            switch key {
            case .required: block.add(try onlyTrue("\"required\"") ? .required : nil, at: start)
            case .requiredUnless:
                let paths = try self.paths("\"requiredUnless\"") ?? []
                block.add(.requiredUnless(paths.map(\.value)), at: start, paths: paths)
            case .absent: block.add(try onlyTrue("\"absent\"") ? .absent : nil, at: start)
            case .length: block.add(try integerBounds("\"length\"").map { .length($0) }, at: start)
            case .count: block.add(try integerBounds("\"count\"").map { .count($0) }, at: start)
            case .range: block.add(try numberBounds("\"range\"").map { .range($0) }, at: start)
            case .values:
                let values = try someValues("\"values\"")
                block.add(.values(values.compactMap(\.limitValue)), at: start, values: values)
            case .pattern: block.add(try form().map { .form($0) }, at: start)
            case .dimensions: block.add(try dimensions().map { .dimensions($0) }, at: start)
            case .strength:
                block.strength = try word("\"strength\"", ["enforced", "advice"]) ?? .enforced
            case .source: block.source = try locatedString("\"source\"")
            case .code: block.code = try locatedString("\"code\"")
            case .fingerprint: block.fingerprint = try locatedString("\"fingerprint\"")
            case .sentence: _ = try prose("\"sentence\"")
            }
        }
        if !Key.allCases.contains(where: { $0.isLimit && fields.hasSeen($0) }) {
            error("\(what) limit nothing", fix: "give a limit, or remove them", at: block.offset)
        }
        return block
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
            let blocks = try limits("the limits of \"\(name.value)\"")
            if let path = path(name), !blocks.isEmpty {
                list.append(PathLimits(path: path, blocks: blocks))
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

extension LimitBlock {
    /// Adds a limit that could be read.
    fileprivate mutating func add(
        _ kind: Limit.Kind?, at offset: UInt32, values: [SpecValue] = [], paths: [Located<MemberPath>] = []
    ) {
        guard let kind else { return }
        limits.append(
            LimitDescription(limit: Limit(kind), offset: offset, values: values, paths: paths))
    }
}

// MARK: Bounds

extension SpecReader {
    private mutating func integerBounds(_ what: String) throws(JSONError) -> Bounds<Int>? {
        try bounds(what) { (reader, key) throws(JSONError) in try reader.integer(key)?.value }
    }

    private mutating func numberBounds(_ what: String) throws(JSONError) -> Bounds<Double>? {
        try bounds(what) { (reader, key) throws(JSONError) in
            guard let number = try reader.number(key) else { return nil }
            guard let value = number.value.double, value.magnitude <= 0x1p53 else {
                reader.error(
                    "\(key) \(number.value) is beyond what can be compared exactly",
                    fix: "stay within 9007199254740992 on either side of 0", at: number.offset)
                return nil
            }
            return value
        }
    }

    private enum BoundsKey: String, SpecKey { case min, max }

    private mutating func bounds<Value>(
        _ what: String,
        _ read: (inout SpecReader, String) throws(JSONError) -> Value?
    ) throws(JSONError) -> Bounds<Value>? {
        let start = offset
        var bounds = Bounds<Value>()
        guard try begin(what) else { return nil }
        var fields = Fields<BoundsKey>(of: what)
        while let key = try next(&fields) {
            switch key {
            case .min: bounds.min = try read(&self, "\"min\"")
            case .max: bounds.max = try read(&self, "\"max\"")
            }
        }
        if !fields.hasSeen(.min), !fields.hasSeen(.max) {
            error("\(what) has no bound", fix: "give \"min\", \"max\" or both", at: start)
        }
        contradiction(bounds, at: start)
        return bounds.min == nil && bounds.max == nil ? nil : bounds
    }

    private mutating func contradiction<Value>(_ bounds: Bounds<Value>, at offset: UInt32) {
        guard let min = bounds.min, let max = bounds.max, max < min else { return }
        error("\"min\" is more than \"max\": \(bounds.words)", fix: "swap them", at: offset)
    }
}

// MARK: Forms of strings

extension SpecReader {
    private mutating func form() throws(JSONError) -> TextForm? {
        guard let text = try locatedString("\"pattern\"") else { return nil }
        let form = TextForm(text.value)
        guard let problem = form.problem else { return form }
        error(
            "the pattern \"\(text.value)\" \(problem)",
            fix: "write literal text and {int}, as in \"{int}:{int}\"", at: text.offset)
        return nil
    }

    private mutating func dimensions() throws(JSONError) -> Dimensions? {
        let start = offset
        guard try begin("\"dimensions\"") else { return nil }
        enum Key: String, SpecKey { case separator, side, pixels }
        var fields = Fields<Key>(of: "\"dimensions\"")
        var separators: String?
        var side: (bounds: Bounds<Int>?, multipleOf: Int?)
        var pixels: Bounds<Int>?
        while let key = try next(&fields) {
            switch key {
            case .separator: separators = try self.separators()
            case .side: side = try self.side()
            case .pixels: pixels = try integerBounds("\"pixels\"")
            }
        }
        guard let separators = require(separators, .separator, in: fields, at: start) else { return nil }
        return Dimensions(
            separators: separators, side: side.bounds, multipleOf: side.multipleOf, pixels: pixels)
    }

    private mutating func separators() throws(JSONError) -> String? {
        guard let text = try locatedString("\"separator\"") else { return nil }
        guard !text.value.isEmpty, !text.value.contains(where: \.isNumber) else {
            error(
                "\"separator\" must be a character that is no digit, or several, not \"\(text.value)\"",
                fix: "write \"x\" for 1024x768, \"x*\" where 1024*768 will do as well", at: text.offset)
            return nil
        }
        return text.value
    }

    private mutating func side() throws(JSONError) -> (bounds: Bounds<Int>?, multipleOf: Int?) {
        let start = offset
        var bounds = Bounds<Int>()
        var multipleOf: Int?
        guard try begin("\"side\"") else { return (nil, nil) }
        enum Key: String, SpecKey { case min, max, multipleOf }
        var fields = Fields<Key>(of: "\"side\"")
        while let key = try next(&fields) {
            switch key {
            case .min: bounds.min = try integer("\"min\"")?.value
            case .max: bounds.max = try integer("\"max\"")?.value
            case .multipleOf: multipleOf = try integer("\"multipleOf\"", atLeast: 1)?.value
            }
        }
        contradiction(bounds, at: start)
        return (bounds.min == nil && bounds.max == nil ? nil : bounds, multipleOf)
    }
}
