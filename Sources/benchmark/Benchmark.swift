import Foundation
import JSONCoding
import TencentCloudCommandLine

/// Every performance figure that the README quotes, each beside its baseline measured in the same run.
@main
struct Benchmark {
    private static let syntax = CommandSyntax(
        name: "benchmark",
        options: [
            OptionDescription(
                name: "only", value: "TOPIC", values: Topic.allCases.map(\.rawValue), isRepeatable: true,
                help: "measure this topic; may come several times"),
            OptionDescription(
                name: "catalogue", value: "FOLDER",
                help: "installed official metadata (…/tccli), to generate all of it, too"),
            OptionDescription(name: "json", help: "JSON instead of the table, for keeping track"),
        ])

    private static let usage = """
        usage: benchmark [--only TOPIC]... [--catalogue FOLDER] [--json]

        Measures and prints a table. Build it with `-c release`.

        \(CommandSyntax.table(of: syntax.options, column: 23))
        """

    enum Topic: String, CaseIterable {
        case signing, hashing, json, checking, calls, starting, generating

        func figures(catalogue: String?) async throws -> [Figure] {
            switch self {
            case .signing: try Signing.figures()
            case .hashing: try Hashing.figures()
            case .json: try JSON.figures()
            case .checking: try Checking.figures()
            case .calls: try await Calls.figures()
            case .starting:
                #if os(Linux)
                    try Starting.figures()
                #else
                    []
                #endif
            case .generating: try Generating.figures(catalogue: catalogue)
            }
        }
    }

    static func main() async {
        let arguments: ParsedArguments
        do throws(UsageError) {
            if CommandLine.arguments.contains(where: ["--help", "-h"].contains) { return print(usage) }
            arguments = try ParsedArguments(CommandLine.arguments.dropFirst(), of: syntax)
        } catch {
            leave("\(error.message)\n\n\(usage)", status: 2)
        }
        let topics = arguments.all("only").compactMap(Topic.init)
        #if DEBUG
            complain("Built without optimisation: these figures say nothing. Use -c release.")
        #endif

        var report = Report()
        for topic in topics.isEmpty ? Topic.allCases : topics {
            complain("measuring \(topic.rawValue) …")
            do {
                report.figures += try await topic.figures(catalogue: arguments["catalogue"])
            } catch {
                leave("\(topic.rawValue): \(error)", status: 1)
            }
        }
        print(arguments.has("json") ? report.json.text(pretty: true) : report.table)
    }

    private static func complain(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    private static func leave(_ message: String, status: Int32) -> Never {
        complain(message)
        exit(status)
    }
}
