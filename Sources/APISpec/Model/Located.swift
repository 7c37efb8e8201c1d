/// A value with the byte offset at which it stands in its file.
public struct Located<Value: Sendable>: Sendable {
    /// What was read.
    public var value: Value
    /// Where: the offset of its first byte, for a text that of the opening quote.
    public var offset: UInt32

    /// A value at an offset.
    public init(_ value: Value, at offset: UInt32) {
        self.value = value
        self.offset = offset
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
