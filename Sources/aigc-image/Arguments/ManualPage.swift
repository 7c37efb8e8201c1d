import TencentCloudRuntime

/// Writes the manual page from the commands' tables, in the macros of man(7).
struct ManualPage {
    let commands: [CommandDescription]

    var text: String {
        var page = #".TH AIGC\-IMAGE 1 "" "aigc\-image \#(Version.number)" "User Commands""# + "\n"
        page += section("NAME") + #"aigc\-image \- draws pictures with Tencent Cloud's image models"# + "\n"
        page += section("SYNOPSIS") + ".B aigc\\-image\n.I COMMAND\n.RI [ OPTIONS ]\n"
        page += section("COMMANDS")
        page += commands.map(describe).joined()
        page += section("CREDENTIALS") + Self.escaped(ConnectionOptions.credentials) + "\n"
        page += section("EXIT STATUS")
        let statuses: [(ExitStatus, String)] = [
            (.done, "Done"), (.failed, "The service, the task or the disk failed"),
            (.usage, "The command line, or a request that no service would take"),
            (.interrupted, "Interrupted"),
        ]
        page += statuses.map { term("\\fB\($0.0.rawValue)\\fR", $0.1) }.joined()
        return page
    }

    private func describe(_ command: CommandDescription) -> String {
        let arguments = command.arguments.map { argument in
            let word = argument.name + (argument.isRepeatable ? "..." : "")
            return argument.isOptional ? " [\(word)]" : " \(word)"
        }
        var text = ".SS \"aigc\\-image \(Self.escaped(command.name + arguments.joined()))\"\n"
        text += Self.escaped(command.summary + ".") + "\n"
        for paragraph in command.discussion { text += ".PP\n" + Self.escaped(paragraph) + "\n" }
        for argument in command.arguments { text += term(Self.italic(argument.name), argument.help) }
        for option in command.options { text += term(label(option), option.help) }
        for example in command.examples {
            text += ".PP\n" + Self.escaped(example.title) + ":\n.PP\n.nf\n.RS\n"
            text += Self.escaped(example.line) + "\n.RE\n.fi\n"
        }
        return text
    }

    private func label(_ option: OptionDescription) -> String {
        let letter = option.letter.map { Self.bold("-\($0)") + ", " } ?? ""
        let values = option.values.isEmpty ? option.value : option.values.joined(separator: "|")
        let value = values.map { " " + Self.italic($0) }
        return letter + Self.bold(option.flag)
            + (value ?? option.optionalValue.map { "[=\(Self.italic($0))]" } ?? "")
    }

    private func section(_ title: String) -> String { ".SH \"\(title)\"\n" }

    private func term(_ label: String, _ text: String) -> String { ".TP\n\(label)\n\(Self.escaped(text))\n" }

    private static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }
    private static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// Text in which nothing is a request or an escape.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let safe = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
            return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : String(safe)
        }.joined(separator: "\n.br\n")
    }
}
