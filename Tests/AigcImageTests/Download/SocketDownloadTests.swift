import Foundation
import Synchronization
import TencentCloudRuntime
import Testing

@testable import AigcImage
@testable import TencentCloudLocal

/// Downloads as users have them: over sockets, by the library's own transport.
@Suite struct SocketDownloadTests {
    let folder: TemporaryFolder

    private static let png =
        ImageBytes.png.prefix(8) + (0..<10_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        + ImageBytes.png.suffix(12)

    init() throws { folder = try TemporaryFolder() }

    private func image(_ server: FileServer, _ path: String = "/image.png") -> GeneratedImage {
        GeneratedImage(url: server.url(path), taskID: "t").once
    }

    /// Several pieces, more than one attempt, and an error page in between.
    @Test func aBrokenTransferIsGoneOnWithPieceByPiece() async throws {
        let bytes = Array(Self.png)
        let asked = Mutex<[String]>([])
        let server = try FileServer { request in
            let number = asked.withLock { asked in
                asked.append(request.header("range") ?? "whole")
                return asked.count
            }
            switch number {
            case 1: return FileServer.torn(FileServer.file(bytes, for: request))
            case 3: return .text(status: 502, "<html>bad gateway</html>")
            case 4: return FileServer.torn(FileServer.file(bytes, for: request))
            default: return FileServer.file(bytes, for: request)
            }
        }
        var failures = 0
        while folder.names != ["a.png"], failures < 10 {
            do {
                try await image(server).download(to: folder.file("a.png"), resumes: true)
            } catch {
                failures += 1
                #expect(folder.names.count == 1 && folder.names[0].hasSuffix(".part"))
            }
        }
        #expect(try folder.bytes("a.png") == bytes)
        let ranges = asked.withLock { $0 }
        #expect(failures == 3 && ranges.first == "whole" && !ranges.dropFirst().contains("whole"))
        // What was there isn't fetched again.
        let starts = ranges.dropFirst().compactMap { $0.dropFirst(6).split(separator: "-").first }
        #expect(starts.compactMap { Int($0) }.min() == bytes.count / 2, "\(ranges)")
    }

    /// The local service's own faults and ranges.
    @Test func theLocalServicesImagesAreResumed() async throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let generator = ImageGenerator(.vod(VODClient(local.patientConfiguration), subAppID: 1_500_000_001))
        let drawn = try await generator.generate("a red panda")[0].once
        try await drawn.download(to: folder.file("whole.png"))
        local.inject(.truncatedReply)
        await #expect(throws: TransportError.self) {
            try await drawn.download(to: folder.file("a.png"), resumes: true)
        }
        let part = try #require(folder.names.first { $0.hasSuffix(".part") })
        let count = try folder.bytes(part).count
        #expect(try count > 0 && count < folder.bytes("whole.png").count)
        try await drawn.download(to: folder.file("a.png"), resumes: true)
        #expect(try folder.bytes("a.png") == folder.bytes("whole.png"))
        #expect(folder.names == ["a.png", "whole.png"])
    }

    /// Nothing is glued together of two images.
    @Test func anImageThatHasChangedIsFetchedAnew() async throws {
        let bytes = Array(Self.png)
        var changed = bytes
        for index in 100..<changed.count - 12 { changed[index] ^= 0xFF }
        let new = changed
        let count = Mutex(0)
        let server = try FileServer { request in
            let number = count.withLock { count in
                count += 1
                return count
            }
            switch number {
            case 1: return FileServer.torn(FileServer.file(bytes, for: request))
            case 2: return FileServer.file(bytes, for: request)
            default: return FileServer.file(new, tag: "\"2\"", for: request)
            }
        }
        await #expect(throws: TransportError.self) {
            try await image(server).download(to: folder.file("a.png"), resumes: true)
        }
        try await image(server).download(to: folder.file("a.png"), resumes: true)
        #expect(try folder.bytes("a.png") == new && folder.names == ["a.png"])
    }

    @Test func aServerWithoutRangesIsAskedForAll() async throws {
        let bytes = Array(Self.png)
        let count = Mutex(0)
        let server = try FileServer { _ in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number == 1 ? FileServer.torn(FileServer.file(bytes)) : FileServer.file(bytes)
        }
        await #expect(throws: TransportError.self) {
            try await image(server).download(to: folder.file("a.png"), resumes: true)
        }
        try await image(server).download(to: folder.file("a.png"), resumes: true)
        #expect(try folder.bytes("a.png") == bytes && folder.names == ["a.png"])
    }

    @Test(arguments: [true, false])
    func whatIsNotTheImageLeavesNothing(resumes: Bool) async throws {
        let cases: [(ServerResponse, DownloadError.Reason)] = [
            (
                FileServer.file(ImageBytes.html),
                .notTheImage("neither PNG nor JPEG nor WebP (the server calls it image/png)")
            ),
            (
                FileServer.file(ImageBytes.png.dropLast()),
                .incomplete(received: ImageBytes.png.count - 1, expected: nil)
            ),
            (.text(status: 404, "gone"), .status(404)), (.text(status: 503, "later"), .status(503)),
        ]
        for (answer, reason) in cases {
            let server = try FileServer { _ in answer }
            let error = await #expect(throws: DownloadError.self) {
                try await image(server).download(to: folder.file("a.png"), resumes: resumes)
            }
            #expect(error?.reason == reason)
            if case .incomplete = reason, resumes {
                // The server may have the rest another time.
                try FileManager.default.removeItem(atPath: folder.file(try #require(folder.names.first)))
            }
            #expect(folder.names == [])
        }
    }

    @Test func whatComesInBetweenIsNotReplaced() async throws {
        let folder = folder
        let server = try FileServer { _ in
            #expect(!folder.names.contains("a.png"))
            try? folder.write([9], to: "a.png")
            return FileServer.file(ImageBytes.png)
        }
        let error = await #expect(throws: DownloadError.self) {
            try await image(server).download(to: folder.file("a.png"))
        }
        #expect(error?.reason == .fileExists)
        #expect(try folder.bytes("a.png") == [9] && folder.names == ["a.png"])
        try FileManager.default.removeItem(atPath: folder.file("a.png"))
        try await image(server).download(to: folder.file("a.png"), overwrite: true)
        #expect(try folder.bytes("a.png") == ImageBytes.png && folder.names == ["a.png"])
    }

    /// Whatever a server calls its files.
    @Test(arguments: [
        "/..%2f..%2fevil.png", "/%2e%2e/%2e%2e/evil.png", "/a/..", "/.bashrc", "/..\\..\\evil.png",
        "/image.png?name=../../evil.png", "/C:evil.png", "/", "//etc/passwd",
    ])
    func nothingLeavesTheFolder(path: String) async throws {
        let server = try FileServer { _ in FileServer.file(ImageBytes.png) }
        let outer = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: outer.file("in/images"), withIntermediateDirectories: true)
        let file = try await image(server, path).download(toFolder: outer.file("in/images"))
        #expect(outer.names == ["in"] && folder.names == [])
        let all = try FileManager.default.subpathsOfDirectory(atPath: outer.path).sorted()
        #expect(all.count == 3 && all[2].hasPrefix("in/images/") && file.path == outer.file(all[2]))
    }
}
