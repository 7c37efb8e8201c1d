import AigcImage
import TencentCloudPlatform

/// The few questions about the file system that the commands have.
enum Files {
    /// Whether anything has this name.
    static func exists(_ path: String) -> Bool { LocalFile.exists(path) }

    /// Whether a folder has this name.
    static func isFolder(_ path: String) -> Bool { (try? FileStatus(of: path))?.isFolder ?? false }

    /// Why nothing can be written into the folder of `path`; nil when it can.
    static func obstacle(toWriting path: String) -> String? {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        return access(folder, W_OK | X_OK) == 0 ? nil : "\(folder): \(SystemError())"
    }

    /// Makes a folder unless it is there; its reason when it can't.
    static func makeFolder(_ path: String) -> String? {
        if mkdir(path, 0o777) == 0 {
            LocalFile.syncFolder(of: path)
            return nil
        }
        let code = errno
        if isFolder(path) {
            return access(path, W_OK | X_OK) == 0 ? nil : "\(path): \(SystemError())"
        }
        return code == EEXIST ? "\(path) is no folder" : "\(path): \(SystemError(code: code))"
    }

    /// Everything in a file; nil when it can't be read, or is longer than the limit.
    static func read(_ path: String, limit: Int) -> [UInt8]? { try? FileContents.read(path, atMost: limit) }

    /// Why a file can't be read.
    static func reason(toRead path: String) -> String {
        do throws(FileContents.ReadingError) {
            // Who may read it has read it: then it was too long.
            _ = try FileContents.read(path, atMost: 0)
            return "\(path) is too long"
        } catch {
            return switch error {
            case .system(let error): "\(path): \(error)"
            case .isFolder: "\(path) is a folder"
            case .tooLong: "\(path) is too long"
            }
        }
    }

    /// Everything that a descriptor gives; nil when it can't be read, or is longer than the limit.
    static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        try? FileContents.read(from: descriptor, atMost: limit)
    }
}
