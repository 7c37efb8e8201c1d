/// Where generated files go.
package struct OutputDirectory: Sendable {
    /// The folder's path.
    package var path: String

    /// A folder, which is made when the first file is written.
    package init(_ path: String) {
        self.path = path
    }

    /// Writes files, but only those whose content is new: a build compiles what a file touched depends on.
    ///
    /// - Returns: the names of the files that were written.
    @discardableResult
    package func write(_ files: [OutputFile]) throws(FileError) -> [String] {
        try POSIXFile.makeFolder(path)
        let stale = Set(stale(files))
        for file in files where stale.contains(file.name) {
            try POSIXFile.replace("\(path)/\(file.name)", with: file.text)
        }
        return files.map(\.name).filter(stale.contains)
    }

    /// The names of those files that aren't there as they should be.
    package func stale(_ files: [OutputFile]) -> [String] {
        files.filter { file in
            guard let present = try? POSIXFile.read("\(path)/\(file.name)") else { return true }
            return !present.elementsEqual(file.text.utf8)
        }.map(\.name)
    }
}
