/// Writes what teaches a shell the commands' tables.
struct CompletionScript {
    enum Shell: String, CaseIterable {
        case bash, zsh, fish
    }

    let commands: [CommandDescription]

    /// The script, ready to be sourced.
    func text(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    /// The first words of all commands, each once, with what they do.
    var firstWords: [(word: String, summary: String)] {
        var words: [(word: String, summary: String)] = []
        for command in commands {
            let word = String(command.words[0])
            if command.words.count == 1 {
                words.append((word, command.summary))
            } else if words.last?.word != word {
                words.append((word, members(of: word).map(\.word).joined(separator: ", ")))
            }
        }
        return words + [("help", "Help, of a command behind its name")]
    }

    /// The families' names.
    var families: [String] {
        firstWords.map(\.word).filter { !members(of: $0).isEmpty }
    }

    /// The second words of a family's commands.
    func members(of family: String) -> [(word: String, summary: String)] {
        commands.filter { $0.words.count > 1 && $0.words[0] == family }
            .map { (String($0.words[1]), $0.summary) }
    }
}

extension OptionDescription {
    /// What a shell offers for its value.
    var offered: ValueCompletion { values.isEmpty ? completion : .words { [values] in values } }

    /// Help, which every command has.
    static let helpOption = OptionDescription(name: "help", letter: "h", help: "This help")
}

extension ArgumentDescription {
    /// What a shell offers for it.
    var offered: ValueCompletion { values.isEmpty ? completion : .words { [values] in values } }
}
