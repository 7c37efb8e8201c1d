/// A place in a file, as compilers print it.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    /// The file's path as it was given.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in UTF-8 bytes: what clang and swiftc print, and what Xcode jumps to.
    public var column: Int
    /// The byte offset in the file, from 0.
    public var offset: Int

    /// A place by its parts.
    public init(file: String, line: Int, column: Int, offset: Int) {
        self.file = file
        self.line = line
        self.column = column
        self.offset = offset
    }

    /// `file:line:column`.
    public var description: String { "\(file):\(line):\(column)" }
}
