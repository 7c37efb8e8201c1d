/// A command as a table: what its arguments are parsed by, what its help shows.
struct CommandDescription: Sendable {
    var name: String
    /// One line, for the list of commands.
    var summary: String
    /// Paragraphs for the command's own help.
    var discussion: [String] = []
    var arguments: [ArgumentDescription] = []
    var options: [OptionDescription] = []
    var examples: [Example] = []
    var run: @Sendable (ParsedArguments) async throws -> ExitStatus

    struct Example: Sendable {
        var title: String
        var line: String
    }
}

/// An argument that is told by its place.
struct ArgumentDescription: Sendable {
    /// As help shows it: `PROMPT`.
    var name: String
    var help: String
    /// What it has to be one of; empty for anything.
    var values: [String] = []
}

/// An option.
struct OptionDescription: Sendable {
    /// Without its dashes.
    var name: String
    /// A single letter that means the same.
    var letter: Character?
    /// What follows it, as help shows it: `FILE`; nil for one that stands alone.
    var value: String?
    /// What the value has to be one of; empty for anything.
    var values: [String] = []
    var isRepeatable = false
    var help: String

    /// `--output`.
    var flag: String { "--\(name)" }
}
