import APISpec
import BindingsGenerator

/// `generate-bindings diff`.
struct Diff {
    var old: String
    var new: String
    var services: [String]
    var format: DifferenceFormat

    init(_ arguments: ArraySlice<String>) throws(Arguments.Mistake) {
        let list = try ArgumentList(arguments, of: "diff", options: ["--service", "--format"])
        guard list.operands.count == 2 else {
            throw Arguments.Mistake(message: "diff takes two descriptions, not \(list.operands.count)")
        }
        (old, new) = (list.operands[0], list.operands[1])
        services = list.all("--service")
        format = try DifferenceFormat(list)
    }

    func run() -> Console.Status {
        do {
            let differences = try DescriptionPairs.compare(old, new, services: services)
            Console.print(lines: format.write(differences))
            return .done
        } catch {
            Console.complain(error)
            return .failed
        }
    }
}

extension DifferenceFormat {
    /// The format that `--format` names; text, where it isn't given.
    init(_ list: ArgumentList) throws(Arguments.Mistake) {
        guard let name = try list.one("--format") else {
            self = .text
            return
        }
        guard let format = DifferenceFormat(rawValue: name) else {
            let all = DifferenceFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw Arguments.Mistake(message: "--format can't be \"\(name)\"; there are \(all)")
        }
        self = format
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

    /// Prints lines that end in a newline already.
    static func print(lines: String) {
        print(lines.hasSuffix("\n") ? String(lines.dropLast()) : lines)
    }
}
