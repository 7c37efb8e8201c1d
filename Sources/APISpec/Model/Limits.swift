public import JSONCoding

/// What a member may hold, as far as the official layout can't say it.
public struct Limits: Sendable {
    /// Where the limits stand.
    public var offset: UInt32
    /// Must be present, and not an empty string or list.
    public var isRequired = false
    /// Must be present unless one of these members is, from the same object: required when all of them are
    /// absent or empty. Empty: no such rule.
    public var requiredUnless: [Located<MemberPath>] = []
    /// Must be absent or empty.
    public var isAbsent = false
    /// How long a string may be, in Unicode scalars.
    public var length: Bounds<Int>?
    /// What a number may be.
    public var range: Bounds<JSONNumber>?
    /// How many elements a list may have.
    public var count: Bounds<Int>?
    /// The only values allowed; empty: any.
    public var values: [SpecValue] = []
    /// How a string is built.
    public var pattern: Located<Pattern>?
    /// How a string that gives a width and a height is built.
    public var dimensions: Dimensions?
    /// The code the service answers when this is broken; nil: the usual one of the kind of limit.
    public var code: Located<String>?

    /// Whether nothing is limited.
    public var isEmpty: Bool {
        !isRequired && requiredUnless.isEmpty && !isAbsent && length == nil && range == nil && count == nil
            && values.isEmpty && pattern == nil && dimensions == nil
    }
}

/// A smallest and a largest value, both allowed; at least one of them is there.
public struct Bounds<Value: Sendable>: Sendable {
    /// The smallest value allowed; nil: no lower bound.
    public var min: Located<Value>?
    /// The largest value allowed; nil: no upper bound.
    public var max: Located<Value>?
    /// Where the bounds stand.
    public var offset: UInt32
}

/// The form of a string: literal text in which `{int}` stands for one or more decimal digits.
public struct Pattern: Sendable, Hashable {
    /// A part of the form.
    public enum Part: Sendable, Hashable {
        /// Exactly this text.
        case literal(String)
        /// One or more of the digits 0 to 9.
        case digits
    }

    /// The form as it was written: `{int}:{int}`.
    public var text: String
    /// The form in parts; adjacent literals are one.
    public var parts: [Part]
}

/// The form of a string like `1024x768`.
public struct Dimensions: Sendable {
    /// What stands between width and height; one character that is no digit.
    public var separator: Located<Character>
    /// How long each side may be.
    public var side: Bounds<Int>?
    /// What each side must be a multiple of.
    public var multipleOf: Located<Int>?
    /// What width times height may be.
    public var pixels: Bounds<Int>?
    /// Where the dimensions stand.
    public var offset: UInt32
}

/// Limits of the member at the end of a path.
public struct PathLimits: Sendable {
    /// The way from the object that the rule or the table belongs to.
    public var path: Located<MemberPath>
    /// What that member may hold.
    public var limits: Limits
}
