import APISpec

/// The files of one service's description, by their paths.
package struct DescriptionFiles: Sendable, Hashable {
    /// The `api.json`.
    package var api: String
    /// The `errors.json`, where there is one.
    package var errors: String?
    /// The `refinements.json`, where there is one.
    package var refinements: String?

    /// Files that are named one by one.
    package init(api: String, errors: String? = nil, refinements: String? = nil) {
        self.api = api
        self.errors = errors
        self.refinements = refinements
    }

    /// What a folder has of them; nil where it has no `api.json`.
    package init?(folder: String) {
        guard POSIXFile.exists("\(folder)/api.json") else { return nil }
        func present(_ name: String) -> String? {
            POSIXFile.exists("\(folder)/\(name)") ? "\(folder)/\(name)" : nil
        }
        self.init(
            api: "\(folder)/api.json", errors: present("errors.json"),
            refinements: present("refinements.json"))
    }
}

extension DescriptionFiles {
    /// The files' contents.
    package struct Sources: Sendable {
        /// The `api.json`.
        package var api: SourceFile
        /// The `errors.json`, where there is one.
        package var errors: SourceFile?
        /// The `refinements.json`, where there is one.
        package var refinements: SourceFile?

        /// Contents that are at hand.
        package init(api: SourceFile, errors: SourceFile? = nil, refinements: SourceFile? = nil) {
            self.api = api
            self.errors = errors
            self.refinements = refinements
        }
    }

    /// Reads the files.
    package func read() throws(FileError) -> Sources {
        func read(_ path: String?) throws(FileError) -> SourceFile? {
            guard let path else { return nil }
            return try SourceFile(reading: path)
        }
        return Sources(
            api: try SourceFile(reading: api), errors: try read(errors), refinements: try read(refinements))
    }
}

extension SourceFile {
    /// A file on the disk.
    package convenience init(reading path: String) throws(FileError) {
        self.init(path: path, bytes: try POSIXFile.read(path))
    }
}
