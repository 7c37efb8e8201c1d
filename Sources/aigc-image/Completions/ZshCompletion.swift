extension CompletionScript {
    /// For `source <(aigc-image completions zsh)`, or a file `_aigc-image` in a folder of `$fpath`.
    var zsh: String {
        """
        #compdef aigc-image
        # zsh completion for aigc-image; use: source <(aigc-image completions zsh)
        _aigc_image() {
            local -a words_here
            local command=$words[2]
            if ((CURRENT == 2)); then
                words_here=(
        \(list(firstWords))        )
                _describe command words_here
                return
            fi
            case $command in
                help)
                    if ((CURRENT == 3)); then
                        words_here=(
        \(list(firstWords.dropLast()))                )
                        _describe command words_here
                    fi
                    return ;;
        \(families.map(familyCase).joined())    esac
            case $command in
        \(commands.map(commandCase).joined())    esac
        }
        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
            _aigc_image "$@"
        else
            compdef _aigc_image aigc-image
        fi

        """
    }

    private func list(_ words: some Sequence<(word: String, summary: String)>) -> String {
        words.map { "            \(ShellWord.single("\($0.word):\($0.summary)"))\n" }.joined()
    }

    private func familyCase(_ name: String) -> String {
        """
                \(name))
                    if ((CURRENT == 3)); then
                        words_here=(
        \(list(members(of: name)))                )
                        _describe command words_here
                        return
                    fi
                    command="\(name) $words[3]"
                    shift words
                    ((CURRENT--)) ;;

        """
    }

    private func commandCase(_ command: CommandDescription) -> String {
        var specs: [String] = []
        for option in command.options + [.helpOption] {
            let help = Self.escaped(option.help)
            let value = option.value.map { ":\(Self.escaped($0)):\(action(option.offered))" } ?? ""
            let mark = option.isRepeatable ? "*" : ""
            let equals = option.value == nil ? "" : "="
            specs.append("\(mark)\(option.flag)\(equals)[\(help)]\(value)")
            if let letter = option.letter {
                specs.append("\(mark)-\(letter)\(option.value == nil ? "" : "+")[\(help)]\(value)")
            }
        }
        for argument in command.arguments {
            let mark = argument.isRepeatable ? "*:" : argument.isOptional ? "::" : ":"
            specs.append("\(mark)\(argument.name):\(action(argument.offered))")
        }
        let lines = specs.map { "                \(ShellWord.single($0))" }.joined(separator: " \\\n")
        return """
                \(command.words.count > 1 ? "'\(command.name)'" : command.name))
                    shift words
                    ((CURRENT--))
                    _arguments \\
            \(lines) ;;

            """
    }

    private func action(_ completion: ValueCompletion) -> String {
        switch completion {
        case .none: " "
        case .files: "_files"
        case .folders: "_files -/"
        case .words(let words):
            "(\(words().map { $0.split(separator: ":").joined(separator: #"\:"#) }.joined(separator: " ")))"
        }
    }

    /// A text as it may stand in brackets, or between colons.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if "[]:\\".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }
}
