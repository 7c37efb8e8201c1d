import Foundation
import PackagePlugin

/// Generates a target's bindings before it is compiled, from the `bindings-config.json` among its sources.
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
        guard
            let config = target.sourceFiles.first(where: { $0.url.lastPathComponent == ConfigFile.name })?.url
        else {
            throw PluginError(
                "the target '\(target.name)' uses the plugin GenerateBindings but has no \(ConfigFile.name): add it to "
                    + #"the target's folder, like { "service": "cvm", "spec": "cvm/2017-03-12" }"#)
        }
        let specFolder = context.package.directoryURL.appending(path: "spec")
        let description = try ConfigFile(config).description(below: specFolder, for: target.name)
        let output = context.pluginWorkDirectoryURL.appending(path: "Bindings")
        return [
            .buildCommand(
                displayName: "Generating the bindings of \(target.name)",
                executable: try context.tool(named: "generate-bindings").url,
                arguments: [
                    "generate", "--config", config.path(percentEncoded: false),
                    "--spec-root", specFolder.path(percentEncoded: false),
                    "--output-directory", output.path(percentEncoded: false),
                ],
                inputFiles: [config] + description,
                outputFiles: GeneratedFiles.names.map { output.appending(path: $0) })
        ]
    }
}

/// The files that the generator writes, whatever the description: `OutputFile.names` there.
enum GeneratedFiles {
    static let names = [
        "BindingsActions.swift", "BindingsEnumerations.swift", "BindingsModels1.swift",
        "BindingsModels2.swift",
        "BindingsModels3.swift", "BindingsModels4.swift", "BindingsClient.swift", "BindingsServer.swift",
    ]
}
