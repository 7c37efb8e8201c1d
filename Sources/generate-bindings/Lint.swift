import APISpec
import BindingsGenerator
import SpecMaintenance
import TencentCloudCommandLine

/// `generate-bindings lint`.
struct Lint {
    var files: DescriptionFiles

    private static let syntax = CommandSyntax(name: "lint", options: Options.description, likelyOption: "api")

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        files = try DescriptionFiles(ParsedArguments(arguments, of: Self.syntax))
    }

    func run() -> Console.Status {
        do throws(FileError) {
            let sources = try files.read()
            let (description, diagnostics) = Description.read(
                api: sources.api, errors: sources.errors, refinements: sources.refinements)
            let gaps = description?.undocumented ?? []
            for diagnostic in diagnostics + gaps { Console.complain("\(diagnostic)") }
            return description == nil ? .failed : .done
        } catch {
            Console.complain("\(error)")
            return .failed
        }
    }
}
