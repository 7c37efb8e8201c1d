import TencentCloudPlatform

/// Why the local service could not start: the port is taken, mostly.
public struct LocalServiceError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for people.
    public var message: String

    init(message: String) { self.message = message }

    /// A system call's failure.
    init(doing action: String, code: Int32) {
        message = "Could not \(action): \(SystemError(code: code))"
    }

    /// The message.
    public var description: String { message }
}
