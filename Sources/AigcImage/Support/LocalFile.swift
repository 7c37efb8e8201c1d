import TencentCloudPlatform

/// Files on this machine, whole.
package enum LocalFile {
    enum Failure: Error {
        /// The system's reason.
        case system(String)
        /// It has this many bytes.
        case tooLarge(Int)
    }

    /// The bytes of a file.
    static func read(
        _ path: String, atMost limit: Int = .max, followsLinks: Bool = true
    ) throws(Failure) -> [UInt8] {
        do throws(FileContents.ReadingError) {
            return try FileContents.read(path, atMost: limit, followsLinks: followsLinks)
        } catch {
            switch error {
            case .system(let error): throw .system(error.description)
            case .isFolder: throw .system("is a folder")
            case .tooLong(let count): throw .tooLarge(count)
            }
        }
    }

    /// The bytes of a file, or why they can't be had.
    static func contents(
        _ path: String, atMost limit: Int = .max, followsLinks: Bool = true
    ) -> Result<[UInt8], Failure> {
        do throws(Failure) {
            return .success(try read(path, atMost: limit, followsLinks: followsLinks))
        } catch {
            return .failure(error)
        }
    }

    /// Its length; nil when there is no file of this name.
    static func byteCount(_ path: String) -> Int? {
        guard let status = try? FileStatus(of: path), status.isRegular else { return nil }
        return status.size
    }

    /// Whether anything, a broken link too, has the name.
    package static func exists(_ path: String) -> Bool {
        (try? FileStatus(of: path, followsLinks: false)) != nil
    }

    /// Puts what was written to a file on the disk, where a power cut leaves it.
    ///
    /// - Returns: Whether it is there, or the file is one that no disk keeps, such as a pipe; else the reason is in
    ///   `errno`.
    static func sync(_ descriptor: Int32) -> Bool {
        syncToDisk(descriptor) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP
    }

    /// Puts the names in the folder of a file on the disk: without that, a power cut may leave a file's bytes there
    /// and its name not.
    ///
    /// What fails is left: the file itself is written, and some file systems have no such thing.
    package static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = sync(descriptor)
        close(descriptor)
    }

    /// What is in a folder; nothing when it can't be read, which writing to it will tell.
    static func names(in folder: String) -> [String] {
        FileContents.names(inFolder: folder.isEmpty ? "." : folder)
    }

    /// Whether an open file is one with bytes, and no pipe, device or folder.
    static func isRegular(_ descriptor: Int32) -> Bool {
        (try? FileStatus(of: descriptor))?.isRegular ?? false
    }

    /// Why the last call failed.
    static func reason(_ code: Int32 = errno) -> String { SystemError(code: code).description }
}
