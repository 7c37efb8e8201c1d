import Foundation
import TencentCloudRuntime
import Testing

@testable import AigcImage

@Suite struct DownloadTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func image(_ transport: CannedTransport, url: String = "https://example.com/a.png?sign=secret")
        -> GeneratedImage
    {
        GeneratedImage(url: url, taskID: "t", transport: transport).once
    }

    @Test(arguments: [(ImageBytes.png, ImageFormat.png), (ImageBytes.jpeg, .jpeg), (ImageBytes.webp, .webp)])
    func piecesBecomeOneFile(bytes: [UInt8], format: ImageFormat) async throws {
        let pieces = bytes.map { [$0] }
        let transport = CannedTransport(
            headers: ["content-length": "\(bytes.count)", "Content-Type": "image/\(format.rawValue)"],
            pieces: pieces)
        let file = try await image(transport).download(to: folder.file("a"))
        #expect(file == DownloadedImage(path: folder.file("a"), format: format, byteCount: bytes.count))
        #expect(try folder.bytes("a") == bytes)
        #expect(folder.names == ["a"])
    }

    static let failures: [(CannedTransport, DownloadError.Reason)] = [
        (CannedTransport(status: 404, pieces: [ImageBytes.html]), .status(404)),
        (
            CannedTransport(headers: ["Content-Type": "text/html"], pieces: [ImageBytes.html]),
            .notTheImage("neither PNG nor JPEG nor WebP (the server calls it text/html)")
        ),
        (CannedTransport(pieces: []), .notTheImage("neither PNG nor JPEG nor WebP")),
        (
            CannedTransport(headers: ["Content-Length": "99"], pieces: [ImageBytes.png]),
            .incomplete(received: ImageBytes.png.count, expected: 99)
        ),
        (
            CannedTransport(pieces: [ImageBytes.png.dropLast()]),
            .incomplete(received: ImageBytes.png.count - 1, expected: nil)
        ),
        (
            CannedTransport(pieces: [ImageBytes.webp.dropLast()]),
            .incomplete(received: ImageBytes.webp.count - 1, expected: nil)
        ),
    ]

    @Test(arguments: failures.indices)
    func nothingIsLeftOfWhatIsNotTheImage(index: Int) async throws {
        let (transport, reason) = Self.failures[index]
        try folder.write([1, 2, 3], to: "old")
        for (name, overwrite) in [("new", false), ("old", true)] {
            let error = await #expect(throws: DownloadError.self) {
                try await image(transport).download(to: folder.file(name), overwrite: overwrite)
            }
            #expect(error?.reason == reason)
            #expect("\(error as Any)".contains("secret") == false)
        }
        #expect(folder.names == ["old"])
        #expect(try folder.bytes("old") == [1, 2, 3])
    }

    @Test func aBrokenTransferLeavesNothing() async throws {
        let transport = CannedTransport(pieces: [ImageBytes.png, [0]]) {
            throw TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: false)
        }
        await #expect(throws: TransportError.self) {
            try await image(transport).download(to: folder.file("a"))
        }
        #expect(folder.names == [])
    }

    @Test func aFileIsReplacedOnlyWhenAsked() async throws {
        let transport = CannedTransport(pieces: [ImageBytes.png])
        try folder.write([1], to: "a")
        let error = await #expect(throws: DownloadError.self) {
            try await image(transport).download(to: folder.file("a"))
        }
        #expect(error?.reason == .fileExists)
        #expect(transport.urls.isEmpty)
        try await image(transport).download(to: folder.file("a"), overwrite: true)
        #expect(try folder.bytes("a") == ImageBytes.png)
        #expect(folder.names == ["a"])
    }

    @Test func aFileThatAppearsMeanwhileStays() async throws {
        let folder = folder
        let transport = CannedTransport(pieces: [ImageBytes.png, []]) { try folder.write([9], to: "a") }
        let error = await #expect(throws: DownloadError.self) {
            try await image(transport).download(to: folder.file("a"))
        }
        #expect(error?.reason == .fileExists)
        #expect(try folder.bytes("a") == [9])
        #expect(folder.names == ["a"])
    }

    @Test func theTargetIsNotThereBeforeItIsComplete() async throws {
        let folder = folder
        let transport = CannedTransport(pieces: [ImageBytes.png, []]) {
            #expect(folder.names.count == 1 && folder.names != ["a"])
        }
        try await image(transport).download(to: folder.file("a"))
        #expect(folder.names == ["a"])
    }

    @Test func aMissingFolderIsAnError() async throws {
        for path in [folder.file("none/a.png"), folder.file("")] {
            let error = await #expect(throws: DownloadError.self) {
                try await image(CannedTransport(pieces: [ImageBytes.png])).download(to: path)
            }
            guard case .file? = error?.reason else {
                Issue.record("\(error as Any)")
                return
            }
        }
    }

    /// Before its time has come, or where it is kept for good, somebody on the way may say what they like.
    @Test(arguments: [
        (DownloadError.Reason.status(404), Int64?(1), true), (.status(403), 1, true),
        (.status(404), .max, false), (.status(404), nil, false), (.status(500), 1, false),
        (.notTheImage("x"), 1, false),
    ])
    func onlyWhatIsRefusedAfterItsTimeIsGone(reason: DownloadError.Reason, expiresAt: Int64?, isGone: Bool) {
        #expect(DownloadError(reason, path: "a").saysGone(expiresAt) == isGone)
        #expect(!CancellationError().saysGone(expiresAt))
    }

    @Test func errorsTellWhatErrorsOfCallsTell() {
        let refused: any TencentCloudError = DownloadError(.status(403), path: "a")
        #expect(refused.isTransient && !refused.mayHaveTakenEffect && refused.category == .connection)
        #expect(refused.advice?.contains("presigned") == true)
        let inTheWay: any TencentCloudError = DownloadError(.fileExists, path: "a")
        #expect(!inTheWay.isTransient && inTheWay.category == .file && inTheWay.attempts == 0)
    }

    @Test func plainHTTPIsAskedOverTLSExceptNearby() async throws {
        let cases = [
            ("http://example.com/a?b", "https://example.com/a?b"),
            ("HTTP://example.com/a", "https://example.com/a"),
            ("http://127.0.0.1:80/a", "http://127.0.0.1:80/a"), ("http://localhost/a", "http://localhost/a"),
            ("http://[::1]:8/a", "http://[::1]:8/a"),
            ("http://127.0.0.1.evil.com/a", "https://127.0.0.1.evil.com/a"),
            ("http://localhost@evil.com/a", "https://localhost@evil.com/a"),
            ("http://127.0.0.1:1@evil.com/a", "https://127.0.0.1:1@evil.com/a"),
            ("https://example.com/a", "https://example.com/a"),
        ]
        for (url, asked) in cases {
            #expect(ResultURL.secured(url, allowsPlainHTTP: false) == asked)
            #expect(ResultURL.secured(url, allowsPlainHTTP: true) == url)
        }
        let transport = CannedTransport(pieces: [ImageBytes.png])
        let image = image(transport, url: "http://example.com/a")
        try await image.download(to: folder.file("a"))
        #expect(transport.urls == ["https://example.com/a"])
        // Whoever gets the address gets that one too.
        #expect(image.url == "https://example.com/a")
        let open = GeneratedImage(url: "http://example.com/a", taskID: "t", allowsPlainHTTP: true)
        #expect(open.url == "http://example.com/a")
    }
}
