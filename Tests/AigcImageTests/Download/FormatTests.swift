import Testing

@testable import AigcImage

/// What the bytes say counts, and what a server says of them doesn't.
@Suite struct FormatTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func download(_ body: [UInt8], type: String = "image/jpeg") async throws -> DownloadedImage {
        let server = try RawServer(RawServer.withoutLength(body, type: type))
        return try await GeneratedImage(url: server.url(), taskID: "t").once.download(
            to: folder.file("a.jpg"))
    }

    @Test func aJPEGWithoutALengthIsCheckedForItsEnd() async throws {
        for count in 4..<ImageBytes.jpeg.count {
            let error = await #expect(throws: DownloadError.self) {
                try await download(Array(ImageBytes.jpeg.prefix(count)))
            }
            #expect(error?.reason == .incomplete(received: count, expected: nil))
        }
        #expect(folder.names == [])
        #expect(try await download(ImageBytes.jpeg).byteCount == ImageBytes.jpeg.count)
    }

    /// Some encoders fill up behind the end.
    @Test func paddingBehindTheEndIsNoPartOfIt() async throws {
        for padding in [[0], [0x0D, 0x0A], [UInt8](repeating: 0, count: 100_000)] as [[UInt8]] {
            let folder = try TemporaryFolder()
            let server = try RawServer(
                RawServer.withoutLength(ImageBytes.jpeg + padding, type: "image/jpeg"))
            try await GeneratedImage(url: server.url(), taskID: "t").once.download(to: folder.file("a.jpg"))
            #expect(folder.names == ["a.jpg"])
        }
    }

    /// The marker is found wherever the pieces of an answer end.
    @Test func piecesDoNotHideTheEnd() {
        let bytes = ImageBytes.jpeg + [0, 0, 0x20]
        for cut in 0...bytes.count {
            var signature = ImageSignature()
            bytes[..<cut].withUnsafeBytes { signature.append($0) }
            bytes[cut...].withUnsafeBytes { signature.append($0) }
            #expect(signature.isWholeByItself, "\(cut)")
        }
        #expect(!ImageSignature([0xFF, 0xD8, 0xFF, 0, 0xD9]).isWholeByItself)
        #expect(!ImageSignature([0xFF, 0xD8, 0xFF, 0xD9, 7]).isWholeByItself)
    }

    /// A picture that is paid for isn't thrown away over its name.
    @Test func theBytesDecideTheFormat() async throws {
        #expect(try await download(ImageBytes.png, type: "image/jpeg").format == .png)
        #expect(try folder.bytes("a.jpg") == ImageBytes.png)
        let error = await #expect(throws: DownloadError.self) {
            let server = try RawServer(RawServer.withoutLength(ImageBytes.html, type: "image/png"))
            return try await GeneratedImage(url: server.url(), taskID: "t").once.download(
                to: folder.file("b.png"))
        }
        #expect(
            error?.reason == .notTheImage("neither PNG nor JPEG nor WebP (the server calls it image/png)"))
    }
}
