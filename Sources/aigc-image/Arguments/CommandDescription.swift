// All commands speak of its types.
@_exported import TencentCloudCommandLine

/// A command as a table: what its arguments are parsed by, what its help shows, what shells complete.
struct CommandDescription: Sendable {
    /// One word, or two for a member of a family: `scene try-on`.
    var name: String
    /// One line, for the list of commands.
    var summary: String
    /// Paragraphs for the command's own help.
    var discussion: [String] = []
    var arguments: [ArgumentDescription] = []
    var options: [OptionDescription] = []
    /// What `--json` prints, by example: valid JSON each.
    var json: [JSONExample] = []
    var examples: [Example] = []
    var run: @Sendable (ParsedArguments) async throws -> ExitStatus

    struct Example: Sendable {
        var title: String
        var line: String
    }

    struct JSONExample: Sendable {
        /// When it is printed, or what is to be known of it.
        var title: String
        var text: String
    }

    /// What its arguments are parsed by.
    var syntax: CommandSyntax { CommandSyntax(name: name, arguments: arguments, options: options) }

    /// The words of the name.
    var words: [Substring] { name.split(separator: " ") }
}

extension ParsedArguments {
    /// Reads a command's arguments.
    init(_ arguments: ArraySlice<String>, of command: CommandDescription) throws(UsageError) {
        try self.init(arguments, of: command.syntax)
    }
}
