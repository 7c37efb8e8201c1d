/// A file that can't be read or written.
public struct FileError: Error, Sendable, CustomStringConvertible {
    /// The file's path, as it was given.
    public var path: String
    /// What was tried: `read`, `write`, `create`.
    public var attempt: String
    /// The system's reason.
    public var reason: String

    /// The path and the reason, in the form that build tools show.
    public var description: String { "\(path): error: can't \(attempt) this: \(reason)" }
}
