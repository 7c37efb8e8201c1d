/// What the system tells of a file besides its bytes.
package struct FileStatus {
    private let status: stat

    /// Of what has a name.
    ///
    /// - Parameter followsLinks: False for the link itself, where the name is one's.
    package init(of path: String, followsLinks: Bool = true) throws(SystemError) {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { throw SystemError() }
        self.status = status
    }

    /// Of an open file.
    package init(of descriptor: Int32) throws(SystemError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError() }
        self.status = status
    }

    package var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }

    /// Whether it is a file with bytes, and no pipe, device or folder.
    package var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

    /// In bytes; 0 for what has none to begin with, such as a pipe.
    package var size: Int { Int(status.st_size) }

    /// By how many names the file goes.
    package var linkCount: Int { Int(status.st_nlink) }

    package var owner: uid_t { status.st_uid }

    /// The nine bits that `chmod` sets for owner, group and others.
    package var permissions: UInt32 { UInt32(status.st_mode) & 0o777 }

    package var inode: UInt64 { UInt64(status.st_ino) }

    package var modificationTime: timespec { status.modificationTime }

    /// Whether both are of the same file, by whatever names.
    package func isSameFile(as other: FileStatus) -> Bool {
        status.st_ino == other.status.st_ino && status.st_dev == other.status.st_dev
    }
}
