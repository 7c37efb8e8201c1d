import Foundation
import Synchronization
import TencentCloudRuntime
import Testing

@testable import AigcImage

/// What is paid for is fetched, whatever stands in between.
@Suite struct PatientDownloadTests {
    let folder: TemporaryFolder
    let time = VirtualTime()

    init() throws { folder = try TemporaryFolder() }

    private static let png =
        ImageBytes.png.prefix(8) + [UInt8](repeating: 7, count: 100_000) + ImageBytes.png.suffix(12)

    /// Answers the first downloads with something else, the others with the image.
    private final class Gateway: Transport {
        private let pages: Mutex<[HTTPResponse]>
        private let count = Mutex(0)
        var asked: Int { count.withLock { $0 } }

        init(_ pages: [HTTPResponse]) { self.pages = Mutex(pages) }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse { HTTPResponse(status: 500) }

        func download(
            _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse {
            count.withLock { $0 += 1 }
            let page = pages.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            let answer = page ?? HTTPResponse(status: 200, body: ImageBytes.png)
            try answer.body.withUnsafeBytes(receive)
            return HTTPResponse(status: answer.status)
        }
    }

    private func image(_ transport: any Transport, expiresIn seconds: Int64? = 3600) -> GeneratedImage {
        var image = GeneratedImage(url: "https://example.com/a.png", taskID: "t", transport: transport)
        image.expiresAt = seconds.map { Int64(Date.now.timeIntervalSince1970) + $0 }
        image.clock = time.clock
        return image
    }

    @Test(arguments: [302, 400, 401, 403, 404, 410, 429, 500, 502, 503, 200])
    func aPageInItsPlaceIsNoLoss(status: Int) async throws {
        let page = HTTPResponse(status: status, body: ImageBytes.html)
        let gateway = Gateway([page, page, page])
        let told = Mutex<[String]>([])
        var image = image(gateway)
        image.retried = { error in told.withLock { $0.append("\(error)") } }
        try await image.download(to: folder.file("a.png"))
        #expect(try folder.bytes("a.png") == ImageBytes.png && folder.names == ["a.png"])
        #expect(gateway.asked == 4 && told.withLock { $0.count } == 3)
        #expect(
            told.withLock { $0[0].contains(status == 200 ? "what came isn't the image" : "HTTP \(status)") })
    }

    /// One that is kept for good has no time to be over.
    @Test(arguments: [Int64?.none, 3600])
    func itIsAskedForAsLongAsThereIsTime(seconds: Int64?) async throws {
        let gateway = Gateway([HTTPResponse](repeating: HTTPResponse(status: 404), count: 1000))
        let error = await #expect(throws: DownloadError.self) {
            try await image(gateway, expiresIn: seconds).download(
                to: folder.file("a.png"), timeout: .seconds(300))
        }
        #expect(error?.reason == .status(404) && folder.names == [])
        #expect(time.now > .seconds(200) && time.now < .seconds(300) && gateway.asked > 10)
    }

    @Test(arguments: [403, 404])
    func whatHasExpiredIsGoneAtOnce(status: Int) async throws {
        let gateway = Gateway([HTTPResponse(status: status)])
        let error = await #expect(throws: DownloadError.self) {
            try await image(gateway, expiresIn: -1).download(to: folder.file("a.png"))
        }
        #expect(error?.reason == .status(status) && gateway.asked == 1)
    }

    @Test func aBrokenTransferIsGoneOnWith() async throws {
        let transport = RangeTransport(Array(Self.png), breaks: [1000, 0])
        let file = try await image(transport).download(to: folder.file("a.png"))
        #expect(file.byteCount == Self.png.count && folder.names == ["a.png"])
        #expect(transport.ranges.count == 3 && transport.ranges[2].hasPrefix("bytes=1000-"))
    }

    @Test func aGatewaysPageDoesNotEndWhatWasBegun() async throws {
        let transport = RangeTransport(Array(Self.png), breaks: [1000], pages: [403, 404])
        let file = try await image(transport).download(to: folder.file("a.png"))
        #expect(file.byteCount == Self.png.count)
        #expect(transport.ranges.count == 4 && transport.ranges[3].hasPrefix("bytes=1000-"))
    }
}
