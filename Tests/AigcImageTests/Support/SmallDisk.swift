import Foundation
import TestSupport

/// A small file system in memory, for as long as it is kept.
final class SmallDisk: Sendable {
    private let path: String

    /// Whether this process may mount one.
    static let isPossible: Bool = {
        #if os(Linux)
            guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
            return (try? SmallDisk(at: folder.file("disk"), kilobytes: 64)) != nil
        #else
            return false
        #endif
    }()

    private struct NotMounted: Error {}

    init(at path: String, kilobytes: Int) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Self.run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path)
    }

    deinit { try? Self.run("umount", "-l", path) }

    /// Takes all the room there is.
    func fillUp() throws {
        let file = "\(path)/filler"
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        defer { try? handle.close() }
        try handle.seekToEnd()
        while (try? handle.write(contentsOf: Data(count: 4096))) != nil {}
    }

    /// Takes it once something has happened, and again whatever is given back for a while.
    func fillUp(when isTime: @escaping @Sendable () -> Bool) throws -> DispatchWorkItem {
        let work = DispatchWorkItem { [self] in
            while !isTime() { Thread.sleep(forTimeInterval: 0.002) }
            try? fillUp()
        }
        DispatchQueue.global().async(execute: work)
        return work
    }

    func makeRoom() throws { try FileManager.default.removeItem(atPath: "\(path)/filler") }

    private static func run(_ arguments: String...) throws {
        guard try ChildProcess("/usr/bin/env", arguments).wait().status == 0 else { throw NotMounted() }
    }
}
