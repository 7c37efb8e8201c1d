import Foundation
import PackagePlugin

/// `swift package update-spec --from PATH`: takes newer descriptions over into the package's `spec` folder.
///
/// `generate-bindings update` does all of it; what that is, `spec/README.md` says.
@main
struct UpdateSpec: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let spec = context.package.directoryURL.appending(path: "spec").path(percentEncoded: false)
        let root = arguments.contains { $0.hasPrefix("--spec-root") } ? [] : ["--spec-root", spec]
        let process = Process()
        process.executableURL = try context.tool(named: "generate-bindings").url
        process.arguments = ["update"] + root + arguments
        try process.run()
        process.waitUntilExit()
        // The tool has said why; its status is the command's.
        if process.terminationStatus != 0 { exit(process.terminationStatus) }
    }
}
