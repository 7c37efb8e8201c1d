import Foundation

/// A target's configuration, as far as the plan of a build depends on it.
struct ConfigFile {
    static let name = "bindings-config.json"

    /// What the names of the generated files begin with: nothing for a `bindings-config.json`, `cvm` for a
    /// `cvm.bindings-config.json`; nil for any other file.
    static func prefix(of file: URL) -> String? {
        let name = file.lastPathComponent
        if name == Self.name { return "" }
        return name.hasSuffix(".\(Self.name)") ? String(name.dropLast(Self.name.count + 1)) : nil
    }

    private struct Content: Decodable {
        var spec: String?
        var errors: String?
    }

    private let url: URL
    private let content: Content?

    init(_ url: URL) throws {
        self.url = url
        // What is wrong inside is for the generator to say, with its place.
        content = try? JSONDecoder().decode(Content.self, from: Data(contentsOf: url))
    }

    /// What the configuration leads to: the description's files, and the folder they are in.
    ///
    /// A build keeps its plan for as long as no source comes or goes, and would know nothing of an `errors.json`
    /// added later. The folder changes with it: as an input, it has the generator run again and look.
    ///
    /// A file that must be there and isn't ends the plan here: its command would never be run for want of an
    /// input, and the build would say so less well.
    func description(below root: URL, for target: String) throws -> [URL] {
        var files: [URL] = []
        if let errors = content?.errors {
            files.append(try present(root.appending(path: errors), named: "errors", target))
        }
        guard let spec = content?.spec else { return files }
        let folder = root.appending(path: spec)
        let optional = ["errors.json", "refinements.json"].map { folder.appending(path: $0) }.filter(\.exists)
        return files + [try present(folder.appending(path: "api.json"), named: "spec", target), folder]
            + optional
    }

    private func present(_ file: URL, named member: String, _ target: String) throws -> URL {
        guard file.exists else {
            throw PluginError(
                "the target '\(target)' needs \(file.relativeToWork), which does not exist: put the file there, or "
                    + "change \"\(member)\" in \(url.relativeToWork)")
        }
        return file
    }
}

extension URL {
    var exists: Bool { FileManager.default.isReadableFile(atPath: path(percentEncoded: false)) }

    /// The path without the folder that the build runs in.
    var relativeToWork: String {
        let path = path(percentEncoded: false)
        let work = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(work) ? String(path.dropFirst(work.count)) : path
    }
}
