import JSONCoding

/// The parameters of an action, as the typed client takes them.
public protocol APIRequest: Validatable, JSONWritable, Sendable {
    /// The members that are bytes, by their wire names; none unless told. JSON can't carry them: a request that has any
    /// travels as `multipart/form-data`, and `write(to:)` writes all others.
    var binaryMembers: [(name: String, content: BinaryContent?)] { get }
}

extension APIRequest {
    /// None.
    public var binaryMembers: [(name: String, content: BinaryContent?)] { [] }
}
