import APISpec
import BindingsGenerator
import SpecMaintenance
import TencentCloudCommandLine
import TencentCloudPlatform

/// `generate-bindings suggest-refinements`.
struct SuggestRefinements {
    var api: String
    /// What is refined already, and isn't drafted again.
    var refinements: String?
    /// The file that the draft goes to; nil: standard output.
    var output: String?

    private static let syntax = CommandSyntax(
        name: "suggest-refinements", options: [Options.api, Options.refinements, Options.output],
        likelyOption: "api")

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let arguments = try ParsedArguments(arguments, of: Self.syntax)
        api = try arguments.require("api")
        refinements = arguments["refinements"]
        output = arguments["output"]
    }

    func run() -> Console.Status {
        do throws(FileError) {
            let sources = try DescriptionFiles(api: api, errors: nil, refinements: refinements).read()
            let (description, diagnostics) = Description.read(
                api: sources.api, errors: nil, refinements: sources.refinements)
            for diagnostic in diagnostics { Console.complain("\(diagnostic)") }
            guard let description else { return .failed }
            try put(RefinementsDraft(of: description, on: Self.today))
            return .done
        } catch {
            Console.complain("\(error)")
            return .failed
        }
    }

    private func put(_ draft: RefinementsDraft) throws(FileError) {
        let text = draft.text
        if let output {
            try POSIXFile.replace(output, with: text)
        } else {
            // Printing ends the last line.
            Console.print(String(text.dropLast()))
        }
        Console.complain(
            "drafted: \(draft.counts.enumerations) enumerations, \(draft.counts.limits) limits as advice, "
                + "\(draft.counts.defaults) defaults; read each beside its \"sentence\", and take that out")
    }

    private static var today: String {
        var now = time(nil)
        var date = tm()
        gmtime_r(&now, &date)
        func digits(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(date.tm_year + 1900)-\(digits(date.tm_mon + 1))-\(digits(date.tm_mday))"
    }
}
