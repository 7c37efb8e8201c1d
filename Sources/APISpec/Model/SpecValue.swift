import JSONCoding

/// A JSON value of a description that knows where it and each of its parts stand.
package struct SpecValue: Sendable {
    /// The value, its parts positioned too.
    package enum Kind: Sendable {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(String)
        case array([SpecValue])
        case object([SpecMember])
    }

    /// What it is.
    package var kind: Kind
    /// Where its first byte stands.
    package var offset: UInt32

    /// A value at an offset.
    package init(_ kind: Kind, at offset: UInt32) {
        self.kind = kind
        self.offset = offset
    }
}

/// A member of an object of a ``SpecValue``.
package struct SpecMember: Sendable {
    /// The member's name.
    package var name: Located<String>
    /// The member's value.
    package var value: SpecValue
}

extension SpecValue {
    /// A value that isn't made of parts.
    init(scalar: JSONValue, at offset: UInt32) {
        switch scalar {
        case .null, .array, .object: self.init(.null, at: offset)
        case .bool(let value): self.init(.bool(value), at: offset)
        case .number(let value): self.init(.number(value), at: offset)
        case .string(let value): self.init(.string(value), at: offset)
        }
    }

    /// The value without its places.
    package var json: JSONValue {
        switch kind {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let value): .string(value)
        case .array(let elements): .array(elements.map(\.json))
        case .object(let members):
            .object(JSONObject(members.map { JSONObject.Member(name: $0.name.value, value: $0.value.json) }))
        }
    }

    /// The value as compact JSON.
    package var jsonText: String { json.jsonText }

    /// The text of a string; nil for anything else.
    package var string: String? {
        guard case .string(let value) = kind else { return nil }
        return value
    }

    /// The member of an object; nil when it is absent or null, or when this is no object.
    package subscript(name: String) -> SpecValue? {
        guard case .object(let members) = kind,
            let value = members.last(where: { $0.name.value == name })?.value
        else { return nil }
        if case .null = value.kind { return nil }
        return value
    }
}
