import Synchronization
import TencentCloudPlatform

/// A file that has its name only once it is complete: written under another one in the same folder, then
/// renamed.
final class AtomicFile: Sendable {
    private struct State {
        var descriptor: Int32?
        var signature = ImageSignature()
    }

    /// What it is called in errors.
    private let name: String
    private let temporary: String
    /// Whether another attempt would find it.
    let isPart: Bool
    private let state: Mutex<State>

    /// What was written so far, by whoever began it.
    var signature: ImageSignature { state.withLock { $0.signature } }

    /// Opens a temporary file in a folder.
    ///
    /// - Parameters:
    ///   - folder: With its slash; empty is the current one.
    ///   - name: What it will be called, more or less.
    ///   - part: What tells a part of this file from that of another, so that it is gone on with where it was left;
    ///     nil begins anew.
    init(in folder: Substring, name: Substring, part: String? = nil) throws(DownloadError) {
        self.name = "\(folder)\(name)"
        if let part, let found = Self.resume(folder + Self.partName(of: name, part)) {
            (temporary, isPart) = (folder + Self.partName(of: name, part), true)
            state = Mutex(State(descriptor: found.descriptor, signature: found.signature))
            return
        }
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        (temporary, isPart) = (folder + Self.partName(of: name, random), false)
        let descriptor = Self.openNew(temporary)
        guard descriptor >= 0 else { throw DownloadError(.file(LocalFile.reason()), path: self.name) }
        state = Mutex(State(descriptor: descriptor))
    }

    deinit { close() }

    /// What a part of a file is called, that another attempt goes on with. Short enough for any file system, whatever
    /// the name itself is.
    static func partName(of name: Substring, _ part: String) -> String { ".\(name.prefix(40)).\(part).part" }

    /// Opens what another attempt may have left, or begins it; nil when somebody is writing it at this moment, or what
    /// has the name isn't to be written.
    private static func resume(_ temporary: String) -> (descriptor: Int32, signature: ImageSignature)? {
        // Whoever had it may give it its name between the opening and the locking: then it's another file.
        for _ in 0..<3 {
            // What isn't a file is opened too, to find that out: it mustn't be waited for.
            var descriptor = open(temporary, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            if descriptor < 0, errno == ENOENT { descriptor = openNew(temporary) }
            if descriptor < 0, errno == EEXIST { continue }
            guard descriptor >= 0 else { return nil }
            guard isOwn(descriptor), flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                TencentCloudPlatform.close(descriptor)
                return nil
            }
            if isNamed(descriptor, temporary), let signature = read(descriptor) {
                return (descriptor, signature)
            }
            TencentCloudPlatform.close(descriptor)
        }
        return nil
    }

    /// A file that wasn't there before.
    private static func openNew(_ path: String) -> Int32 {
        open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    }

    /// Whether it is a file that this user has begun, and that has no other name by which it is somebody else's too.
    ///
    /// Who else may write to it doesn't matter: that is as the user's umask had it, as it will be with the picture.
    private static func isOwn(_ descriptor: Int32) -> Bool {
        guard let status = try? FileStatus(of: descriptor) else { return false }
        return status.isRegular && status.owner == geteuid() && status.linkCount == 1
    }

    private static func isNamed(_ descriptor: Int32, _ path: String) -> Bool {
        guard let opened = try? FileStatus(of: descriptor),
            let named = try? FileStatus(of: path, followsLinks: false)
        else { return false }
        return opened.isSameFile(as: named)
    }

    /// Reads to the end, where writing goes on.
    private static func read(_ descriptor: Int32) -> ImageSignature? {
        var signature = ImageSignature()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes {
                TencentCloudPlatform.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return signature }
            piece.withUnsafeBytes { signature.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        try state.withLock { state in
            guard let descriptor = state.descriptor else {
                throw DownloadError(.file("is closed already"), path: name)
            }
            do throws(SystemError) {
                try FileContents.write(bytes, to: descriptor)
            } catch {
                throw DownloadError(.file(error.description), path: name)
            }
            state.signature.append(bytes)
        }
    }

    /// Throws away what was written.
    func empty() throws(DownloadError) {
        try state.withLock { state throws(DownloadError) in
            guard let descriptor = state.descriptor, ftruncate(descriptor, 0) == 0,
                lseek(descriptor, 0, SEEK_SET) == 0
            else { throw DownloadError(.file(LocalFile.reason()), path: name) }
            state.signature = ImageSignature()
        }
    }

    /// Gives the file a name.
    ///
    /// - Throws: ``DownloadError``: `fileExists` when something has the name and isn't to be replaced. Another name
    ///   can be tried then.
    func commit(to path: String, overwrite: Bool) throws(DownloadError) {
        try state.withLock { state throws(DownloadError) in
            // On the disk first, so that after a power cut the name doesn't stand for nothing.
            guard let descriptor = state.descriptor, LocalFile.sync(descriptor) else {
                throw DownloadError(.file(LocalFile.reason()), path: path)
            }
        }
        if overwrite {
            guard rename(temporary, path) == 0 else {
                throw DownloadError(.file(LocalFile.reason()), path: path)
            }
        } else if link(temporary, path) == 0 {
            // A link, unlike a rename, never replaces what came in between.
            unlink(temporary)
        } else {
            if errno == EEXIST || LocalFile.exists(path) { throw DownloadError(.fileExists, path: path) }
            // Some file systems have no links. There the name is taken first, by an empty file.
            let claim = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard claim >= 0 else {
                throw DownloadError(errno == EEXIST ? .fileExists : .file(LocalFile.reason()), path: path)
            }
            TencentCloudPlatform.close(claim)
            guard rename(temporary, path) == 0 else {
                let reason = LocalFile.reason()
                unlink(path)
                throw DownloadError(.file(reason), path: path)
            }
        }
        LocalFile.syncFolder(of: path)
        close()
    }

    /// Removes the temporary file, if it is still there.
    func discard() {
        // Before the lock on it goes, lest it be another's by then.
        if state.withLock({ $0.descriptor != nil }) { unlink(temporary) }
        close()
    }

    /// Leaves the temporary file for another attempt.
    func close() {
        let descriptor = state.withLock { state in
            defer { state.descriptor = nil }
            return state.descriptor
        }
        if let descriptor { TencentCloudPlatform.close(descriptor) }
    }
}
