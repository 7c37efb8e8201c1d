import TencentCloudPlatform

/// Whole files of configuration, which are short.
package enum SmallFile {
    /// Why a file couldn't be read, for people.
    package struct Failure: Error { package var reason: String }

    /// A file's bytes; more than 1 MiB is a mistake, not a configuration.
    package static func read(_ path: String) throws(Failure) -> [UInt8] {
        let limit = 1 << 20
        do throws(FileContents.ReadingError) {
            return try FileContents.read(path, atMost: limit)
        } catch {
            switch error {
            case .system(let error): throw Failure(error)
            case .isFolder: throw Failure(reason: "is a folder")
            case .tooLong: throw Failure(reason: "is longer than \(limit) bytes")
            }
        }
    }
}

extension SmallFile.Failure {
    init(_ error: SystemError) {
        reason =
            switch error.code {
            case ENOENT, ENOTDIR: "doesn't exist"
            case EACCES, EPERM: "may not be read"
            case let code: "can't be read (error \(code))"
            }
    }
}
