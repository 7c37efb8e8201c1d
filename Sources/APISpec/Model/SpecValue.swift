public import JSONCoding

/// A JSON value of a description that knows where it and each of its parts stand.
public struct SpecValue: Sendable {
    /// The value, its parts positioned too.
    public enum Kind: Sendable {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(String)
        case array([SpecValue])
        case object([SpecMember])
    }

    /// What it is.
    public var kind: Kind
    /// Where its first byte stands.
    public var offset: UInt32

    /// A value at an offset.
    public init(_ kind: Kind, at offset: UInt32) {
        self.kind = kind
        self.offset = offset
    }
}

/// A member of an object of a ``SpecValue``.
public struct SpecMember: Sendable {
    /// The member's name.
    public var name: Located<String>
    /// The member's value.
    public var value: SpecValue
}
