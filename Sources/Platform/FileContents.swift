/// The bytes of files, by the system's own calls: Foundation would take longer to start than the work does.
package enum FileContents {
    /// Why a file can't be read.
    package enum ReadingError: Error, Sendable, Hashable {
        case system(SystemError)
        case isFolder
        /// It has at least so many bytes.
        case tooLong(Int)
    }

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - limit: The most bytes that it may have.
    ///   - followsLinks: False when a link in the file's place is an error.
    package static func read(
        _ path: String, atMost limit: Int = .max, followsLinks: Bool = true
    ) throws(ReadingError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else { throw .system(SystemError()) }
        defer { close(descriptor) }
        return try read(from: descriptor, atMost: limit)
    }

    /// Reads all that an open file gives.
    package static func read(from descriptor: Int32, atMost limit: Int = .max) throws(ReadingError) -> [UInt8]
    {
        let status: FileStatus
        do throws(SystemError) { status = try FileStatus(of: descriptor) } catch { throw .system(error) }
        if status.isFolder { throw .isFolder }
        if status.size > limit { throw .tooLong(status.size) }
        // One byte more than there should be, so that the end is seen without another round. A pipe has no size.
        var bytes = [UInt8](repeating: 0, count: max(status.size + 1, 4096))
        var count = 0
        while true {
            let got = bytes.withUnsafeMutableBytes { buffer in
                let room = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
                return TencentCloudPlatform.read(descriptor, room.baseAddress, room.count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .system(SystemError()) }
            if got == 0 { break }
            count += got
            if count > limit { throw .tooLong(count) }
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: count) }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Writes all bytes to an open file.
    package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = TencentCloudPlatform.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemError() }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Writes all bytes to an open file.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        try bytes.withUnsafeBytes { bytes in
            Result { () throws(SystemError) in try write(bytes, to: descriptor) }
        }.get()
    }

    /// The names of what is in a folder, in no order; none when it can't be read.
    package static func names(inFolder path: String) -> [String] {
        // An entry is as long as its name, and the memory behind the last one may be nobody's: so it isn't copied whole.
        guard let start = MemoryLayout<dirent>.offset(of: \.d_name), let folder = opendir(path) else {
            return []
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = String(cString: (UnsafeRawPointer(entry) + start).assumingMemoryBound(to: UInt8.self))
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
