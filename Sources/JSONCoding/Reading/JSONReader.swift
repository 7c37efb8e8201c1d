/// Reads one JSON document from memory, in order, without building a tree.
///
/// ```swift
/// let bytes = Array(#"{"TaskIds": ["1", "2"]}"#.utf8)
/// let ids = try JSONReader.read(bytes) { (reader) throws(JSONError) in
///     var ids: [String] = []
///     try reader.beginObject()
///     while let key = try reader.nextKey() {
///         switch key {
///         case "TaskIds": ids = try reader.read()
///         default: try reader.unknownMember(key)
///         }
///     }
///     return ids
/// }
/// ```
///
/// The grammar (RFC 8259) and UTF-8 are held to strictly, also in what is skipped; only a surrogate without
/// its partner is forgiven and read as U+FFFD. A member that comes twice is read twice, so the last one wins.
/// After each key exactly one value is read or skipped, and every object and array is read to its end.
public struct JSONReader: ~Copyable {
    /// How strictly and how deeply to read.
    public struct Options: Sendable {
        /// Whether ``JSONReader/unknownMember(_:)`` throws instead of skipping.
        public var rejectsUnknownMembers = false
        /// Whether each value has to be of the kind that is read, as gateways hold requests to it. Else a number or a
        /// truth value may come inside a string, a text as a number, and nothing as `""` or `[]`.
        public var holdsToKinds = false
        /// Whether a number may come inside a string even so, as in some of the services' own examples.
        public var takesNumbersInStrings = false
        /// How deep arrays and objects may nest. Never more than 512, which keeps a hostile document from
        /// exhausting the stack.
        public var maximumDepth = 128

        /// Options; by default unknown members are skipped.
        public init(
            rejectsUnknownMembers: Bool = false, holdsToKinds: Bool = false,
            takesNumbersInStrings: Bool = false, maximumDepth: Int = 128
        ) {
            self.rejectsUnknownMembers = rejectsUnknownMembers
            self.holdsToKinds = holdsToKinds
            self.takesNumbersInStrings = takesNumbersInStrings
            self.maximumDepth = maximumDepth
        }
    }

    // The document outlives the reader: only `read` makes one, and one can't be copied out of its scope.
    let document: JSONDocument
    @usableFromInline var position = 0
    let options: Options
    private let maximumDepth: Int
    private var depth = 0
    /// Just after an opening brace or bracket, where no comma belongs.
    private var isAtStart = false
    /// Where strings with escapes are put together; made at the first of them.
    var scratch: UnsafeMutablePointer<UInt8>?
    var scratchCapacity = 0

    @usableFromInline init(_ bytes: UnsafeBufferPointer<UInt8>, options: Options) throws(JSONError) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            throw JSONError(reason: .syntax("the document is empty"), offset: 0)
        }
        document = JSONDocument(start: start, count: bytes.count)
        self.options = options
        maximumDepth = min(options.maximumDepth, 512)
    }

    deinit { scratch?.deallocate() }

    /// Reads a whole document: `body` reads its one value, and nothing but white space may follow.
    @inlinable
    public static func read<T>(
        _ bytes: [UInt8], options: Options = .init(),
        _ body: (inout JSONReader) throws(JSONError) -> T
    ) throws(JSONError) -> T {
        try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) -> T in
            var reader = try JSONReader(bytes, options: options)
            let value = try body(&reader)
            try reader.finish()
            return value
        }
    }

    @usableFromInline mutating func finish() throws(JSONError) {
        _ = nextByte()
        guard position == document.count else { throw syntax("the document goes on after its value") }
    }
}

// MARK: Values

extension JSONReader {
    /// The byte offset of the next value, white space skipped.
    public var offset: Int {
        var place = position
        while place < document.count, Self.isWhitespace(document[place]) { place += 1 }
        return place
    }

    /// What the next value is, which stays unread.
    public mutating func peek() throws(JSONError) -> JSONKind {
        switch nextByte() {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        default: throw syntax(ending: "where a value is due", else: "a value is due")
        }
    }

    /// Reads the next value.
    @inlinable public mutating func read<T: JSONReadable>(_: T.Type = T.self) throws(JSONError) -> T {
        try T(from: &self)
    }

    /// Reads the next value, where the services write nothing in more than one way.
    ///
    /// `null` is `nil`, as are `""` where `T` doesn't read strings and `[]` where `T` reads an object.
    @inlinable
    public mutating func readIfPresent<T: JSONReadable>(_: T.Type = T.self) throws(JSONError) -> T? {
        var value: T?
        try T.readIfPresent(into: &value, from: &self)
        return value
    }

    /// Reads the next value to where it belongs; ``readIfPresent(_:)`` says what becomes `nil` there.
    ///
    /// After an error, what is in `place` means nothing.
    @inlinable
    public mutating func readIfPresent<T: JSONReadable>(into place: inout T?) throws(JSONError) {
        try T.readIfPresent(into: &place, from: &self)
    }

    /// Takes a `null`; else leaves the reader at the value's first byte.
    @usableFromInline mutating func readNull() throws(JSONError) -> Bool {
        guard nextByte() == UInt8(ascii: "n") else { return false }
        try literal("null")
        return true
    }

    /// Takes a `null` or, where no string is read, a `""`; else leaves the reader at the value's first byte.
    mutating func readNothing() throws(JSONError) -> Bool {
        if try readNull() { return true }
        guard position + 1 < document.count, document[position] == UInt8(ascii: "\""),
            document[position + 1] == UInt8(ascii: "\""), !options.holdsToKinds
        else { return false }
        position += 2
        return true
    }

    /// Whether what `error` refuses is the whole value at `start`, and that is an empty string or, instead of
    /// an object, an empty array. The reader is after it then.
    @usableFromInline mutating func skipNothing(at start: Int, refusedBy error: JSONError) -> Bool {
        guard error.offset == start, case .typeMismatch(let expected, _) = error.reason, !options.holdsToKinds
        else { return false }
        var place = start + 1
        if document[start] == UInt8(ascii: "[") {
            guard expected == JSONKind.object.rawValue else { return false }
            while place < document.count, Self.isWhitespace(document[place]) { place += 1 }
            guard place < document.count, document[place] == UInt8(ascii: "]") else { return false }
        } else {
            guard document[start] == UInt8(ascii: "\""), place < document.count,
                document[place] == UInt8(ascii: "\"")
            else {
                return false
            }
        }
        position = place + 1
        return true
    }
}

// MARK: Objects and arrays

extension JSONReader {
    /// Steps into an object; ``nextKey()`` follows.
    public mutating func beginObject() throws(JSONError) {
        guard nextByte() == UInt8(ascii: "{") else { throw mismatch(expected: .object) }
        try descend()
    }

    /// The next member's name, whose value is to be read or skipped next; `nil` after the closing brace.
    public mutating func nextKey() throws(JSONError) -> JSONKey? {
        if let key = plainKey() { return key }
        return try anyKey()
    }

    /// Takes a name as they nearly always come: without white space, escapes or anything outside ASCII. Else
    /// takes nothing.
    @inline(__always)
    private mutating func plainKey() -> JSONKey? {
        let first = position &+ (isAtStart ? 1 : 2)
        guard first < document.count, document[first &- 1] == UInt8(ascii: "\""),
            isAtStart || document[first &- 2] == UInt8(ascii: ",")
        else { return nil }
        let end = document.endOfPlainASCII(from: first)
        guard end &+ 1 < document.count, document[end] == UInt8(ascii: "\""),
            document[end &+ 1] == UInt8(ascii: ":")
        else { return nil }
        position = end &+ 2
        isAtStart = false
        return JSONKey(start: document.start + first, count: end &- first)
    }

    @inline(never)
    private mutating func anyKey() throws(JSONError) -> JSONKey? {
        var byte = nextByte()
        if byte == UInt8(ascii: "}") {
            ascend()
            return nil
        }
        if isAtStart {
            isAtStart = false
        } else {
            guard byte == UInt8(ascii: ",") else {
                throw syntax(ending: "inside an object", else: "a comma or a closing brace is due")
            }
            position += 1
            byte = nextByte()
        }
        guard byte == UInt8(ascii: "\"") else {
            throw syntax(ending: "inside an object", else: "a member's name is due")
        }
        let name = try scanString()
        guard nextByte() == UInt8(ascii: ":") else {
            throw syntax(ending: "inside an object", else: "a colon is due")
        }
        position += 1
        return JSONKey(start: name.start, count: name.count)
    }

    /// Steps into an array; ``nextElement()`` follows.
    public mutating func beginArray() throws(JSONError) {
        guard nextByte() == UInt8(ascii: "[") else { throw mismatch(expected: .array) }
        try descend()
    }

    /// Whether there is another element, which is to be read or skipped next; `false` after the closing
    /// bracket.
    public mutating func nextElement() throws(JSONError) -> Bool {
        let byte = nextByte()
        if byte == UInt8(ascii: "]") {
            ascend()
            return false
        }
        if isAtStart {
            isAtStart = false
        } else {
            guard byte == UInt8(ascii: ",") else {
                throw syntax(ending: "inside an array", else: "a comma or a closing bracket is due")
            }
            position += 1
        }
        return true
    }

    /// Skips the value of a member that the caller doesn't know, or refuses it when the options say so.
    public mutating func unknownMember(_ key: JSONKey) throws(JSONError) {
        guard !options.rejectsUnknownMembers else {
            throw JSONError(reason: .unknownMember(key.string), offset: offset)
        }
        try skip()
    }

    /// The error to throw when an object read to its end lacks a member.
    public func missingMember(_ name: StaticString) -> JSONError {
        let bytes = UnsafeBufferPointer(start: document.start, count: document.count)
        return JSONError(
            reason: .missingMember(name.description),
            offset: Outline.objectStart(endingAt: position, in: bytes))
    }

    private mutating func descend() throws(JSONError) {
        guard depth < maximumDepth else {
            throw JSONError(reason: .tooDeep(maximum: maximumDepth), offset: position)
        }
        depth += 1
        position += 1
        isAtStart = true
    }

    private mutating func ascend() {
        depth -= 1
        position += 1
        isAtStart = false
    }
}

// MARK: Skipping

extension JSONReader {
    /// Skips the next value, whatever it is, holding it to the grammar all the same.
    public mutating func skip() throws(JSONError) {
        switch try peek() {
        case .object:
            try beginObject()
            while try nextKey() != nil { try skip() }
        case .array:
            try beginArray()
            while try nextElement() { try skip() }
        case .string: try skipString()
        case .number: _ = try scanNumber()
        case .bool: try literal(document[position] == UInt8(ascii: "t") ? "true" : "false")
        case .null: try literal("null")
        }
    }

    /// Skips the next value and says which bytes it takes.
    public mutating func skippedBytes() throws(JSONError) -> Range<Int> {
        let start = offset
        try skip()
        return start..<position
    }

    /// Skips white space and looks at what follows it: 0, which no document may hold there, at the end.
    @inline(__always)
    mutating func nextByte() -> UInt8 {
        guard position < document.count else { return 0 }
        let byte = document[position]
        return byte > 0x20 ? byte : nextByteAfterWhitespace()
    }

    @inline(never)
    private mutating func nextByteAfterWhitespace() -> UInt8 {
        var place = position
        while place < document.count, Self.isWhitespace(document[place]) { place += 1 }
        position = place
        return place < document.count ? document[place] : 0
    }

    @inline(__always)
    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Takes one of the three words.
    mutating func literal(_ word: StaticString) throws(JSONError) {
        let length = word.utf8CodeUnitCount
        for index in 0..<length {
            guard position + index < document.count, document[position + index] == word.utf8Start[index]
            else {
                throw JSONError(reason: .syntax("a value is due"), offset: position)
            }
        }
        position += length
    }
}

// MARK: Errors

extension JSONReader {
    /// At the reader's place.
    func syntax(_ message: String) -> JSONError {
        JSONError(reason: .syntax(message), offset: position)
    }

    /// At the reader's place, which may be the end.
    func syntax(ending place: String, else message: String) -> JSONError {
        syntax(position < document.count ? message : "the document ends \(place)")
    }

    mutating func mismatch(expected: JSONKind) -> JSONError { mismatch(expected: expected.rawValue) }

    /// The next value isn't what was asked for, or isn't a value at all.
    mutating func mismatch(expected: String) -> JSONError {
        do throws(JSONError) {
            let found = try peek().rawValue
            return JSONError(reason: .typeMismatch(expected: expected, found: found), offset: position)
        } catch {
            return error
        }
    }
}
