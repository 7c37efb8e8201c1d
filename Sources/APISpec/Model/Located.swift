/// A value with the byte offset at which it stands in its file.
package struct Located<Value: Sendable>: Sendable {
    /// The value.
    package var value: Value
    /// The offset of its first byte, for a text that of the opening quote.
    package var offset: UInt32

    /// A value at an offset.
    package init(_ value: Value, at offset: UInt32) {
        self.value = value
        self.offset = offset
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
