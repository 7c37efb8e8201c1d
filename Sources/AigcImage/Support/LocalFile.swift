#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

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
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else { throw .system(reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(reason()) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .system("is a folder") }
        if status.st_size > limit { throw .tooLarge(Int(status.st_size)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(reason()) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            // A pipe has no size to begin with.
            if bytes.count > limit { throw .tooLarge(bytes.count) }
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
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Whether anything, a broken link too, has the name.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Puts what was written to a file on the disk, where a power cut leaves it.
    ///
    /// - Returns: Whether it is there, or the file is one that no disk keeps, such as a pipe; else the reason is in
    ///   `errno`.
    static func sync(_ descriptor: Int32) -> Bool {
        #if canImport(Darwin)
            // There fsync leaves bytes in the drive's own memory. Not every file system has the full one.
            if fcntl(descriptor, F_FULLFSYNC) == 0 { return true }
        #endif
        return fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP
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
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
                    names.append(String(cString: $0))
                }
            }
        }
        return names
    }

    /// Whether an open file is one with bytes, and no pipe, device or folder.
    static func isRegular(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Takes room on the disk for what will be written.
    ///
    /// - Returns: 0, or the system's reason.
    static func allocate(_ descriptor: Int32, from start: Int, count: Int) -> Int32 {
        #if canImport(Darwin)
            var request = fstore_t(
                fst_flags: UInt32(F_ALLOCATEALL), fst_posmode: F_PEOFPOSMODE, fst_offset: 0,
                fst_length: off_t(count), fst_bytesalloc: 0)
            return fcntl(descriptor, F_PREALLOCATE, &request) == -1 ? errno : 0
        #else
            return posix_fallocate(descriptor, off_t(start), off_t(count))
        #endif
    }

    /// Why the last call failed.
    static func reason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
}

/// The system's call, which the method of the same name would hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}
