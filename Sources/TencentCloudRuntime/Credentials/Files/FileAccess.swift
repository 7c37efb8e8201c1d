#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How files are looked at and read: the system's way, or a test's.
package struct FileAccess: Sendable {
    package var stamp: @Sendable (String) throws(SmallFile.Failure) -> FileStamp
    package var read: @Sendable (String) throws(SmallFile.Failure) -> [UInt8]

    package init(
        stamp: @escaping @Sendable (String) throws(SmallFile.Failure) -> FileStamp,
        read: @escaping @Sendable (String) throws(SmallFile.Failure) -> [UInt8]
    ) {
        self.stamp = stamp
        self.read = read
    }

    package static let system = FileAccess(
        stamp: { path throws(SmallFile.Failure) in try FileStamp(of: path) },
        read: { path throws(SmallFile.Failure) in try SmallFile.read(path) })
}

/// What changes when a file does.
package struct FileStamp: Sendable, Hashable {
    package var inode: UInt64
    package var size: Int64
    package var modifiedSeconds: Int64
    package var modifiedNanoseconds: Int64
    package var permissions: UInt32

    package init(
        inode: UInt64 = 0, size: Int64, modifiedSeconds: Int64 = 0, modifiedNanoseconds: Int64 = 0,
        permissions: UInt32 = 0o600
    ) {
        self.inode = inode
        self.size = size
        self.modifiedSeconds = modifiedSeconds
        self.modifiedNanoseconds = modifiedNanoseconds
        self.permissions = permissions
    }

    /// A file's stamp, at the price of one call of the system.
    package init(of path: String) throws(SmallFile.Failure) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw SmallFile.Failure(reason: "doesn't exist")
            case EACCES, EPERM: throw SmallFile.Failure(reason: "may not be read")
            case let code: throw SmallFile.Failure(reason: "can't be read (error \(code))")
            }
        }
        #if canImport(Darwin)
            let modified = status.st_mtimespec
        #else
            let modified = status.st_mtim
        #endif
        self.init(
            inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modifiedSeconds: Int64(modified.tv_sec), modifiedNanoseconds: Int64(modified.tv_nsec),
            permissions: UInt32(status.st_mode) & 0o777)
    }

    /// Whether someone else than the owner may read the file.
    var isReadableByOthers: Bool { permissions & 0o044 != 0 }
}
