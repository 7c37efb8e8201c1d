/// A smallest and a largest value, both allowed.
public struct Bounds<Value: Comparable & Hashable & Sendable>: Sendable, Hashable {
    /// The smallest value allowed; nil: no lower bound.
    public var min: Value?
    /// The largest value allowed; nil: no upper bound.
    public var max: Value?

    /// From `min` to `max`.
    public init(min: Value? = nil, max: Value? = nil) {
        self.min = min
        self.max = max
    }

    /// Whether a value is neither too small nor too large. What isn't a number is never.
    public func contains(_ value: Value) -> Bool {
        (min.map { value >= $0 } ?? true) && (max.map { value <= $0 } ?? true)
    }
}
