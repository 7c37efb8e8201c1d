/// Where generated files go.
public struct OutputDirectory: Sendable {
    /// The folder's path.
    public var path: String

    /// A folder, which is made when the first file is written.
    public init(_ path: String) {
        self.path = path
    }

    /// Writes files, but only those whose content is new: a build compiles what a file touched depends on.
    ///
    /// - Returns: the names of the files that were written.
    @discardableResult
    public func write(_ files: [OutputFile]) throws(FileError) -> [String] {
        try POSIXFile.makeFolder(path)
        var written: [String] = []
        for file in files {
            let place = "\(path)/\(file.name)"
            if let present = try? POSIXFile.read(place), present.elementsEqual(file.text.utf8) { continue }
            try POSIXFile.replace(place, with: file.text)
            written.append(file.name)
        }
        return written
    }
}
