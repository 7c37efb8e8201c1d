import APISpec
import BindingsGenerator
import SpecMaintenance
import TencentCloudCommandLine

/// How differences are put down, and where.
struct DifferenceReport {
    static let options = [Options.format, Options.output]

    private let format: DifferenceFormat
    /// The file they go to; nil: standard output.
    private let output: String?

    init(_ arguments: ParsedArguments) {
        // The parser lets no other pass.
        format = arguments["format"].flatMap(DifferenceFormat.init) ?? .text
        output = arguments["output"]
    }

    func put(_ differences: [Difference]) throws(FileError) {
        let text = format.write(differences)
        if let output {
            try POSIXFile.replace(output, with: text)
        } else {
            // Printing ends the last line.
            Console.print(String(text.dropLast()))
        }
    }
}
