import APISpec
import BindingsGenerator

/// A description where it was found: its files, and the names of the folders that they are in.
package struct FoundDescription: Sendable {
    /// The files' paths.
    package var files: DescriptionFiles
    /// The name of the service's folder; nil where the file was named by itself, or its folder was.
    package var service: String?
    /// The digits of the version's folder: `20190612`.
    package var versionDigits: String?

    /// The files' contents.
    package func read() throws(FileError) -> DescriptionFiles.Sources { try files.read() }

    /// Whether a name is that of the folders: `vod`, or `vod/2018-07-17`.
    package func isCalled(_ name: String) -> Bool {
        let parts = name.split(separator: "/", maxSplits: 1)
        guard let service, parts.first.map({ $0 == service }) ?? false else { return false }
        return parts.count == 1 || parts[1].filter(\.isNumber) == versionDigits
    }

    /// What a path leads to.
    ///
    /// - `api.json` itself, by whatever name: that alone;
    /// - a folder with an `api.json`: that, with the `errors.json` and `refinements.json` beside it;
    /// - a service's folder, `<version>/api.json`: all its versions;
    /// - a folder of folders, `<service>/<version>/api.json`: all of them. It may be this package's `spec`, or
    ///   installed official metadata: `tccli`, its `services`, or the folder that Python keeps it in.
    ///
    /// - Returns: nothing where there is no description.
    /// - Throws: when there is nothing at all.
    package static func find(at path: String) throws(FileError) -> [FoundDescription] {
        guard POSIXFolder.exists(path) else {
            _ = try POSIXFile.read(path)
            return [FoundDescription(files: DescriptionFiles(api: path))]
        }
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        if let files = DescriptionFiles(folder: path) { return [FoundDescription(files: files)] }
        let versions = versions(in: path)
        if !versions.isEmpty { return versions }
        for root in [path, "\(path)/services", "\(path)/tccli/services", "\(path)/spec"] {
            let found = below(root)
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func below(_ root: String) -> [FoundDescription] {
        POSIXFolder.names(in: root).flatMap { service in
            versions(in: "\(root)/\(service)").map { description in
                var description = description
                description.service = service
                return description
            }
        }
    }

    private static func versions(in service: String) -> [FoundDescription] {
        POSIXFolder.names(in: service).compactMap { version in
            let digits = version.filter(\.isNumber)
            guard digits.count == 8 else { return nil }
            return DescriptionFiles(folder: "\(service)/\(version)").map {
                FoundDescription(files: $0, versionDigits: digits)
            }
        }
    }
}
