import JSONCoding
import TencentCloudEditDistance

/// Reads a file of a description value by value, notes every mistake, and goes on behind it.
///
/// Only a file that is no JSON ends the reading: what is behind that place can't be told.
///
/// What reads one value is called from hundreds of places and stays out of line: inlined it is a quarter of what a
/// release build of an adopter compiles for the generator.
struct SpecReader: ~Copyable {
    var json: JSONReader
    let source: SourceFile
    var diagnostics: Diagnostics

    /// Reads a whole file; nil when it is no JSON, or not an object at all.
    static func read<Value>(
        _ source: SourceFile, _ diagnostics: inout Diagnostics,
        _ body: (inout SpecReader) throws(JSONError) -> Value?
    ) -> Value? {
        do throws(JSONError) {
            return try JSONReader.read(source.bytes) { (json) throws(JSONError) in
                var reader = SpecReader(json: json, source: source, diagnostics: diagnostics)
                let result: Result<Value?, JSONError>
                do throws(JSONError) {
                    result = .success(try body(&reader))
                } catch {
                    result = .failure(error)
                }
                diagnostics = reader.diagnostics
                json = reader.finish()
                return try result.get()
            }
        } catch {
            diagnostics.error(
                "this is not JSON: \(error.reason)", at: UInt32(clamping: error.offset), in: source)
            return nil
        }
    }

    private init(json: consuming JSONReader, source: SourceFile, diagnostics: Diagnostics) {
        self.json = json
        self.source = source
        self.diagnostics = diagnostics
    }

    private consuming func finish() -> JSONReader { json }

    @inline(never)
    mutating func error(_ message: String, fix: String? = nil, at offset: UInt32) {
        diagnostics.error(message, fix: fix, at: offset, in: source)
    }

    /// Where the next value stands.
    var offset: UInt32 { UInt32(clamping: json.offset) }

    /// Where the key stands whose value comes next: its opening quote, found by going back over the colon.
    @inline(never)
    var keyOffset: UInt32 {
        var place = json.offset - 1
        while place > 0, source.bytes[place] != UInt8(ascii: ":") {
            place -= 1
        }
        while place > 0, source.bytes[place] != UInt8(ascii: "\"") {
            place -= 1
        }
        place -= 1
        while place > 0,
            source.bytes[place] != UInt8(ascii: "\"") || source.bytes[place - 1] == UInt8(ascii: "\\")
        {
            place -= 1
        }
        return UInt32(clamping: place)
    }
}

// MARK: Objects with known keys

extension SpecReader {
    /// Steps into an object; anything else is noted and skipped.
    @inline(never)
    mutating func begin(_ what: String) throws(JSONError) -> Bool {
        guard try expect(.object, what) else { return false }
        try json.beginObject()
        return true
    }

    /// The next key of an object with known keys; nil after the last.
    ///
    /// Unknown keys are noted and skipped, and so are keys that come again.
    mutating func next<Key>(_ fields: inout Fields<Key>) throws(JSONError) -> Key? {
        try nextIndex(&fields.names).map { fields.key($0) }
    }

    @inline(never)
    private mutating func nextIndex(_ names: inout FieldNames) throws(JSONError) -> Int? {
        while let name = try json.nextKey()?.string {
            if let (index, isFirst) = names.mark(name) {
                if isFirst { return index }
                error("\"\(name)\" comes twice in \(names.owner)", fix: "keep one of them", at: keyOffset)
            } else {
                unknown(name, in: names)
            }
            try json.skip()
        }
        return nil
    }

    private mutating func unknown(_ name: String, in names: FieldNames) {
        let similar = nearestName(to: name, among: names.known)
        if names.allowsOthers, similar == nil || name == "$schema" {
            return
        }
        error(
            "unknown key \"\(name)\" in \(names.owner)",
            fix: Suggestion.text(similar, orOneOf: names.known), at: keyOffset)
    }

    /// The value of a key that must be there; that it isn't is noted.
    @discardableResult
    mutating func require<Value, Key>(
        _ value: Value?, _ key: Key, in fields: Fields<Key>, at offset: UInt32
    ) -> Value? {
        if value == nil, !fields.hasSeen(key) { lack(of: key.rawValue, in: fields.names, at: offset) }
        return value
    }

    @inline(never)
    private mutating func lack(of name: String, in names: FieldNames, at offset: UInt32) {
        error("\(names.owner) lacks \"\(name)\"", fix: "add it", at: offset)
    }
}

// MARK: Objects whose keys are names

extension SpecReader {
    /// The next name of an object whose keys are names; nil after the last. One that comes again is noted; one with
    /// control characters is noted and skipped.
    @inline(never)
    mutating func nextName(
        _ seen: inout Set<String>, _ what: String
    ) throws(JSONError) -> Located<String>? {
        while let key = try json.nextKey() {
            let name = Located(key.string, at: keyOffset)
            if let control = name.value.firstControl {
                refuse(control, in: "\(what) \"\(name.value)\"", at: name.offset)
                try json.skip()
                continue
            }
            if !seen.insert(name.value).inserted {
                error("\(what) \"\(name.value)\" comes twice", fix: "keep one of them", at: name.offset)
            }
            return name
        }
        return nil
    }
}

// MARK: Values

extension SpecReader {
    /// Whether the next value is of a kind; anything else is noted and skipped.
    @inline(never)
    mutating func expect(_ kind: JSONKind, _ what: String) throws(JSONError) -> Bool {
        let found = try json.peek()
        guard found != kind else { return true }
        mismatch(what, kind.inWords, found)
        try json.skip()
        return false
    }

    @inline(never)
    mutating func mismatch(_ what: String, _ expected: String, _ found: JSONKind) {
        error("\(what) must be \(expected), not \(found.inWords)", at: offset)
    }

    /// A name, a version, a value: no control characters are in it.
    @inline(never)
    mutating func string(_ what: String) throws(JSONError) -> String? {
        let offset = offset
        guard let text = try prose(what) else { return nil }
        guard let control = text.firstControl else { return text }
        refuse(control, in: what, at: offset)
        return nil
    }

    @inline(never)
    mutating func locatedString(_ what: String) throws(JSONError) -> Located<String>? {
        let offset = offset
        return try string(what).map { Located($0, at: offset) }
    }

    /// Text for people. Official files have all kinds of control characters in it, which aren't written any further.
    @inline(never)
    mutating func prose(_ what: String) throws(JSONError) -> String? {
        try expect(.string, what) ? try json.read() : nil
    }

    @inline(never)
    private mutating func refuse(_ control: Unicode.Scalar, in what: String, at offset: UInt32) {
        error("\(what) has the control character \(control.codePoint)", fix: "remove it", at: offset)
    }

    /// A day, as descriptions write it.
    @inline(never)
    mutating func date(_ what: String) throws(JSONError) -> Located<String>? {
        guard let text = try locatedString(what) else { return nil }
        let isDate =
            text.value.utf8.count == 10
            && text.value.utf8.enumerated().allSatisfy { index, byte in
                index == 4 || index == 7
                    ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
        if isDate { return text }
        error(
            "\(what) must be a date, not \"\(text.value)\"", fix: "write it like \"2019-06-12\"",
            at: text.offset)
        return nil
    }

    @inline(never)
    mutating func bool(_ what: String) throws(JSONError) -> Bool? {
        try expect(.bool, what) ? try json.read() : nil
    }

    /// True or false; 1 and 0 as well, since official files have them.
    @inline(never)
    mutating func flag(_ what: String) throws(JSONError) -> Bool? {
        let found = try json.peek()
        guard found == .bool || found == .number else {
            mismatch(what, JSONKind.bool.inWords, found)
            try json.skip()
            return nil
        }
        guard found == .number else { return try json.read() }
        let offset = offset
        switch try number(what)?.value.text {
        case "0": return false
        case "1": return true
        default:
            error("\(what) must be true or false", at: offset)
            return nil
        }
    }

    @inline(never)
    mutating func number(_ what: String) throws(JSONError) -> Located<JSONNumber>? {
        let offset = offset
        guard try expect(.number, what), case .number(let number) = try json.read(JSONValue.self) else {
            return nil
        }
        return Located(number, at: offset)
    }

    /// What JSON carries exactly everywhere, and what can be added and rounded without overflow.
    private static let largestInteger = (1 << 53) - 1

    /// An integer that is no smaller than a bound.
    @inline(never)
    mutating func integer(_ what: String, atLeast least: Int = 0) throws(JSONError) -> Located<Int>? {
        guard let number = try number(what) else { return nil }
        guard let value = number.value.int64.flatMap(Int.init(exactly:)), value >= least,
            value <= Self.largestInteger
        else {
            error("\(what) must be a whole number from \(least), not \(number.value)", at: number.offset)
            return nil
        }
        return Located(value, at: number.offset)
    }

    /// Steps into an array; anything else is noted and skipped.
    @inline(never)
    mutating func beginList(_ what: String) throws(JSONError) -> Bool {
        guard try expect(.array, what) else { return false }
        try json.beginArray()
        return true
    }

    @inline(never)
    mutating func strings(_ what: String) throws(JSONError) -> [Located<String>]? {
        guard try beginList(what) else { return nil }
        var strings: [Located<String>] = []
        while try json.nextElement() {
            if let string = try locatedString("an element of \(what)") {
                strings.append(string)
            }
        }
        return strings
    }

    /// Any value, with the places of its parts.
    mutating func value() throws(JSONError) -> SpecValue {
        let offset = offset
        switch try json.peek() {
        case .array:
            try json.beginArray()
            var elements: [SpecValue] = []
            while try json.nextElement() {
                elements.append(try value())
            }
            return SpecValue(.array(elements), at: offset)
        case .object:
            try json.beginObject()
            var members: [SpecMember] = []
            var seen: Set<String> = []
            while let name = try nextName(&seen, "the member") {
                members.append(SpecMember(name: name, value: try value()))
            }
            return SpecValue(.object(members), at: offset)
        default:
            return SpecValue(scalar: try json.read(), at: offset)
        }
    }

    /// A value that others are held against: a text has no control characters.
    @inline(never)
    mutating func plainValue(_ what: String) throws(JSONError) -> SpecValue {
        let value = try value()
        if let control = value.string?.firstControl { refuse(control, in: what, at: value.offset) }
        return value
    }

    @inline(never)
    mutating func values(_ what: String) throws(JSONError) -> [SpecValue]? {
        guard try beginList(what) else { return nil }
        var values: [SpecValue] = []
        while try json.nextElement() {
            values.append(try plainValue("an element of \(what)"))
        }
        return values
    }
}

extension JSONKind {
    /// The kind with its article.
    var inWords: String {
        switch self {
        case .object: "an object"
        case .array: "a list"
        case .string: "a string"
        case .number: "a number"
        case .bool: "true or false"
        case .null: "null"
        }
    }
}
