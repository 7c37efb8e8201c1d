import TencentCloudPlatform

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

/// Tells a file from what it was before: it changes when the file does.
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
        let status: FileStatus
        do throws(SystemError) { status = try FileStatus(of: path) } catch { throw SmallFile.Failure(error) }
        let modified = status.modificationTime
        self.init(
            inode: status.inode, size: Int64(status.size),
            modifiedSeconds: Int64(modified.tv_sec), modifiedNanoseconds: Int64(modified.tv_nsec),
            permissions: status.permissions)
    }

    /// Whether someone else than the owner may read the file.
    var isReadableByOthers: Bool { permissions & 0o044 != 0 }
}
