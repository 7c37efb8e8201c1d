/// A failure that the system tells by a number.
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One of `errno`'s values.
    package var code: Int32

    /// - Parameter code: The last call's unless told.
    package init(code: Int32 = errno) { self.code = code }

    /// The system's words, such as `No such file or directory`.
    package var description: String { String(cString: strerror(code)) }
}
