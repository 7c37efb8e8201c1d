import Foundation
import PackagePlugin

/// Makes the texts in a target's folder `Page` part of its code, so that programs need no files beside them.
///
/// SwiftPM's own way, `.embedInCode`, writes a number for each byte: compiling those takes a hundred times as long.
@main
struct EmbedText: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let texts = target.sourceFiles.map(\.url).filter { ["html", "css", "js"].contains($0.pathExtension) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
        return [
            .buildCommand(
                displayName: "Embedding the texts of \(target.name)",
                executable: try context.tool(named: "embed-text").url,
                arguments: ([output] + texts).map { $0.path(percentEncoded: false) },
                inputFiles: texts, outputFiles: [output])
        ]
    }
}
