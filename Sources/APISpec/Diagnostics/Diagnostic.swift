import JSONCoding

/// One mistake in a description: where it is, what is wrong, and what would be right.
package struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    package enum Severity: String, Sendable, Hashable {
        /// Nothing is generated from a description that has one of these.
        case error
        /// The description can be used.
        case warning
    }

    /// Error or warning.
    package var severity: Severity
    /// The place of the value or name that is wrong.
    package var location: SourceLocation
    /// What is wrong.
    package var message: String
    /// What would be right.
    package var fix: String?

    /// A diagnostic by its parts.
    package init(_ severity: Severity, at location: SourceLocation, _ message: String, fix: String? = nil) {
        self.severity = severity
        self.location = location
        self.message = message
        self.fix = fix
    }

    /// `file:line:column: error: what is wrong; what would be right`, which Xcode and SwiftPM make clickable. One line,
    /// whatever the file has in it.
    package var description: String {
        let text = "\(location): \(severity.rawValue): \(message)"
        return (fix.map { "\(text); \($0)" } ?? text).printable
    }
}

/// A description that can't be used, with everything that is wrong with it.
package struct DescriptionError: Error, Sendable, CustomStringConvertible {
    /// All diagnostics, warnings included, ordered by file and position.
    package var diagnostics: [Diagnostic]

    /// An error of these diagnostics, in the order given.
    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// One line for each diagnostic.
    package var description: String {
        diagnostics.map(\.description).joined(separator: "\n")
    }
}
