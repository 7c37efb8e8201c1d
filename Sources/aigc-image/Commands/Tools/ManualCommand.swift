/// `aigc-image manual`: the manual page.
enum ManualCommand {
    static let description = CommandDescription(
        name: "manual",
        summary: "Print the manual page",
        discussion: ["Its source for man: what --help says of every command, on one page."],
        examples: [
            .init(title: "Read it", line: "aigc-image manual | man -l -"),
            .init(
                title: "Install it", line: "aigc-image manual > /usr/local/share/man/man1/aigc-image.1"),
        ],
        run: { _ in
            try Terminal.standard.print(document: ManualPage(commands: Commands.all).text)
            return .done
        })
}
