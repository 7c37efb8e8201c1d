#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Whole files, read and replaced by the system's own calls: the generator runs at every build, and
/// Foundation would take longer to start than the work does.
package enum POSIXFile {
    /// Reads a file.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("read", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure("read", path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw FileError(path: path, attempt: "read", reason: "it is a folder")
        }
        // One byte more than the file has, so that its end is seen without another round.
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
        var count = 0
        while true {
            let room = bytes.count - count
            let got = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { systemRead(file, $0 + count, room) } ?? 0
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw failure("read", path)
            }
            if got == 0 { break }
            count += got
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: count) }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
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
    static func replace(_ path: String, with content: [UInt8]) throws(FileError) {
        let temporary = "\(path).\(getpid()).tmp"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure("write", path) }
        let isWritten = content.withUnsafeBytes { buffer in
            var rest = buffer
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = write(file, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
            return true
        }
        let reason = isWritten ? nil : failure("write", path)
        guard close(file) == 0, reason == nil, rename(temporary, path) == 0 else {
            let reason = reason ?? failure("write", path)
            unlink(temporary)
            throw reason
        }
    }

    /// Makes a folder and those above it, where they don't exist.
    static func makeFolder(_ path: String) throws(FileError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw failure("create", path)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("create", path) }
    }

    private static func failure(_ attempt: String, _ path: String) -> FileError {
        FileError(path: path, attempt: attempt, reason: String(cString: strerror(errno)))
    }
}

/// `read`, which inside the type above is the type's own.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(file, buffer, count)
}
