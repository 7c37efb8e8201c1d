import Synchronization

/// A file's content, made out once and again when the file has changed. What fails isn't remembered.
final class CredentialsFile<Content: Sendable>: Sendable {
    private struct Reading {
        var path: String
        var stamp: FileStamp
        var content: Content
        var warning: ClientWarning?
    }

    private let access: FileAccess
    private let parse: @Sendable ([UInt8]) throws(SmallFile.Failure) -> Content
    private let last = Mutex<Reading?>(nil)

    init(
        _ access: FileAccess, parse: @escaping @Sendable ([UInt8]) throws(SmallFile.Failure) -> Content
    ) {
        self.access = access
        self.parse = parse
    }

    /// The content of the file at a path. Tells the calling client when others may read it too.
    func content(of path: String) throws(SmallFile.Failure) -> Content {
        // Before the content: a change in between is seen at the next call.
        let stamp = try access.stamp(path)
        let known = last.withLock { last in last?.path == path && last?.stamp == stamp ? last : nil }
        let reading: Reading
        if let known {
            reading = known
        } else {
            reading = Reading(
                path: path, stamp: stamp, content: try parse(try access.read(path)),
                warning: Self.warning(of: path, stamp))
            last.withLock { $0 = reading }
        }
        reading.warning?.report()
        return reading.content
    }

    private static func warning(of path: String, _ stamp: FileStamp) -> ClientWarning? {
        guard stamp.isReadableByOthers else { return nil }
        return ClientWarning(
            .credentialsFileReadableByOthers,
            "\(path) holds secrets and may be read by other users of this machine: chmod 600 \(path)")
    }
}
