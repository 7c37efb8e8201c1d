import Foundation
import PackagePlugin

/// Generates a target's bindings before it is compiled, from the `bindings-config.json` among its sources.
///
/// What is generated from is read by the generator alone. The plugin only lists the files, since a build plans with
/// inputs and outputs: whatever listed input changes, the generator runs again; when none does, it doesn't.
@main
struct GenerateBindings: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else {
            throw PluginError("the target '\(target.name)' has no sources to add bindings to")
        }
        // `directoryURL`, which replaces `directory`, needs package tools 6.1 of the adopter.
        let config = URL(filePath: "\(target.directory)").appending(path: ConfigFile.name)
        let specFolder = context.package.directoryURL.appending(path: "spec")
        let description = try ConfigFile(config, of: target.name).description(below: specFolder, for: target.name)
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
        "BindingsActions.swift", "BindingsEnumerations.swift", "BindingsModels1.swift", "BindingsModels2.swift",
        "BindingsModels3.swift", "BindingsModels4.swift", "BindingsClient.swift", "BindingsServer.swift",
    ]
}
