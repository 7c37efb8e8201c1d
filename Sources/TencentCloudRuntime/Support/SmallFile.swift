#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Whole files of configuration, which are short.
package enum SmallFile {
    /// Why a file couldn't be read, for people.
    package struct Failure: Error { package var reason: String }

    /// A file's bytes; more than 1 MiB is a mistake, not a configuration.
    package static func read(_ path: String) throws(Failure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw systemFailure() }
        defer { close(file) }

        let limit = 1 << 20
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            #if canImport(Darwin)
                let count = Darwin.read(file, &chunk, chunk.count)
            #elseif canImport(Glibc)
                let count = Glibc.read(file, &chunk, chunk.count)
            #elseif canImport(Musl)
                let count = Musl.read(file, &chunk, chunk.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw systemFailure() }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw Failure(reason: "is longer than \(limit) bytes") }
        }
    }

    private static func systemFailure() -> Failure {
        switch errno {
        case ENOENT, ENOTDIR: Failure(reason: "doesn't exist")
        case EACCES, EPERM: Failure(reason: "may not be read")
        case EISDIR: Failure(reason: "is a folder")
        case let code: Failure(reason: "can't be read (error \(code))")
        }
    }
}
