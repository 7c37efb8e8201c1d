import Foundation
import TencentCloudPlatform
import Testing

@Suite struct FileContentsTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func error(_ path: String, atMost limit: Int = .max, followsLinks: Bool = true)
        -> FileContents.ReadingError?
    {
        do throws(FileContents.ReadingError) {
            _ = try FileContents.read(path, atMost: limit, followsLinks: followsLinks)
            return nil
        } catch {
            return error
        }
    }

    @Test("what was written is read", arguments: [0, 1, 4095, 4096, 4097, 100_000])
    func roundTrip(count: Int) throws {
        let path = "\(folder)/file"
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        try FileContents.write(bytes, to: descriptor)
        close(descriptor)
        #expect(try FileContents.read(path) == bytes)
        #expect(try FileContents.read(path, atMost: count) == bytes)
        if count > 0 { #expect(error(path, atMost: count - 1) == .tooLong(count)) }
        #expect(try FileStatus(of: path).size == count)
        #expect(try FileStatus(of: path).permissions == 0o600)
    }

    @Test("a pipe is read to its end, though it has no size")
    func pipes() throws {
        let bytes = [UInt8](repeating: 7, count: 300_000)
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (readingEnd, writingEnd) = (ends[0], ends[1])
        defer { close(readingEnd) }
        let writer = SystemThread {
            try? FileContents.write(bytes, to: writingEnd)
            close(writingEnd)
        }
        #expect(try FileContents.read(from: readingEnd) == bytes)
        writer?.join()
    }

    @Test("what can't be read says why")
    func failures() throws {
        #expect(error("\(folder)/missing") == .system(SystemError(code: ENOENT)))
        #expect(error(folder) == .isFolder)
        // It never ends, and has no size.
        let endless = error("/dev/zero", atMost: 10_000)
        guard case .tooLong(10_001...) = endless else {
            Issue.record("\(String(describing: endless))")
            return
        }
        symlink("/dev/null", "\(folder)/link")
        #expect(error("\(folder)/link") == nil)
        #expect(error("\(folder)/link", followsLinks: false) == .system(SystemError(code: ELOOP)))
        #expect(SystemError(code: ENOENT).description == "No such file or directory")
    }

    @Test("what can't be written says why")
    func unwritable() {
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        #expect(throws: SystemError(code: EBADF)) {
            try FileContents.write([1], to: descriptor)
        }
    }

    @Test("a folder's names, without those of itself and the one above")
    func names() {
        for name in ["b", ".hidden", "ä"] { close(open("\(folder)/\(name)", O_WRONLY | O_CREAT, 0o600)) }
        #expect(FileContents.names(inFolder: folder).sorted() == [".hidden", "b", "ä"])
        #expect(FileContents.names(inFolder: "\(folder)/missing").isEmpty)
    }

    @Test("a link and its file, by one name and another")
    func links() throws {
        let (file, link) = ("\(folder)/file", "\(folder)/link")
        close(open(file, O_WRONLY | O_CREAT, 0o600))
        symlink(file, link)
        let status = try FileStatus(of: file)
        #expect(status.isRegular && !status.isFolder && status.linkCount == 1 && status.owner == getuid())
        #expect(try FileStatus(of: link).isSameFile(as: status))
        #expect(try !FileStatus(of: link, followsLinks: false).isSameFile(as: status))
        #expect(try FileStatus(of: folder).isFolder)
    }
}
