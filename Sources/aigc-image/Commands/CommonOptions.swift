/// Options that mean the same in several commands.
enum CommonOptions {
    static let output = OptionDescription(
        name: "output", letter: "o", value: "FILE", completion: .files,
        help: "Where to save, - for the output; named after the prompt or the scene unless told")
    static let force = OptionDescription(name: "force", help: "Replace files that exist")
    static let json = OptionDescription(name: "json", help: "Print the result as JSON")
    static let quiet = OptionDescription(name: "quiet", letter: "q", help: "No progress")
}
