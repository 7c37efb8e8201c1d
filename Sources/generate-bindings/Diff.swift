import APISpec
import BindingsGenerator

/// `generate-bindings diff`.
struct Diff {
    var old: String
    var new: String
    var services: [String]
    var report: DifferenceReport

    init(_ arguments: ArraySlice<String>) throws(Arguments.Mistake) {
        let list = try ArgumentList(arguments, of: "diff", options: ["--service"] + DifferenceReport.options)
        guard list.operands.count == 2 else {
            throw Arguments.Mistake(message: "diff takes two descriptions, not \(list.operands.count)")
        }
        (old, new) = (list.operands[0], list.operands[1])
        services = list.all("--service")
        report = try DifferenceReport(list)
    }

    func run() -> Console.Status {
        do {
            let differences = try DescriptionPairs.compare(old, new, services: services)
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
