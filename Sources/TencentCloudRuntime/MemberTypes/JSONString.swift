import JSONCoding

/// A string member whose text is itself JSON, with the type that it stands for.
///
/// The text is kept exactly as it is, so that one which isn't JSON, or says more than the type knows, travels
/// unharmed.
/// ```swift
/// import TencentCloudVOD
///
/// var request = VOD.CreateAigcImageTaskRequest(subAppID: 1, modelName: .hunyuan, modelVersion: "3.0")
/// request.extInfo = .json(.init(additionalParameters: .json(.init(size: "1024x1024"))))
/// request.extInfo = #"{"NextParameter": 1}"#
/// ```
public struct JSONString<Value: JSONReadable & JSONWritable & Sendable>: Sendable, Hashable {
    /// What travels.
    public var text: String

    /// Carries a text as it stands.
    public init(text: String) { self.text = text }

    /// Carries a value, written as compact JSON.
    public static func json(_ value: Value) -> Self { Self(text: value.jsonText) }

    /// Reads the text.
    ///
    /// - Throws: `JSONError` when it isn't JSON, or not of this type.
    public func value() throws(JSONError) -> Value { try Value(jsonText: text) }
}

extension JSONString: ExpressibleByStringLiteral, CustomStringConvertible {
    /// Carries a text as it stands.
    public init(stringLiteral value: String) { text = value }

    /// The text.
    public var description: String { text }
}

extension JSONString: JSONReadable, JSONWritable {
    /// Reads the text, not what it says.
    public init(from reader: inout JSONReader) throws(JSONError) { text = try reader.read(String.self) }

    /// Writes the text as a JSON string.
    public func write(to writer: inout JSONWriter) { writer.string(text) }
}
