import Foundation
import PackagePlugin

/// `swift package write-bindings [--check]`: writes the bindings of this package that are committed, or says whether they
/// are current. They are those whose configuration is in a folder `Generated`.
///
/// Targets that use the build-tool plugin have their configuration beside their own sources, and get their bindings anew
/// in each build.
@main
struct WriteBindings: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let package = context.package.directoryURL
        let configs = configurations(below: package)
        guard !configs.isEmpty else {
            Diagnostics.error(
                "no folder called Generated has a bindings-config.json: that is where one stands whose bindings are "
                    + "committed")
            return
        }
        let spec = package.appending(path: "spec").path(percentEncoded: false)
        let process = Process()
        process.executableURL = try context.tool(named: "generate-bindings").url
        process.arguments = ["write", "--spec-root", spec] + arguments + configs
        try process.run()
        process.waitUntilExit()
        // The tool has said why; its status is the command's.
        if process.terminationStatus != 0 { exit(process.terminationStatus) }
    }

    private func configurations(below folder: URL) -> [String] {
        let files = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        let configs = (files?.compactMap { $0 as? URL } ?? []).filter {
            $0.lastPathComponent.hasSuffix("bindings-config.json")
                && $0.deletingLastPathComponent().lastPathComponent == "Generated"
        }
        return configs.map { $0.path(percentEncoded: false) }.sorted()
    }
}
