/// What a command line asks for.
enum Invocation {
    case command(CommandDescription, ParsedArguments)
    /// Of one command, or (nil) of all.
    case help(CommandDescription?)
    case version

    init(_ arguments: [String], commands: [CommandDescription]) throws(UsageError) {
        func command(_ name: String) throws(UsageError) -> CommandDescription {
            guard let command = commands.first(where: { $0.name == name }) else {
                throw .unknown("command", name, among: commands.map(\.name))
            }
            return command
        }
        guard let first = arguments.first else {
            self = .help(nil)
            return
        }
        switch first {
        case "--help", "-h", "help":
            self = .help(first == "help" && arguments.count > 1 ? try command(arguments[1]) : nil)
        case "--version", "version": self = .version
        case _ where first.hasPrefix("-"):
            throw .unknown("option", first, among: ["--help", "--version"])
        default:
            let command = try command(first)
            // Behind `--` nothing is an option.
            let options = arguments.dropFirst().prefix { $0 != "--" }
            if options.contains("--help") || options.contains("-h") {
                self = .help(command)
            } else {
                self = .command(command, try ParsedArguments(arguments.dropFirst(), of: command))
            }
        }
    }
}
