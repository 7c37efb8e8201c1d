/// What a JSON value is, as its first byte tells.
public enum JSONKind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// Begins with `{`.
    case object
    /// Begins with `[`.
    case array
    /// Begins with a quote.
    case string
    /// Begins with a digit or a minus.
    case number
    /// `true` or `false`.
    case bool
    /// `null`.
    case null

    /// The kind's name.
    public var description: String { rawValue }
}
