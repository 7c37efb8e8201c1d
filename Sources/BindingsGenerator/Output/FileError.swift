/// A file that can't be read or written.
package struct FileError: Error, Sendable, CustomStringConvertible {
    /// The file's path, as it was given.
    package var path: String
    /// What was tried: `read`, `write`, `create`.
    package var attempt: String
    /// The system's reason.
    package var reason: String

    /// A failure by its parts.
    package init(path: String, attempt: String, reason: String) {
        self.path = path
        self.attempt = attempt
        self.reason = reason
    }

    /// The path and the reason, in the form that build tools show.
    package var description: String { "\(path): error: can't \(attempt) this: \(reason)" }
}
