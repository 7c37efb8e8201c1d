import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that has its name only once it is complete: written under another one in the same folder, then
/// renamed.
final class AtomicFile: Sendable {
    private struct State {
        var descriptor: Int32?
        var signature = ImageSignature()
    }

    private let path: String
    private let temporary: String
    private let overwrite: Bool
    private let state: Mutex<State>

    /// What was written so far.
    var signature: ImageSignature { state.withLock { $0.signature } }

    /// Opens the temporary file.
    ///
    /// - Throws: ``DownloadError``, `fileExists` at once when nothing may be overwritten.
    init(path: String, overwrite: Bool) throws(DownloadError) {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard slash < path.endIndex else { throw DownloadError(.file("names a folder"), path: path) }
        if !overwrite, Self.exists(path) { throw DownloadError(.fileExists, path: path) }
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        // Short enough for any file system, whatever the name itself is.
        temporary = path[..<slash] + ".\(path[slash...].prefix(40)).\(suffix).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw DownloadError(.file(Self.reason()), path: path) }
        self.path = path
        self.overwrite = overwrite
        state = Mutex(State(descriptor: descriptor))
    }

    deinit { discard() }

    /// Whether anything, a broken link too, has the name.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        try state.withLock { state in
            guard let descriptor = state.descriptor else {
                throw DownloadError(.file("is closed already"), path: path)
            }
            var rest = bytes
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = systemWrite(descriptor, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw DownloadError(.file(Self.reason()), path: path) }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            state.signature.append(bytes)
        }
    }

    /// Gives the file its name.
    func commit() throws(DownloadError) {
        // On the disk first, so that after a power cut the name doesn't stand for nothing.
        if let descriptor = take() {
            let isSynced = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS
            let failure = Self.reason()
            guard close(descriptor) == 0, isSynced else { throw DownloadError(.file(failure), path: path) }
        }
        if overwrite {
            guard rename(temporary, path) == 0 else { throw DownloadError(.file(Self.reason()), path: path) }
            return
        }
        // A link, unlike a rename, never replaces what came in between.
        if link(temporary, path) == 0 {
            unlink(temporary)
            return
        }
        if errno == EEXIST { throw DownloadError(.fileExists, path: path) }
        // Some file systems have no links.
        if Self.exists(path) { throw DownloadError(.fileExists, path: path) }
        guard rename(temporary, path) == 0 else { throw DownloadError(.file(Self.reason()), path: path) }
    }

    /// Removes the temporary file, if it is still there.
    func discard() {
        if let descriptor = take() { close(descriptor) }
        unlink(temporary)
    }

    private func take() -> Int32? {
        state.withLock { state in
            defer { state.descriptor = nil }
            return state.descriptor
        }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

/// The system's call, which the method of the same name would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
