import TencentCloudRuntime

/// Words as a shell wants them.
enum ShellWord {
    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,")

    /// The word, in quotes where it has to be, so that a line can be copied into a shell.
    static func quoted(_ word: String) -> String {
        if word.printable != word { return escaped(word) }
        return !word.isEmpty && word.allSatisfy(plain.contains) ? word : single(word)
    }

    /// With escapes, which bash, zsh and their like read between `$'` and `'`: what can't be shown, a shell gets all
    /// the same.
    private static func escaped(_ word: String) -> String {
        var text = "$'"
        for byte in word.utf8 {
            let isPlain = plain.contains(Character(Unicode.Scalar(byte))) || byte == UInt8(ascii: " ")
            let digits = String(byte, radix: 8)
            let escape = "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            text += isPlain ? String(Character(Unicode.Scalar(byte))) : escape
        }
        return text + "'"
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
