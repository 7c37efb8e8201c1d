/// What the command line asks for.
enum Arguments {
    static let usage = """
        Usage:
          generate-bindings generate --api FILE [--errors FILE] [--refinements FILE] [--config FILE]
                                     --output-directory FOLDER
          generate-bindings generate --config FILE --spec-root FOLDER --output-directory FOLDER
          generate-bindings lint --api FILE [--errors FILE] [--refinements FILE]
          generate-bindings diff OLD NEW [--service NAME]… [--format text|json|markdown] [--output FILE]
          generate-bindings update --from PATH [--spec-root FOLDER] [--service NAME]… [--add-action NAME]…
                                   [--add-member OBJECT.MEMBER]… [--take-documentation] [--allow-breaking]
                                   [--dry-run] [--format text|json|markdown] [--output FILE]
          generate-bindings --help

        generate writes the Swift bindings of a service; lint says what is wrong with its description; diff says
        what differs between two, and what that means to callers; update takes a newer one over into spec/, and is
        what `swift package update-spec` runs.

          --api FILE                 the description, in the official layout (api.json)
          --errors FILE              its error codes (errors.json)
          --refinements FILE         what the official layout can't say (refinements.json)
          --config FILE              which actions, for whom, under which name (bindings-config.json)
          --spec-root FOLDER         where the folders that configurations name as "spec" are
          --output-directory FOLDER  where the files go; those that would not change are not touched
          OLD, NEW, --from PATH      an api.json, its folder, its service's folder, or a folder with
                                     <service>/<version>/api.json, such as spec/ or installed official metadata
                                     (…/tccli)
          --service NAME             only this service, mps or mps/2019-06-12; may come again
          --add-action NAME          ship this action from now on, with all it reaches; may come again
          --add-member OBJECT.MEMBER ship a member that stays out by itself, with all it reaches; may come again
          --take-documentation       the newer file's words may be taken over (official ones are not ours)
          --allow-breaking           write even what breaks callers
          --dry-run                  say everything, write nothing
          --format, --output FILE    how the difference is put down, and where; as text on standard output

        Mistakes go to standard error as file:line:column: error: …, all at once, and nothing is written then.
        Exit status: 0 done, 1 a mistake in a file, 2 a mistake on the command line.
        """

    /// A mistake on the command line.
    struct Mistake: Error {
        var message: String
    }

    enum Command {
        case help
        case generate(Generate)
        case lint(Lint)
        case diff(Diff)
        case update(Update)
    }
}

extension Arguments.Command {
    /// Understands the arguments behind the command's name.
    init(_ arguments: ArraySlice<String>) throws(Arguments.Mistake) {
        guard let verb = arguments.first else { throw Arguments.Mistake(message: "no subcommand") }
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
        default:
            throw Arguments.Mistake(
                message: "there is no subcommand \"\(verb)\"; there are generate, lint, diff and update")
        }
    }
}
