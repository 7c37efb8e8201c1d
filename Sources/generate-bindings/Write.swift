import APISpec
import BindingsGenerator
import TencentCloudCommandLine

/// `generate-bindings write`, which `swift package write-bindings` runs: bindings beside their configuration, to be
/// committed.
struct Write {
    var configs: [String]
    var root: String
    /// Nothing is written: whatever isn't as it would be is a failure.
    var isCheck: Bool

    private static let syntax = CommandSyntax(
        name: "write",
        arguments: [
            ArgumentDescription(name: "CONFIG", help: "a bindings-config.json", isRepeatable: true)
        ],
        options: [Options.specRoot, Options.check])

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let arguments = try ParsedArguments(arguments, of: Self.syntax)
        configs = arguments.all(argument: "CONFIG")
        root = arguments["spec-root"] ?? "spec"
        isCheck = arguments.has("check")
    }

    func run() -> Console.Status {
        do throws(FileError) {
            var status = Console.Status.done
            for config in configs where try !write(config) { status = .failed }
            return status
        } catch {
            Console.complain("\(error)")
            return .failed
        }
    }

    /// - Returns: whether the bindings of a configuration could be made, and are current.
    private func write(_ config: String) throws(FileError) -> Bool {
        let result = try ConfiguredBindings.generate(config, below: root)
        for diagnostic in result.diagnostics { Console.complain("\(diagnostic)") }
        guard let generated = result.files else { return false }
        let (folder, prefix) = Self.place(of: config)
        let files = generated.map { OutputFile(name: prefix + $0.name, text: $0.text) }
        let output = OutputDirectory(folder)
        guard isCheck else {
            let written = try output.write(files)
            Console.complain("\(config): \(written.count) of \(files.count) files written")
            return true
        }
        let stale = output.stale(files)
        for name in stale {
            Console.complain(
                "\(folder)/\(name): error: not what \(config) makes; run swift package write-bindings")
        }
        return stale.isEmpty
    }

    /// The folder of a configuration, and what the names of its bindings begin with: nothing for a
    /// `bindings-config.json`, `cvm` for a `cvm.bindings-config.json`.
    private static func place(of config: String) -> (folder: String, prefix: String) {
        let slash = config.lastIndex(of: "/")
        let name = slash.map { config[config.index(after: $0)...] } ?? config[...]
        let end = ".bindings-config.json"
        return (
            slash.map { String(config[..<$0]) } ?? ".",
            name.hasSuffix(end) ? String(name.dropLast(end.count)) : ""
        )
    }
}
