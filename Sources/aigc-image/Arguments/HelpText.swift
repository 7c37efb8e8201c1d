/// Writes help from the commands' tables.
struct HelpText {
    private let style: TextStyle
    private let width: Int
    private static let indent = 2
    private static let longestLabel = 28

    init(_ style: TextStyle, width: Int) {
        self.style = style
        self.width = min(max(width, 40), 100)
    }

    /// The help on something, all of whose words are the program's own.
    func text(on topic: HelpTopic) -> TerminalText {
        let text =
            switch topic {
            case .overview: overview
            case .family(let name, let members): family(name, members)
            case .command(let command): details(command)
            }
        return TerminalText(trusted: text)
    }

    private var overview: String {
        var text = paragraph("aigc-image draws pictures with Tencent Cloud's image models.")
        text += heading("Usage") + "  aigc-image COMMAND [OPTIONS]\n"
        text += heading("Commands") + table(Commands.all.map { ($0.name, $0.summary) })
        text += heading("Options")
        text += table([("-h, --help", "Help, of a command behind its name"), ("--version", "The version")])
        text += heading("Examples") + examples(Commands.tour)
        text += heading("Credentials")
        text += paragraph(ConnectionOptions.credentials, indent: Self.indent)
        text += heading("Environment")
        text += table([("NO_COLOR", "Whatever it says, there are no colours")])
        text += heading("Exit status")
        text += table([
            ("0", "Done"), ("1", "The service, the task or the disk failed"),
            ("2", "The command line, or a request that no service would take"), ("130", "Interrupted"),
        ])
        return text
    }

    private func family(_ name: String, _ members: [CommandDescription]) -> String {
        heading("Usage").drop { $0.isNewline } + "  aigc-image \(name) COMMAND [OPTIONS]\n"
            + heading("Commands") + table(members.map { ($0.name, $0.summary) })
            + heading("Examples") + examples(members.compactMap(\.examples.first))
            + "\n" + paragraph("aigc-image \(name) COMMAND --help says more.")
    }

    private func details(_ command: CommandDescription) -> String {
        var usage = "  aigc-image \(command.name)"
        for argument in command.arguments {
            let word =
                (argument.values.isEmpty ? argument.name : argument.values.joined(separator: "|"))
                + (argument.isRepeatable ? "..." : "")
            usage += argument.isOptional ? " [\(word)]" : " \(word)"
        }
        if !command.options.isEmpty { usage += " [OPTIONS]" }
        var text = paragraph(command.summary + ".") + heading("Usage") + usage + "\n"
        for part in command.discussion { text += "\n" + paragraph(part) }
        if !command.arguments.isEmpty {
            text += heading("Arguments") + table(command.arguments.map { ($0.name, $0.help) })
        }
        text += heading("Options")
        text += table(command.options.map { (label($0), $0.help) } + [("-h, --help", "This help")])
        if !command.json.isEmpty { text += heading("JSON") + command.json.map(shape).joined() }
        if !command.examples.isEmpty { text += heading("Examples") + examples(command.examples) }
        return text
    }

    private func shape(_ json: CommandDescription.JSONExample) -> String {
        let pad = String(repeating: " ", count: Self.indent)
        let title = wrap(json.title, width - Self.indent - 2).map { line in
            pad + style.faint("# \(line)").rendered + "\n"
        }
        return title.joined() + json.text.split(separator: "\n").map { "\(pad)\($0)\n" }.joined()
    }

    private func label(_ option: OptionDescription) -> String {
        let value = option.values.isEmpty ? option.value : option.values.joined(separator: "|")
        let optional = option.optionalValue.map { "[=\($0)]" } ?? ""
        return (option.letter.map { "-\($0), " } ?? "    ") + option.flag
            + (value.map { " \($0)" } ?? optional)
    }

    private func heading(_ title: String) -> String { "\n\(style.bold("\(title):").rendered)\n" }

    private func examples(_ examples: [CommandDescription.Example]) -> String {
        examples.map { "  \(style.faint("# \($0.title)").rendered)\n  \($0.line)\n" }.joined()
    }

    /// Labels at the left, their texts in a column beside them.
    private func table(_ rows: [(label: String, text: String)]) -> String {
        let column = Self.indent + min(Self.longestLabel, rows.map(\.label.count).max() ?? 0) + 2
        return rows.map { label, text in
            let start = String(repeating: " ", count: Self.indent) + label
            let lines = wrap(text, width - column)
            // A long label has a line to itself.
            let isLong = start.count + 2 > column
            let first = isLong ? start + "\n" : start + String(repeating: " ", count: column - start.count)
            let pad = String(repeating: " ", count: column)
            return first + (isLong ? pad : "") + lines.joined(separator: "\n" + pad) + "\n"
        }.joined()
    }

    private func paragraph(_ text: String, indent: Int = 0) -> String {
        let pad = String(repeating: " ", count: indent)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { $0.hasPrefix(" ") ? [String($0)] : wrap(String($0), width - indent) }
            .map { $0.isEmpty ? "\n" : pad + $0 + "\n" }.joined()
    }

    private func wrap(_ text: String, _ columns: Int) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.count + 1 + word.count <= columns {
                lines[lines.count - 1] = "\(line) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
