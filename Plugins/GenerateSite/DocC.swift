import Foundation
import PackagePlugin

/// The toolchain's documentation compiler.
struct DocC {
    let executable: URL

    func convert(
        _ target: SwiftSourceModuleTarget, symbols: URL, dependencies: [URL], warningsAreErrors: Bool,
        to archive: URL
    ) throws {
        var arguments = ["convert"]
        if let catalogue = target.sourceFiles.first(where: { $0.url.pathExtension == "docc" }) {
            arguments.append(catalogue.url.path(percentEncoded: false))
        }
        arguments += [
            "--additional-symbol-graph-dir", symbols.path(percentEncoded: false),
            "--fallback-display-name", target.name,
            "--fallback-bundle-identifier", target.name,
            "--fallback-default-module-kind", "Library",
            "--enable-experimental-external-link-support",
            "--experimental-documentation-coverage", "--coverage-summary-level", "none",
            "--output-path", archive.path(percentEncoded: false),
        ]
        for dependency in dependencies {
            arguments += ["--dependency", dependency.path(percentEncoded: false)]
        }
        if warningsAreErrors { arguments.append("--warnings-as-errors") }
        try run(arguments)
    }

    func merge(_ archives: [URL], name: String, to site: URL) throws {
        try run(
            ["merge"] + archives.map { $0.path(percentEncoded: false) }
                + [
                    "--synthesized-landing-page-name", name,
                    "--synthesized-landing-page-topics-style", "list",
                    "--output-path", site.path(percentEncoded: false),
                ])
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = executable
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // Diagnostics come first; the coverage table after them is for programs, which read its file.
        let text = said.components(separatedBy: "--- Experimental coverage").first?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard process.terminationStatus == 0 else {
            throw CommandError(command: "docc " + arguments.joined(separator: " "), output: text ?? said)
        }
        if let text, !text.isEmpty { print(text) }
    }
}

/// A command that failed, with all it said.
struct CommandError: Error, CustomStringConvertible {
    let command: String
    let output: String
    var description: String { "\(output)\nfailed: \(command)" }
}
