extension CompletionScript {
    /// For `source <(aigc-image completions bash)`.
    var bash: String {
        """
        # bash completion for aigc-image; use: source <(aigc-image completions bash)
        _aigc_image() {
            local -a words=()
            local word joins=
            # bash breaks words at : and =, which stand inside a model's name and behind an option.
            for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
                if [[ ${#words[@]} -gt 0 && ( -n $joins || $word == [:=] ) ]]; then
                    words[${#words[@]}-1]+=$word
                else
                    words+=("$word")
                fi
                joins=
                if [[ $word == [:=] ]]; then joins=1; fi
            done
            local -i place=${#words[@]}-1
            local current=${words[place]} previous=${words[place-1]} command=${words[1]}
            if [[ $current == --*=* ]]; then
                previous=${current%%=*} current=${current#*=}
            fi
            COMPREPLY=()
            if ((place == 1)); then
                _aigc_image_words "\(firstWords.map(\.word).joined(separator: " ")) --help --version"
                return
            fi
            case $command in
                help)
                    if ((place == 2)); then
                        _aigc_image_words "\(firstWords.dropLast().map(\.word).joined(separator: " "))"
                    fi
                    return ;;
        \(families.map(familyCase).joined())    esac
            case $command in
        \(commands.map(commandCase).joined())    esac
        }
        _aigc_image_words() {
            local index
            COMPREPLY=($(compgen -W "$1" -- "$current"))
            if [[ $current == *:* ]]; then
                for index in "${!COMPREPLY[@]}"; do
                    COMPREPLY[index]=${COMPREPLY[index]#"${current%:*}:"}
                done
            fi
        }
        _aigc_image_paths() {
            local IFS=$'\\n'
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen "$1" -- "$current"))
        }
        complete -o bashdefault -F _aigc_image aigc-image

        """
    }

    private func familyCase(_ name: String) -> String {
        let words = members(of: name).map(\.word).joined(separator: " ")
        return """
                \(name))
                    if ((place == 2)); then
                        _aigc_image_words "\(words)"
                        return
                    fi
                    command="\(name) ${words[2]}" ;;

            """
    }

    private func commandCase(_ command: CommandDescription) -> String {
        var values = ""
        for option in command.options where option.value != nil {
            let flags = (option.letter.map { ["-\($0)"] } ?? []) + [option.flag]
            values += "                \(flags.joined(separator: "|"))) \(reply(option.offered)); return ;;\n"
        }
        let flags = (command.options + [.helpOption]).map(\.flag).joined(separator: " ")
        return """
                \(command.words.count > 1 ? "'\(command.name)'" : command.name))
                    case $previous in
            \(values)        esac
                    if [[ $current == -* ]]; then
                        _aigc_image_words "\(flags)"
                    else
                        \(argumentReply(command))
                    fi ;;

            """
    }

    /// All places' words are offered at every place: bash doesn't tell places from options' values.
    private func argumentReply(_ command: CommandDescription) -> String {
        var words: [String] = []
        for argument in command.arguments {
            switch argument.offered {
            case .none: break
            case .words(let list): words += list()
            case .files, .folders: return reply(argument.offered)
            }
        }
        return reply(words.isEmpty ? .none : .words { [words] in words })
    }

    private func reply(_ completion: ValueCompletion) -> String {
        switch completion {
        case .none: ":"
        case .files: "_aigc_image_paths -f"
        case .folders: "_aigc_image_paths -d"
        case .words(let words): #"_aigc_image_words "\#(words().joined(separator: " "))""#
        }
    }
}
