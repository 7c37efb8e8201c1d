import APISpec
import BindingsGenerator
import SpecMaintenance
import TencentCloudCommandLine

/// `generate-bindings add-service`, which `swift package add-service` runs.
struct AddService {
    var wish: AddedService.Wish
    var root: String

    private static let syntax = CommandSyntax(
        name: "add-service",
        arguments: [ArgumentDescription(name: "SERVICE", help: "cvm, or one version of it: cvm/2017-03-12")],
        options: [
            Options.from, Options.actions, Options.target, Options.errorCodes, Options.committed,
            Options.packageFolder,
        ],
        likelyOption: "from")

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let arguments = try ParsedArguments(arguments, of: Self.syntax)
        // `--actions A,B` and `--actions A --actions B` are the same.
        let actions = arguments.all("actions").flatMap { $0.split(separator: ",").map(String.init) }
        wish = AddedService.Wish(
            service: arguments[argument: "SERVICE"], source: try arguments.require("from"), actions: actions,
            target: arguments["target"], errorCodes: arguments["error-codes"],
            isCommitted: arguments.has("committed"))
        root = arguments["package"] ?? "."
    }

    func run() -> Console.Status {
        do {
            let service = try AddedService(wish, in: root)
            try service.write()
            for file in service.files { Console.complain("wrote \(file.path)") }
            if wish.isCommitted { Console.complain("swift package write-bindings writes the bindings.") }
            Console.complain("This goes among the targets of Package.swift:")
            Console.print(service.manifest())
            return .done
        } catch {
            Console.complain(error)
            return .failed
        }
    }
}
