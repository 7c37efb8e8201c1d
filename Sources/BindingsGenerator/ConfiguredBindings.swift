import APISpec

/// The bindings that a `bindings-config.json` asks for.
package enum ConfiguredBindings {
    /// Generates what a configuration asks for.
    ///
    /// - Parameters:
    ///   - path: the `bindings-config.json`.
    ///   - root: where the folders and files are that it names.
    package static func generate(_ path: String, below root: String) throws(FileError) -> Pipeline.Result {
        let (config, diagnostics) = BindingsConfig.read(try SourceFile(reading: path))
        guard let config else { return Pipeline.Result(files: nil, diagnostics: diagnostics) }
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
        guard let files = DescriptionFiles(folder: folder) else {
            return missing("\(folder)/api.json", named: spec, in: config)
        }
        let sources = try files.read()
        return Pipeline.generate(
            api: sources.api, errors: sources.errors, refinements: sources.refinements,
            errorCodes: errorCodes, config: config)
    }

    private static func missing(
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
