/// Any JSON value, for tools that take documents of no particular type.
///
/// Members keep their order and numbers their digits, so what is read is written back as it was, white space
/// and escapes aside. Equality counts the order of members.
public enum JSONValue: Sendable, Hashable {
    /// Nothing.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, with the digits it was written with.
    case number(JSONNumber)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members with names, in order.
    case object(JSONObject)
}

extension JSONValue {
    /// What the value is.
    public var kind: JSONKind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// The value of a string; `nil` for anything else.
    public var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The value of `true` and `false`; `nil` for anything else.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The value of a number; `nil` for anything else.
    public var number: JSONNumber? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    /// The elements of an array; `nil` for anything else.
    public var array: [JSONValue]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The members of an object; `nil` for anything else.
    public var object: JSONObject? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// A member of an object; `nil` when it is absent or this is no object.
    public subscript(name: String) -> JSONValue? { object?[name] }
}

extension JSONValue: JSONReadable, JSONWritable {
    public init(from reader: inout JSONReader) throws(JSONError) {
        switch try reader.peek() {
        case .null:
            try reader.literal("null")
            self = .null
        case .bool: self = .bool(try reader.bool())
        case .number: self = .number(JSONNumber(unchecked: try reader.numberText()))
        case .string: self = .string(try reader.string())
        case .array: self = .array(try reader.read())
        case .object: self = .object(try reader.read())
        }
    }

    public func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .number(let value): writer.unquoted(value.text)
        case .string(let value): writer.string(value)
        case .array(let value): value.write(to: &writer)
        case .object(let value): value.write(to: &writer)
        }
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
    /// Infinities and NaN become `null`.
    public init(floatLiteral value: Double) { self = JSONNumber(value).map(Self.number) ?? .null }
    /// Values in order.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Members in the order they are written in.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }
}
