import APISpec

/// From a description to Swift, in one direction:
///
/// ```
/// read -> lint -> resolve -> render
/// ```
///
/// APISpec reads and lints; ``Resolver`` decides every name, type and check; ``Renderer`` writes them down.
/// Each stage is a function from a value to a value. ``OutputDirectory`` then puts the files on the disk.
package enum Pipeline {
    /// The generated files, and what is wrong with the description.
    package struct Result: Sendable {
        /// All files, in the order of ``OutputFile/names``; nil as soon as there is an error.
        package var files: [OutputFile]?
        /// The errors and warnings.
        package var diagnostics: [Diagnostic]

        /// A result by its parts.
        package init(files: [OutputFile]?, diagnostics: [Diagnostic]) {
            self.files = files
            self.diagnostics = diagnostics
        }
    }

    /// Generates the bindings of a service.
    ///
    /// - Parameters:
    ///   - api: the `api.json`, in the official layout.
    ///   - errors: the `errors.json`, if there is one.
    ///   - refinements: the `refinements.json`, if there is one.
    ///   - errorCodes: the common `errors.json` that the configuration names, if it does.
    ///   - config: what to generate; by default everything, for the module alone, without a server.
    package static func generate(
        api: SourceFile, errors: SourceFile? = nil, refinements: SourceFile? = nil,
        errorCodes: SourceFile? = nil, config: BindingsConfig? = nil
    ) -> Result {
        let (description, found) = Description.read(api: api, errors: errors, refinements: refinements)
        guard let description else { return Result(files: nil, diagnostics: found) }
        let diagnostics = found + (config?.diagnostics(for: description) ?? [])
        guard diagnostics.allSatisfy({ $0.severity != .error }) else {
            return Result(files: nil, diagnostics: diagnostics)
        }
        var bindings = resolve(description, config)
        if let errorCodes, let config {
            do throws(DescriptionError) {
                bindings.commonErrors = try Resolver.commonErrors(errorCodes, config)
            } catch {
                return Result(files: nil, diagnostics: diagnostics + error.diagnostics)
            }
        }
        return Result(files: render(bindings), diagnostics: diagnostics)
    }

    /// Generates static members of common error codes.
    ///
    /// - Parameters:
    ///   - errors: an `errors.json`, of which only the codes count.
    ///   - config: says where the file comes from, and who may see the members.
    package static func generate(errorCodes errors: SourceFile, config: BindingsConfig) -> Result {
        do throws(DescriptionError) {
            let files = Renderer.files(of: try Resolver.commonErrors(errors, config))
            return Result(files: files, diagnostics: [])
        } catch {
            return Result(files: nil, diagnostics: error.diagnostics)
        }
    }

    /// Decides how a clean description is spelt in Swift.
    package static func resolve(_ description: Description, _ config: BindingsConfig? = nil) -> Bindings {
        Resolver.resolve(description, config)
    }

    /// Writes bindings down: all files, in the order of ``OutputFile/names``.
    package static func render(_ bindings: Bindings) -> [OutputFile] {
        Renderer(bindings).files()
    }
}
