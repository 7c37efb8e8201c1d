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

    /// The words of the name.
    var words: [Substring] { name.split(separator: " ") }
}

/// An argument that is told by its place.
struct ArgumentDescription: Sendable {
    /// As help shows it: `PROMPT`.
    var name: String
    var help: String
    /// What it has to be one of; empty for anything.
    var values: [String] = []
    var isOptional = false
    /// Whether more of them may follow: for the last one.
    var isRepeatable = false
    var completion = ValueCompletion.none
}

/// An option.
struct OptionDescription: Sendable {
    /// Without its dashes.
    var name: String
    /// A single letter that means the same.
    var letter: Character?
    /// What follows it, as help shows it: `FILE`; nil for one that stands alone.
    var value: String?
    /// What may follow it behind an equals sign, for one that can stand alone.
    var optionalValue: String?
    /// What the value has to be one of; empty for anything.
    var values: [String] = []
    var isRepeatable = false
    var completion = ValueCompletion.none
    var help: String

    /// `--output`.
    var flag: String { "--\(name)" }
}

/// What a shell offers for a value. One that has to be one of a few is completed by those anyway.
enum ValueCompletion: Sendable {
    case none
    case files
    case folders
    /// Words that are only asked for when a completion script is written.
    case words(@Sendable () -> [String])
}
