extension CompletionScript {
    /// For `aigc-image completions fish | source`, or a file in `~/.config/fish/completions`.
    var fish: String {
        var lines = [
            "# fish completion for aigc-image; use: aigc-image completions fish | source",
            "complete -c aigc-image -f",
            "complete -c aigc-image -n __fish_use_subcommand -s h -l help -d Help",
            "complete -c aigc-image -n __fish_use_subcommand -l version -d 'The version'",
        ]
        for (word, summary) in firstWords {
            lines.append(line("__fish_use_subcommand", "-a \(word)", summary))
        }
        for family in families {
            let names = members(of: family)
            let condition =
                "__fish_seen_subcommand_from \(family); and not __fish_seen_subcommand_from "
                + names.map(\.word).joined(separator: " ")
            for (word, summary) in names { lines.append(line(condition, "-a \(word)", summary)) }
        }
        for (word, summary) in firstWords.dropLast() {
            lines.append(line("__fish_seen_subcommand_from help", "-a \(word)", summary))
        }
        for command in commands {
            let condition = command.words.map { "__fish_seen_subcommand_from \($0)" }.joined(
                separator: "; and ")
            for option in command.options + [.helpOption] {
                let letter = option.letter.map { "-s \($0) " } ?? ""
                // Without -x, files are offered as well.
                let isFile = if case .files = option.offered { true } else { false }
                let value = option.value == nil ? "" : (isFile ? " -r" : " -x") + offer(option.offered)
                lines.append(line(condition, "\(letter)-l \(option.name)\(value)", option.help))
            }
            for argument in command.arguments {
                let offer = offer(argument.offered)
                if !offer.isEmpty { lines.append(line(condition, String(offer.dropFirst()), argument.help)) }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ condition: String, _ what: String, _ help: String) -> String {
        "complete -c aigc-image -n \(ShellWord.single(condition)) \(what) -d \(ShellWord.fish(help))"
    }

    private func offer(_ completion: ValueCompletion) -> String {
        switch completion {
        case .none: ""
        case .files: " -F"
        case .folders: " -a '(__fish_complete_directories)'"
        case .words(let words): " -a \(ShellWord.single(words().joined(separator: " ")))"
        }
    }
}
