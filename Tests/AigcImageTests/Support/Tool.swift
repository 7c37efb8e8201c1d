import Foundation
import Testing

/// A program that some tests need and not every machine has.
enum Tool: String, CaseIterable {
    case bash, zsh, fish
    /// Lends a terminal.
    case script

    struct Missing: Error {
        var tool: Tool
    }

    /// Where it is.
    func path() throws(Missing) -> String {
        let paths = ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(rawValue)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
            throw Missing(tool: self)
        }
        return path
    }

    /// Those that do what the tests ask of them: a container may have no terminal to lend, and macOS's `script` takes
    /// other words.
    private static let working: Set<Tool> = {
        guard let folder = try? TemporaryFolder() else { return [] }
        return Set(
            allCases.filter { tool in
                let arguments = tool == .script ? script("true") : ["-c", "true"]
                return (try? Program(tool, arguments, in: folder).end().status) == 0
            })
    }()

    var works: Bool { Self.working.contains(self) }

    /// The words by which ``script`` runs a command on a terminal, and ends as that does.
    static func script(_ command: String) -> [String] { ["-q", "-e", "-f", "-c", command, "/dev/null"] }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test where tools are missing, and says which.
    static func needs(_ tools: Tool...) -> Self {
        let missing = tools.filter { !$0.works }.map(\.rawValue).joined(separator: " and ")
        return .enabled(if: missing.isEmpty, "no working \(missing) here")
    }

    /// Skips a test where no device is always full.
    static var needsFullDevice: Self {
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here")
    }
}
