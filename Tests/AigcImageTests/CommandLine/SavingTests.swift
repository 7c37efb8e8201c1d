import AigcImage
import TencentCloudRuntime
import Testing

@testable import aigc_image

/// What is paid for is fetched, though transfers break off.
@Suite struct SavingTests {
    private static let png =
        ImageBytes.png.prefix(8) + [UInt8](repeating: 7, count: 100_000) + ImageBytes.png.suffix(12)

    @Test func aBrokenTransferIsGoneOnWith() async throws {
        let folder = try TemporaryFolder()
        let transport = RangeTransport(Array(Self.png), breaks: [1000, 0])
        let image = GeneratedImage(url: "https://example.com/a.png", taskID: "t", transport: transport)
        let file = try await Saving.save(image, to: folder.file("a.png"), overwrite: false)
        #expect(file.byteCount == Self.png.count && folder.names == ["a.png"])
        #expect(transport.ranges.count == 3 && transport.ranges[2].hasPrefix("bytes=1000-"))
    }

    /// What won't get better isn't tried again.
    @Test func whatDoesNotPassEndsAtOnce() async throws {
        let folder = try TemporaryFolder()
        for (status, body) in [(404, ImageBytes.html), (200, ImageBytes.html)] {
            let transport = CannedTransport(status: status, pieces: [body])
            let image = GeneratedImage(url: "https://example.com/a.png", taskID: "t", transport: transport)
            await #expect(throws: DownloadError.self) {
                try await Saving.save(image, to: folder.file("a.png"), overwrite: false)
            }
            #expect(transport.urls.count == 1 && folder.names == [])
        }
    }
}
