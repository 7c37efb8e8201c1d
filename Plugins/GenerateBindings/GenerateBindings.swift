import Foundation
import PackagePlugin

/// Generates a target's bindings before it is compiled, from the `bindings-config.json` among its sources, or from several:
/// `cvm.bindings-config.json`, `tag.bindings-config.json`.
///
/// What is generated from is read by the generator alone. The plugin only lists the files, since a build
/// plans with inputs and outputs: whatever listed input changes, the generator runs again; when none does, it
/// doesn't.
@main
struct GenerateBindings: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else {
            throw PluginError("the target '\(target.name)' has no sources to add bindings to")
        }
        let configs = target.sourceFiles.map(\.url).filter { ConfigFile.prefix(of: $0) != nil }
        guard !configs.isEmpty else {
            throw PluginError(
                "the target '\(target.name)' uses the plugin GenerateBindings but has no \(ConfigFile.name): add it to "
                    + #"the target's folder, like { "service": "cvm", "spec": "cvm/2017-03-12" }"#)
        }
        let tool = try context.tool(named: "bindings-build-tool").url
        return try configs.map { try command(for: $0, of: target, by: tool, context) }
    }

    private func command(
        for config: URL, of target: any Target, by tool: URL, _ context: PluginContext
    ) throws -> Command {
        let specFolder = context.package.directoryURL.appending(path: "spec")
        let description = try ConfigFile(config).description(below: specFolder, for: target.name)
        // A module has no two files of the same name.
        let prefix = ConfigFile.prefix(of: config) ?? ""
        let output = context.pluginWorkDirectoryURL.appending(path: "Bindings")
        return .buildCommand(
            displayName: "Generating the bindings of \(target.name)\(prefix.isEmpty ? "" : " (\(prefix))")",
            executable: tool,
            arguments: [config, specFolder, output].map { $0.path(percentEncoded: false) } + [prefix],
            inputFiles: [config] + description,
            outputFiles: GeneratedFiles.names.map { output.appending(path: prefix + $0) })
    }
}

/// The files that the generator writes, whatever the description: `OutputFile.names` there.
enum GeneratedFiles {
    static let names = [
        "BindingsActions.swift", "BindingsEnumerations.swift", "BindingsRequests.swift",
        "BindingsResponses.swift", "BindingsTypes1.swift", "BindingsTypes2.swift", "BindingsTypes3.swift",
        "BindingsClient.swift", "BindingsServer.swift", "BindingsDescription.swift",
    ]
}
