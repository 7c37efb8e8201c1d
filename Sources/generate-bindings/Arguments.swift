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
        what differs between two, and what that means to callers; update takes a newer one over into spec/.

          --api FILE                 the description, in the official layout (api.json)
          --errors FILE              its error codes (errors.json)
          --refinements FILE         what the official layout can't say (refinements.json)
          --config FILE              which actions, for whom, under which name (bindings-config.json)
          --spec-root FOLDER         where the folders that configurations name as "spec" are
          --output-directory FOLDER  where the files go; those that would not change are not touched
          OLD, NEW, --from PATH      an api.json, its folder, or a folder with <service>/<version>/api.json, such
                                     as spec/ or installed official metadata (…/tccli)
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
        case lint(Inputs)
        case diff(Diff)
        case update(Update)
    }
}

/// The files of a description, by their paths.
struct Inputs {
    var api: String
    var errors: String?
    var refinements: String?
}

extension Arguments.Command {
    /// Understands the arguments behind the command's name.
    init(_ arguments: ArraySlice<String>) throws(Arguments.Mistake) {
        guard let verb = arguments.first else { throw Arguments.Mistake(message: "no subcommand") }
        let rest = arguments.dropFirst()
        if verb == "--help" || verb == "-h" || verb == "help" || rest.contains("--help")
            || rest.contains("-h")
        {
            self = .help
            return
        }
        let files = ["--api", "--errors", "--refinements"]
        switch verb {
        case "generate":
            var options = try Options(
                rest, of: verb, files + ["--config", "--spec-root", "--output-directory"])
            let output = try options.require("--output-directory")
            if let root = options["--spec-root"] {
                if let extra = files.first(where: { options[$0] != nil }) {
                    throw Arguments.Mistake(message: "\(extra) and --spec-root exclude each other")
                }
                self = .generate(
                    Generate(source: .config(try options.require("--config"), root: root), output: output))
            } else {
                let inputs = try Inputs(&options)
                self = .generate(
                    Generate(source: .files(inputs, config: options["--config"]), output: output))
            }
        case "lint":
            var options = try Options(rest, of: verb, files)
            self = .lint(try Inputs(&options))
        case "diff": self = .diff(try Diff(rest))
        case "update": self = .update(try Update(rest))
        default:
            throw Arguments.Mistake(
                message: "there is no subcommand \"\(verb)\"; there are generate, lint, diff and update")
        }
    }
}

extension Inputs {
    fileprivate init(_ options: inout Options) throws(Arguments.Mistake) {
        self.init(
            api: try options.require("--api"), errors: options["--errors"],
            refinements: options["--refinements"])
    }
}

/// Options with a value each: `--name value` or `--name=value`.
private struct Options {
    private let verb: String
    private var values: [String: String] = [:]

    init(_ arguments: ArraySlice<String>, of verb: String, _ known: [String]) throws(Arguments.Mistake) {
        self.verb = verb
        var rest = arguments
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard known.contains(name) else {
                throw Arguments.Mistake(message: "\(verb) doesn't take \"\(argument)\"")
            }
            guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
                throw Arguments.Mistake(message: "\(name) needs a value")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw Arguments.Mistake(message: "\(name) comes twice")
            }
        }
    }

    subscript(name: String) -> String? { values[name] }

    func require(_ name: String) throws(Arguments.Mistake) -> String {
        guard let value = values[name] else { throw Arguments.Mistake(message: "\(verb) needs \(name)") }
        return value
    }
}
