import Foundation
import PackagePlugin

/// `swift package add-service cvm --from PATH [--actions A,B] [--target NAME]`: sets up another service in this package.
///
/// `generate-bindings add-service` does all of it.
@main
struct AddService: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let package = context.package.directoryURL.path(percentEncoded: false)
        let root = arguments.contains { $0.hasPrefix("--package") } ? [] : ["--package", package]
        let process = Process()
        process.executableURL = try context.tool(named: "generate-bindings").url
        process.arguments = ["add-service"] + arguments + root
        try process.run()
        process.waitUntilExit()
        // The tool has said why; its status is the command's.
        if process.terminationStatus != 0 { exit(process.terminationStatus) }
    }
}
