import Foundation
import Synchronization
import TencentCloudPlatform
import Testing

@Suite struct DifferencesTests {
    /// What no compiler on Linux sees has to be in the two files of one module, which people proofread.
    @Test func standInOneModule() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let libraries = ["Darwin", "Glibc", "Musl", "Bionic", "Android", "WinSDK"]
        var seen = 0
        for folder in ["Sources", "Tests", "Plugins"] {
            let folder = root.appendingPathComponent(folder)
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            where path.hasSuffix(".swift") && !path.hasPrefix("Platform/") && !path.contains(".build/") {
                let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
                seen += 1
                for line in text.split(separator: "\n")
                where line.contains("canImport(") || line.contains("import ") {
                    let words = line.split { !$0.isLetter }
                    #expect(!words.contains { libraries.contains(String($0)) }, "\(path): \(line)")
                }
            }
        }
        #expect(seen > 300)
    }

    @Test func aClosedConnectionIsAnErrorAndNoSignal() throws {
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, streamSocketType, 0, &ends) == 0)
        preventPipeSignal(of: ends[0])
        close(ends[1])
        defer { close(ends[0]) }
        let count = [UInt8(1)].withUnsafeBytes { sendWithoutSignal($0, to: ends[0]) }
        #expect(count == -1 && errno == EPIPE)
    }

    @Test func threadsRunAndCanBeWaitedFor() throws {
        let count = Mutex(0)
        let threads = try (0..<8).map { _ in
            try #require(SystemThread(stackSize: 1 << 20) { count.withLock { $0 += 1 } })
        }
        for thread in threads { thread.join() }
        #expect(count.withLock { $0 } == 8)
    }

    @Test func roomForAFileIsOnTheDisk() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
        defer {
            close(descriptor)
            unlink(path)
        }
        #expect(preallocate(descriptor, from: 0, count: 10_000) == 0)
        #expect(syncToDisk(descriptor) == 0)
        #expect(syncToDisk(-1) == -1)
    }

    @Test func filesSayWhenTheyChanged() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
        defer {
            close(descriptor)
            unlink(path)
        }
        var times = [timespec(tv_sec: 1, tv_nsec: 2), timespec(tv_sec: 1_551_113_065, tv_nsec: 5_000)]
        try #require(futimens(descriptor, &times) == 0)
        let time = try FileStatus(of: descriptor).modificationTime
        #expect(time.tv_sec == 1_551_113_065 && time.tv_nsec == 5_000)
    }

    @Test func whatAProcessUsesIsTold() {
        #expect((1 << 20..<1 << 40).contains(resourceUsage().peakResidentBytes))
        #expect(resourceUsage(ofChildren: true).ru_maxrss >= 0)
    }
}
