import APISpec
import BindingsGenerator
import TencentCloudCommandLine

/// `generate-bindings generate`.
struct Generate {
    /// What to generate from.
    enum Source {
        /// Files named one by one.
        case files(DescriptionFiles, config: String?)
        /// A configuration, which names a folder below a root.
        case config(String, root: String)
    }

    var source: Source
    var output: String

    private static let syntax = CommandSyntax(
        name: "generate",
        options: Options.description + [Options.config, Options.specRoot, Options.outputDirectory],
        likelyOption: "api")

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let arguments = try ParsedArguments(arguments, of: Self.syntax)
        output = try arguments.require("output-directory")
        if let root = arguments["spec-root"] {
            if let extra = Options.description.first(where: { arguments.has($0.name) }) {
                throw UsageError("\(extra.flag) and --spec-root exclude each other")
            }
            source = .config(try arguments.require("config"), root: root)
        } else {
            source = .files(try DescriptionFiles(arguments), config: arguments["config"])
        }
    }

    func run() -> Console.Status {
        do throws(FileError) {
            let result = try generate()
            for diagnostic in result.diagnostics { Console.complain("\(diagnostic)") }
            guard let files = result.files else { return .failed }
            try OutputDirectory(output).write(files)
            return .done
        } catch {
            Console.complain("\(error)")
            return .failed
        }
    }

    private func generate() throws(FileError) -> Pipeline.Result {
        switch source {
        case .files(let files, let path):
            let (config, diagnostics) =
                try path.map { (path) throws(FileError) in
                    BindingsConfig.read(try SourceFile(reading: path))
                } ?? (nil, [])
            let sources = try files.read()
            if !diagnostics.isEmpty { return Pipeline.Result(files: nil, diagnostics: diagnostics) }
            return Pipeline.generate(
                api: sources.api, errors: sources.errors, refinements: sources.refinements, config: config)
        case .config(let path, let root):
            return try ConfiguredBindings.generate(path, below: root)
        }
    }
}
