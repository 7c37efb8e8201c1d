import TencentCloudPlatform

/// Whole files, read and replaced with errors that say which file it was.
package enum POSIXFile {
    /// Reads a file.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        do throws(FileContents.ReadingError) {
            return try FileContents.read(path)
        } catch {
            let reason =
                switch error {
                case .system(let error): error.description
                case .isFolder: "it is a folder"
                case .tooLong: "it is too long"
                }
            throw FileError(path: path, attempt: "read", reason: reason)
        }
    }

    /// Whether there is a file at a path.
    package static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }

    /// Replaces a file in one step: whoever reads it meanwhile sees the old content or the new one.
    package static func replace(_ path: String, with text: String) throws(FileError) {
        try replace(path, with: Array(text.utf8))
    }

    /// Replaces a file in one step: whoever reads it meanwhile sees the old content or the new one.
    package static func replace(_ path: String, with content: [UInt8]) throws(FileError) {
        let temporary = "\(path).\(getpid()).tmp"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure("write", path) }
        var failed: FileError?
        do throws(SystemError) {
            try FileContents.write(content, to: file)
        } catch {
            failed = failure("write", path, error)
        }
        guard close(file) == 0, failed == nil, rename(temporary, path) == 0 else {
            let failed = failed ?? failure("write", path)
            unlink(temporary)
            throw failed
        }
    }

    /// Makes a folder and those above it, where they don't exist.
    package static func makeFolder(_ path: String) throws(FileError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw failure("create", path)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("create", path) }
    }

    private static func failure(
        _ attempt: String, _ path: String, _ error: SystemError = SystemError()
    ) -> FileError {
        FileError(path: path, attempt: attempt, reason: error.description)
    }
}
