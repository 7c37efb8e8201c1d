import APISpec
import BindingsGenerator
import SpecMaintenance
import TencentCloudCommandLine

/// `generate-bindings diff`.
struct Diff {
    var old: String
    var new: String
    var services: [String]
    var refinements: String?
    var report: DifferenceReport

    private static let syntax = CommandSyntax(
        name: "diff",
        arguments: [
            ArgumentDescription(name: "OLD", help: "a description"),
            ArgumentDescription(name: "NEW", help: "the description to compare it with"),
        ], options: [Options.service, Options.refinements] + DifferenceReport.options)

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let arguments = try ParsedArguments(arguments, of: Self.syntax)
        (old, new) = (arguments[argument: "OLD"], arguments[argument: "NEW"])
        services = arguments.all("service")
        refinements = arguments["refinements"]
        report = DifferenceReport(arguments)
    }

    func run() -> Console.Status {
        do {
            let differences = try DescriptionPairs.compare(
                old, new, services: services, refinements: try refinements.map(SourceFile.init(reading:)))
            try report.put(differences)
            return .done
        } catch {
            Console.complain(error)
            return .failed
        }
    }
}

extension Console {
    /// Says why something failed: errors of descriptions and files bring their places with them.
    static func complain(_ error: any Error) {
        switch error {
        case let error as DescriptionError:
            for diagnostic in error.diagnostics where diagnostic.severity == .error {
                complain("\(diagnostic)")
            }
        case is FileError: complain("\(error)")
        default: complain("error: \(error)")
        }
    }
}
