/// What a command takes.
package struct CommandSyntax: Sendable {
    /// As messages call it.
    package var name: String
    /// In their order; those that may be left out come last.
    package var arguments: [ArgumentDescription]
    package var options: [OptionDescription]
    /// The name of the option that an argument too many was probably meant for.
    package var likelyOption: String?

    package init(
        name: String, arguments: [ArgumentDescription] = [], options: [OptionDescription] = [],
        likelyOption: String? = nil
    ) {
        self.name = name
        self.arguments = arguments
        self.options = options
        self.likelyOption = likelyOption
    }
}

/// An argument that is told by its place.
package struct ArgumentDescription: Sendable {
    /// As help shows it: `PROMPT`.
    package var name: String
    package var help: String
    /// What it has to be one of; empty for anything.
    package var values: [String] = []
    package var isOptional = false
    /// Whether more of them may follow: for the last one.
    package var isRepeatable = false
    package var completion = ValueCompletion.none

    package init(
        name: String, help: String, values: [String] = [], isOptional: Bool = false,
        isRepeatable: Bool = false,
        completion: ValueCompletion = .none
    ) {
        self.name = name
        self.help = help
        self.values = values
        self.isOptional = isOptional
        self.isRepeatable = isRepeatable
        self.completion = completion
    }
}

/// An option.
package struct OptionDescription: Sendable {
    /// Without its dashes.
    package var name: String
    /// A single letter that means the same.
    package var letter: Character?
    /// What follows it, as help shows it: `FILE`; nil for one that stands alone.
    package var value: String?
    /// What may follow it behind an equals sign, for one that can stand alone.
    package var optionalValue: String?
    /// What the value has to be one of; empty for anything.
    package var values: [String] = []
    package var isRepeatable = false
    package var completion = ValueCompletion.none
    package var help: String

    package init(
        name: String, letter: Character? = nil, value: String? = nil, optionalValue: String? = nil,
        values: [String] = [], isRepeatable: Bool = false, completion: ValueCompletion = .none, help: String
    ) {
        self.name = name
        self.letter = letter
        self.value = value
        self.optionalValue = optionalValue
        self.values = values
        self.isRepeatable = isRepeatable
        self.completion = completion
        self.help = help
    }

    /// `--output`.
    package var flag: String { "--\(name)" }
}

/// What a shell offers for a value. One that has to be one of a few is completed by those anyway.
package enum ValueCompletion: Sendable {
    case none
    case files
    case folders
    /// Words that are only asked for when a completion script is written.
    case words(@Sendable () -> [String])
}
