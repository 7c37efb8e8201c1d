/// A mistake in the command line.
package struct UsageError: Error {
    package var message: String
    /// The command whose help tells more.
    package var command: String?
    /// Whether help would help.
    package var isAboutSyntax = true

    package init(_ message: String, command: String? = nil) {
        self.message = message
        self.command = command
    }

    /// Good syntax that can't be done as things are: a file in the way.
    package static func obstacle(_ message: String) -> UsageError {
        var error = UsageError(message)
        error.isAboutSyntax = false
        return error
    }

    /// Something that isn't there, and what was probably meant.
    ///
    /// - Parameter command: The command whose help tells more.
    package static func unknown(
        _ kind: String, _ text: String, among known: [String], of command: String? = nil
    ) -> UsageError {
        let guess = Spelling.nearest(to: text, among: known)
        let hint =
            if let guess { "; did you mean \(guess)?" } else if known.count <= 8 {
                "; there are \(known.joined(separator: ", "))"
            } else { "" }
        return UsageError("there is no \(kind) '\(text)'\(hint)", command: command)
    }
}
