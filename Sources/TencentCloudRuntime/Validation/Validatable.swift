/// A value with documented limits.
public protocol Validatable {
    /// Reports every limit that the value breaks.
    func validate(_ validator: inout Validator)
}

extension Validatable {
    /// No limits.
    public func validate(_ validator: inout Validator) {}
}
