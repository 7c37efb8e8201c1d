import APISpec
import BindingsGenerator

/// `generate-bindings generate`.
struct Generate {
    /// What to generate from.
    enum Source {
        /// Files named one by one.
        case files(Inputs, config: String?)
        /// A configuration, which names a folder below a root.
        case config(String, root: String)
    }

    var source: Source
    var output: String

    init(_ arguments: ArraySlice<String>) throws(Arguments.Mistake) {
        let list = try ArgumentList(
            arguments, of: "generate",
            options: Inputs.options + ["--config", "--spec-root", "--output-directory"])
        try list.refuseOperands(meaning: "--api")
        output = try list.require("--output-directory")
        if let root = try list.one("--spec-root") {
            if let extra = Inputs.options.first(where: { !list.all($0).isEmpty }) {
                throw Arguments.Mistake(message: "\(extra) and --spec-root exclude each other")
            }
            source = .config(try list.require("--config"), root: root)
        } else {
            source = .files(try Inputs(list), config: try list.one("--config"))
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
        case .files(let inputs, let config):
            let (config, diagnostics) =
                try config.map { (path) throws(FileError) in try readConfig(path) } ?? (nil, [])
            let sources = try inputs.read()
            if !diagnostics.isEmpty { return Pipeline.Result(files: nil, diagnostics: diagnostics) }
            return Pipeline.generate(
                api: sources.api, errors: sources.errors, refinements: sources.refinements, config: config)
        case .config(let path, let root):
            let (config, diagnostics) = try readConfig(path)
            guard let config else { return Pipeline.Result(files: nil, diagnostics: diagnostics) }
            return try generate(config, below: root)
        }
    }

    private func readConfig(_ path: String) throws(FileError) -> (BindingsConfig?, [Diagnostic]) {
        let (config, diagnostics) = BindingsConfig.read(try SourceFile(reading: path))
        return (config, diagnostics)
    }

    private func generate(_ config: BindingsConfig, below root: String) throws(FileError) -> Pipeline.Result {
        var errorCodes: SourceFile?
        if let errors = config.errors {
            let path = "\(root)/\(errors.value)"
            guard POSIXFile.exists(path) else { return missing(path, named: errors, in: config) }
            let file = try SourceFile(reading: path)
            guard config.service != nil else { return Pipeline.generate(errorCodes: file, config: config) }
            errorCodes = file
        }
        guard let spec = config.spec else {
            let place = config.source.location(at: 0)
            let message = "the configuration lacks \"spec\""
            return Pipeline.Result(
                files: nil,
                diagnostics: [
                    Diagnostic(.error, at: place, message, fix: "name the description's folder below \(root)")
                ])
        }
        let folder = "\(root)/\(spec.value)"
        guard POSIXFile.exists("\(folder)/api.json") else {
            return missing("\(folder)/api.json", named: spec, in: config)
        }
        func present(_ name: String) -> String? {
            POSIXFile.exists("\(folder)/\(name)") ? "\(folder)/\(name)" : nil
        }
        let sources = try Inputs(
            api: "\(folder)/api.json", errors: present("errors.json"),
            refinements: present("refinements.json")
        ).read()
        return Pipeline.generate(
            api: sources.api, errors: sources.errors, refinements: sources.refinements,
            errorCodes: errorCodes, config: config)
    }

    private func missing(
        _ path: String, named name: Located<String>, in config: BindingsConfig
    ) -> Pipeline.Result {
        let place = config.source.location(at: name.offset)
        return Pipeline.Result(
            files: nil,
            diagnostics: [
                Diagnostic(
                    .error, at: place, "there is no file \(path)", fix: "put it there, or name where it is")
            ])
    }
}
