/// What a JSON value is, as its first byte tells.
public enum JSONKind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case object, array, string, number, bool, null

    /// The kind's name.
    public var description: String { rawValue }
}
