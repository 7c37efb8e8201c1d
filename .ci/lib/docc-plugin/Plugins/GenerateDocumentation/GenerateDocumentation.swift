import Foundation
import PackagePlugin

/// Stands for the swift-docc-plugin, which the Swift Package Index adds to packages: the same verb, and the same way from a
/// target to its pages.
@main
struct GenerateDocumentation: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        var extractor = ArgumentExtractor(arguments)
        for target in try context.package.targets(named: extractor.extractOption(named: "target")) {
            let symbols = try packageManager.getSymbolGraph(for: target, options: .init())
            let archive = context.pluginWorkDirectoryURL.appending(path: "\(target.name).doccarchive")
            let catalogue = (target as? SwiftSourceModuleTarget)?.sourceFiles.first {
                $0.url.pathExtension == "docc"
            }
            let docc = try Process.run(
                context.tool(named: "docc").url,
                arguments: ["convert"] + (catalogue.map { [$0.url.path()] } ?? []) + [
                    "--additional-symbol-graph-dir", symbols.directoryURL.path(),
                    "--fallback-display-name", target.name, "--fallback-bundle-identifier", target.name,
                    "--output-path", archive.path(),
                ])
            docc.waitUntilExit()
            guard docc.terminationStatus == 0 else {
                Diagnostics.error("the documentation of \(target.name) could not be built")
                return
            }
            print("built the documentation of \(target.name)")
        }
    }
}
