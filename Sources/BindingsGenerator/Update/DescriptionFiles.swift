public import APISpec

/// The files of one service's description, by their paths.
public struct DescriptionFiles: Sendable, Hashable {
    /// The `api.json`.
    public var api: String
    /// The `errors.json`, where there is one.
    public var errors: String?
    /// The `refinements.json`, where there is one.
    public var refinements: String?
    /// The name of the service's folder; nil where the file was named by itself, or its folder was.
    public var service: String?
    /// The digits of the version's folder: `20190612`.
    var versionDigits: String?

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
    public static func find(at path: String) throws(FileError) -> [DescriptionFiles] {
        guard POSIXFolder.exists(path) else {
            _ = try POSIXFile.read(path)
            return [DescriptionFiles(api: path)]
        }
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        if let files = DescriptionFiles(folder: path) { return [files] }
        let versions = versions(in: path)
        if !versions.isEmpty { return versions }
        for root in [path, "\(path)/services", "\(path)/tccli/services", "\(path)/spec"] {
            let found = below(root)
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func below(_ root: String) -> [DescriptionFiles] {
        POSIXFolder.names(in: root).flatMap { service in
            versions(in: "\(root)/\(service)").map { files in
                var files = files
                files.service = service
                return files
            }
        }
    }

    private static func versions(in service: String) -> [DescriptionFiles] {
        POSIXFolder.names(in: service).compactMap { version in
            let digits = version.filter(\.isNumber)
            guard digits.count == 8 else { return nil }
            var files = DescriptionFiles(folder: "\(service)/\(version)")
            files?.versionDigits = digits
            return files
        }
    }

    private init?(folder: String) {
        guard POSIXFile.exists("\(folder)/api.json") else { return nil }
        self.init(api: "\(folder)/api.json")
        let present = ["errors.json", "refinements.json"].map { name -> String? in
            POSIXFile.exists("\(folder)/\(name)") ? "\(folder)/\(name)" : nil
        }
        errors = present[0]
        refinements = present[1]
    }

    private init(api: String) {
        self.api = api
    }
}

extension DescriptionFiles {
    /// The files' contents.
    public struct Sources: Sendable {
        /// The `api.json`.
        public var api: SourceFile
        /// The `errors.json`, where there is one.
        public var errors: SourceFile?
        /// The `refinements.json`, where there is one.
        public var refinements: SourceFile?

        /// Contents that are at hand.
        public init(api: SourceFile, errors: SourceFile? = nil, refinements: SourceFile? = nil) {
            self.api = api
            self.errors = errors
            self.refinements = refinements
        }
    }

    /// Reads the files.
    public func read() throws(FileError) -> Sources {
        func read(_ path: String?) throws(FileError) -> SourceFile? {
            guard let path else { return nil }
            return SourceFile(path: path, bytes: try POSIXFile.read(path))
        }
        let api = SourceFile(path: api, bytes: try POSIXFile.read(api))
        return Sources(api: api, errors: try read(errors), refinements: try read(refinements))
    }
}
