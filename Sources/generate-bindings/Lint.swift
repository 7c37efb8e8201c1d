import APISpec
import BindingsGenerator

/// `generate-bindings lint`.
struct Lint {
    var inputs: Inputs

    init(_ arguments: ArraySlice<String>) throws(Arguments.Mistake) {
        let list = try ArgumentList(arguments, of: "lint", options: Inputs.options)
        try list.refuseOperands(meaning: "--api")
        inputs = try Inputs(list)
    }

    func run() -> Console.Status {
        do throws(FileError) {
            let sources = try inputs.read()
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
