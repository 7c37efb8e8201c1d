import Foundation
import PackagePlugin

/// What the command line asked for.
struct Options {
    /// The library targets to document, each after those it depends on.
    let targets: [SwiftSourceModuleTarget]
    let outputPath: URL?
    let warningsAreErrors: Bool

    init(_ arguments: [String], package: Package) throws {
        var extractor = ArgumentExtractor(arguments)
        let outputs = extractor.extractOption(named: "output-path")
        let named = extractor.extractOption(named: "target")
        warningsAreErrors = extractor.extractFlag(named: "warnings-as-errors") > 0
        if let unknown = extractor.remainingArguments.first {
            throw UsageError(description: "unknown argument '\(unknown)'. \(Self.usage)")
        }
        outputPath = outputs.last.map { path in
            URL(filePath: path, relativeTo: URL(filePath: FileManager.default.currentDirectoryPath + "/"))
                .absoluteURL
        }

        let libraries = Self.libraryTargets(of: package)
        for name in named where !libraries.contains(where: { $0.name == name }) {
            let known = libraries.map(\.name).joined(separator: ", ")
            throw UsageError(description: "no library target is called '\(name)'. There are: \(known)")
        }
        targets = named.isEmpty ? libraries : libraries.filter { named.contains($0.name) }
        guard !targets.isEmpty else {
            throw UsageError(description: "package '\(package.displayName)' has no library to document")
        }
    }

    static let usage = """
        Usage: swift package generate-site [--target NAME]… [--output-path FOLDER] [--warnings-as-errors]
        Outside Linux, a folder below the package needs `swift package --allow-writing-to-package-directory …`.
        """

    /// The targets of all library products, dependencies first.
    private static func libraryTargets(of package: Package) -> [SwiftSourceModuleTarget] {
        var ordered: [SwiftSourceModuleTarget] = []
        let libraries = package.products.compactMap { $0 as? LibraryProduct }.flatMap(\.targets)
        let wanted = Set(libraries.map(\.id))
        for target in libraries.flatMap({ $0.recursiveTargetDependencies + [$0] })
        where wanted.contains(target.id) && !ordered.contains(where: { $0.id == target.id }) {
            if let swift = target as? SwiftSourceModuleTarget { ordered.append(swift) }
        }
        return ordered
    }
}

struct UsageError: Error, CustomStringConvertible {
    let description: String
}
