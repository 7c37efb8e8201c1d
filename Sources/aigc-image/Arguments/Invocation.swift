/// What a command line asks for.
enum Invocation {
    case command(CommandDescription, ParsedArguments)
    case help(HelpTopic)
    case version

    init(_ arguments: [String], commands: [CommandDescription]) throws(UsageError) {
        guard let first = arguments.first else {
            self = .help(.overview)
            return
        }
        switch first {
        case "help", "--help", "-h": self = .help(try HelpTopic(arguments.dropFirst(), commands))
        case "--version", "version": self = .version
        case _ where first.hasPrefix("-"):
            throw .unknown("option", first, among: ["--help", "--version"])
        default:
            // Behind `--` nothing is an option.
            let options = arguments.dropFirst().prefix { $0 != "--" }
            let isHelp = options.contains("--help") || options.contains("-h")
            let words = isHelp ? arguments.prefix { !$0.hasPrefix("-") } : arguments[...]
            switch try HelpTopic(words, commands) {
            case .command(let command) where !isHelp:
                let rest = arguments.dropFirst(command.words.count)
                self = .command(command, try ParsedArguments(rest, of: command))
            case let topic: self = .help(topic)
            }
        }
    }
}

/// What help can be about.
enum HelpTopic {
    case overview
    case command(CommandDescription)
    /// The commands whose names begin with the same word.
    case family(String, [CommandDescription])

    /// Finds what words begin with.
    init(_ words: ArraySlice<String>, _ commands: [CommandDescription]) throws(UsageError) {
        guard let first = words.first else {
            self = .overview
            return
        }
        if let command = commands.first(where: { $0.name == first }) {
            self = .command(command)
            return
        }
        let family = commands.filter { $0.words.count > 1 && $0.words[0] == first }
        guard !family.isEmpty else {
            var names: [String] = []
            for command in commands where command.words.first.map(String.init) != names.last {
                names.append(String(command.words[0]))
            }
            throw .unknown("command", first, among: names)
        }
        guard let second = words.dropFirst().first else {
            self = .family(first, family)
            return
        }
        guard let command = family.first(where: { $0.words[1] == second }) else {
            throw .unknown(
                "command", "\(first) \(second)", among: family.map(\.name), of: first)
        }
        self = .command(command)
    }
}
