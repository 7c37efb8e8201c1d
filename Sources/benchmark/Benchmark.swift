import Foundation
import JSONCoding

/// Every performance figure that the README quotes, each beside its baseline measured in the same run.
@main
struct Benchmark {
    private static let usage = """
        usage: benchmark [--only TOPIC]... [--catalogue FOLDER] [--json]

        Measures and prints a table. Build it with `-c release`.

          --only TOPIC   one of: \(Topic.allCases.map(\.rawValue).joined(separator: ", ")); may come several times
          --catalogue FOLDER
                         installed official metadata (…/tccli), to generate all of it, too
          --json         JSON instead of the table, for keeping track
        """

    enum Topic: String, CaseIterable {
        case signing, hashing, json, calls, starting, generating

        func figures(catalogue: String?) async throws -> [Figure] {
            switch self {
            case .signing: try Signing.figures()
            case .hashing: try Hashing.figures()
            case .json: try JSON.figures()
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
        var topics: [Topic] = []
        var printsJSON = false
        var catalogue: String?
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--json": printsJSON = true
            case "--only":
                guard let topic = arguments.popFirst().flatMap(Topic.init) else { leave(usage, status: 2) }
                topics.append(topic)
            case "--catalogue":
                guard let folder = arguments.popFirst() else { leave(usage, status: 2) }
                catalogue = folder
            case "--help", "-h":
                print(usage)
                exit(0)
            default: leave(usage, status: 2)
            }
        }
        #if DEBUG
            complain("Built without optimisation: these figures say nothing. Use -c release.")
        #endif

        var report = Report()
        for topic in topics.isEmpty ? Topic.allCases : topics {
            complain("measuring \(topic.rawValue) …")
            do {
                report.figures += try await topic.figures(catalogue: catalogue)
            } catch {
                leave("\(topic.rawValue): \(error)", status: 1)
            }
        }
        print(printsJSON ? report.json.text(pretty: true) : report.table)
    }

    private static func complain(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    private static func leave(_ message: String, status: Int32) -> Never {
        complain(message)
        exit(status)
    }
}
