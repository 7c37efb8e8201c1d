/// Words as a shell wants them.
enum ShellWord {
    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,")

    /// The word, in quotes where it has to be, so that a line can be copied into a shell.
    static func quoted(_ word: String) -> String {
        !word.isEmpty && word.allSatisfy(plain.contains) ? word : single(word)
    }

    /// The word in single quotes, for bash, zsh and their like.
    static func single(_ word: String) -> String { "'\(replacing(word, "'", by: #"'\''"#))'" }

    /// The word in single quotes, for fish.
    static func fish(_ word: String) -> String {
        "'\(replacing(replacing(word, #"\"#, by: #"\\"#), "'", by: #"\'"#))'"
    }

    private static func replacing(_ text: String, _ character: Character, by other: String) -> String {
        text.split(separator: character, omittingEmptySubsequences: false).joined(separator: other)
    }
}
