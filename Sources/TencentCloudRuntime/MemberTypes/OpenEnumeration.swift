import JSONCoding

/// A set of texts that may grow: the known ones have static members, any other keeps its text both ways.
///
/// Write `.hunyuan` for a known value and `"NextModel"` for one that is newer than these bindings.
public protocol OpenEnumeration: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral,
    CustomStringConvertible, JSONReadable, JSONWritable
where RawValue == String, StringLiteralType == String {
    /// The value with this text, known or not.
    init(rawValue: String)

    /// Every value that these bindings know, in the description's order.
    static var allKnownCases: [Self] { get }
}

extension OpenEnumeration {
    /// The value with this text, known or not.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// Reads the value's text.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init(rawValue: try reader.read(String.self))
    }

    /// Writes the value's text.
    public func write(to writer: inout JSONWriter) { writer.string(rawValue) }

    /// The value's text.
    public var description: String { rawValue }
}
