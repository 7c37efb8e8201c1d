/// A place in a file, as compilers print it.
package struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    /// The file's path as it was given.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in UTF-8 bytes: what clang and swiftc print, and what Xcode jumps to.
    package var column: Int
    /// The byte offset in the file, from 0.
    package var offset: Int

    /// A place by its parts.
    package init(file: String, line: Int, column: Int, offset: Int) {
        self.file = file
        self.line = line
        self.column = column
        self.offset = offset
    }

    /// `file:line:column`.
    package var description: String { "\(file):\(line):\(column)" }
}
