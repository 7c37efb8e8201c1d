/// `aigc-image completions`: teaches a shell these commands.
enum CompletionsCommand {
    static let description = CommandDescription(
        name: "completions",
        summary: "Print what makes a shell complete commands, options and models",
        discussion: [
            "Put the line of the example for your shell into its start-up file, or its output where the shell "
                + "looks for completions: it is then there without a start of aigc-image."
        ],
        arguments: [
            ArgumentDescription(
                name: "SHELL", help: "bash, zsh or fish",
                values: CompletionScript.Shell.allCases.map(\.rawValue))
        ],
        examples: [
            .init(title: "In ~/.bashrc", line: "source <(aigc-image completions bash)"),
            .init(title: "In ~/.zshrc, after compinit", line: "source <(aigc-image completions zsh)"),
            .init(
                title: "Once, for fish",
                line: "aigc-image completions fish > ~/.config/fish/completions/aigc-image.fish"),
        ],
        run: run)

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        guard let shell = CompletionScript.Shell(rawValue: arguments[argument: "SHELL"]) else {
            return .usage
        }
        let script = CompletionScript(commands: Commands.all).text(for: shell)
        try Terminal.standard.print(TerminalText(trusted: script))
        return .done
    }
}
