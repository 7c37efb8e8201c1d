import Foundation
import PackagePlugin

/// `swift package generate-site`: one static site of all the package's libraries.
///
/// Each library target becomes a DocC archive that knows those it depends on, so that links cross modules;
/// the archives are merged into one site, which is then made to work under whatever path it is served from.
@main
struct GenerateSite: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let options = try Options(arguments, package: context.package)
        let docc = try DocC(executable: context.tool(named: "docc").url)
        let work = context.pluginWorkDirectoryURL
        let archives = work.appending(path: "archives")
        let output = options.outputPath ?? work.appending(path: "site")
        try FileManager.default.removeIfPresent(archives)
        try FileManager.default.createDirectory(at: archives, withIntermediateDirectories: true)

        var finished: [Archive] = []
        for target in options.targets {
            let symbols = try packageManager.getSymbolGraph(
                for: target, options: .init(minimumAccessLevel: .public, emitExtensionBlocks: true))
            let archive = Archive(
                target: target, url: archives.appending(path: "\(target.name).doccarchive"))
            let dependencies = finished.filter { archive.dependencies.contains($0.target.id) }
            try docc.convert(
                target, symbols: symbols.directoryURL, dependencies: dependencies.map(\.url),
                warningsAreErrors: options.warningsAreErrors, to: archive.url)
            finished.append(archive)
        }

        let site = work.appending(path: "site.new")
        try FileManager.default.removeIfPresent(site)
        try docc.merge(finished.map(\.url), name: context.package.displayName, to: site)
        let pages = try SitePage.all(of: site)
        try RelativeSite.rewrite(site, pages, name: context.package.displayName)
        try StaticPages(site: site, pages: pages, package: context.package).write()
        try FileManager.default.removeIfPresent(output)
        try FileManager.default.createDirectory(
            at: output.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: site, to: output)
        print(
            """
            The documentation of \(finished.count) libraries is in \(output.path(percentEncoded: false))
            To read it: python3 -m http.server --directory "\(output.path(percentEncoded: false))" 8000
            then open http://127.0.0.1:8000/
            """)
    }
}

private struct Archive {
    let target: SwiftSourceModuleTarget
    let url: URL
    var dependencies: Set<Target.ID> { Set(target.recursiveTargetDependencies.map(\.id)) }
}

extension FileManager {
    func removeIfPresent(_ url: URL) throws {
        if fileExists(atPath: url.path(percentEncoded: false)) { try removeItem(at: url) }
    }
}
