import APISpec
import BindingsGenerator

/// How differences are put down, and where.
struct DifferenceReport {
    static let options = ["--format", "--output"]

    private let format: DifferenceFormat
    /// The file they go to; nil: standard output.
    private let output: String?

    init(_ list: ArgumentList) throws(Arguments.Mistake) {
        let name = try list.one("--format") ?? DifferenceFormat.text.rawValue
        guard let format = DifferenceFormat(rawValue: name) else {
            let all = DifferenceFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw Arguments.Mistake(message: "--format can't be \"\(name)\"; there are \(all)")
        }
        self.format = format
        output = try list.one("--output")
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
