import TencentCloudCommandLine

/// What the command line asks for.
enum Arguments {
    static let usage = """
        Usage:
          generate-bindings generate --api FILE [--errors FILE] [--refinements FILE] [--config FILE]
                                     --output-directory FOLDER
          generate-bindings generate --config FILE --spec-root FOLDER --output-directory FOLDER
          generate-bindings lint --api FILE [--errors FILE] [--refinements FILE]
          generate-bindings diff OLD NEW [--service NAME]… [--refinements FILE]
                                 [--format text|json|markdown] [--output FILE]
          generate-bindings update --from PATH [--spec-root FOLDER] [--service NAME]… [--add-action NAME]…
                                   [--add-member OBJECT.MEMBER]… [--take-documentation] [--allow-breaking]
                                   [--dry-run] [--format text|json|markdown] [--output FILE]
          generate-bindings write CONFIG… [--spec-root FOLDER] [--check]
          generate-bindings add-service SERVICE --from PATH [--actions NAMES]… [--target NAME]
                                        [--error-codes FILE] [--committed] [--package FOLDER]
          generate-bindings suggest-refinements --api FILE [--refinements FILE] [--output FILE]
          generate-bindings fingerprints --api FILE OBJECT.MEMBER
          generate-bindings --help

        generate writes the Swift bindings of a service; lint says what is wrong with its description; diff says
        what differs between two, what that means to callers, and which of our limits to check; update takes a newer
        one over into spec/, and is what `swift package update-spec` runs; write puts bindings beside their configuration,
        to be committed (`swift package write-bindings`); add-service sets up another service in a package
        (`swift package add-service`); suggest-refinements drafts the values,
        limits and defaults that the words of a description tell, each with its sentence, for a person to accept;
        fingerprints prints the marks by which limits know the sentences of the official text that they come from.

        \(CommandSyntax.table(of: Options.all))

        Mistakes go to standard error as file:line:column: error: …, all at once, and nothing is written then.
        Exit status: 0 done, 1 a mistake in a file, 2 a mistake on the command line.
        """

    enum Command {
        case help
        case generate(Generate)
        case lint(Lint)
        case diff(Diff)
        case update(Update)
        case write(Write)
        case addService(AddService)
        case suggestRefinements(SuggestRefinements)
        case fingerprints(Fingerprints)
    }
}

extension Arguments.Command {
    /// Understands the arguments behind the command's name.
    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        guard let verb = arguments.first else { throw UsageError("a subcommand is missing") }
        let rest = arguments.dropFirst()
        if verb == "help" || arguments.contains("--help") || arguments.contains("-h") {
            self = .help
            return
        }
        switch verb {
        case "generate": self = .generate(try Generate(rest))
        case "lint": self = .lint(try Lint(rest))
        case "diff": self = .diff(try Diff(rest))
        case "update": self = .update(try Update(rest))
        case "write": self = .write(try Write(rest))
        case "add-service": self = .addService(try AddService(rest))
        case "suggest-refinements": self = .suggestRefinements(try SuggestRefinements(rest))
        case "fingerprints": self = .fingerprints(try Fingerprints(rest))
        default:
            throw .unknown(
                "subcommand", verb,
                among: [
                    "generate", "lint", "diff", "update", "write", "add-service", "suggest-refinements",
                    "fingerprints",
                ])
        }
    }
}
