import Synchronization
import TencentCloudLocal
import TencentCloudRuntime
import Testing

@testable import AigcImage

@Suite struct BatchDownloadTests {
    /// Somebody between the batch and its images, who answers the first downloads himself.
    private final class Gateway: Transport {
        private let pages: Mutex<[HTTPResponse]>

        init(_ pages: [HTTPResponse]) { self.pages = Mutex(pages) }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            try await DefaultTransport.shared.send(request)
        }

        func download(
            _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse {
            guard let page = pages.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
                return try await DefaultTransport.shared.download(request, receive: receive)
            }
            try page.body.withUnsafeBytes(receive)
            return page
        }
    }

    @Test func whatAGatewayAnswersInsteadOfAnImageIsNoLoss() async throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let folder = try TemporaryFolder()
        let page = Array("<html>Forbidden</html>".utf8)
        let gateway = Gateway([
            HTTPResponse(status: 403, body: page), HTTPResponse(status: 200, body: page),
        ])
        let outcomes = try await batch(local, folder, gateway).run()
        #expect(outcomes.map(\.state) == [.saved] && folder.names.contains("image.png"))
        #expect(local.tasks.count == 1)
    }

    @Test func anImageThatHasExpiredIsGoneAtOnce() async throws {
        // To the service's tasks it is ten days ago: what they leave has expired for three.
        let local = try LocalService.start(
            .init(
                taskDuration: .zero, queueDuration: .zero,
                clock: LocalClock { LocalClock.system.now - .seconds(10 * 86_400) }))
        let folder = try TemporaryFolder()
        let gateway = Gateway([HTTPResponse(status: 404)])
        for _ in 0..<2 {
            let outcome = try await batch(local, folder, gateway).run()[0]
            #expect(outcome.state == .failed && outcome.reason?.contains("the image expired on ") == true)
        }
        #expect(local.statistics.downloads == 0 && local.tasks.count == 1)
    }

    /// A kill between the picture's two names: it has its own, and that of its part still.
    @Test func aPictureThatGotItsNameLeavesNoPart() async throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let folder = try TemporaryFolder()
        let batch = batch(local, folder, DefaultTransport.shared)
        _ = try await batch.run()
        let journal = String(decoding: try folder.bytes(".aigc-image-batch.jsonl"), as: UTF8.self)
        let url = try #require(journal.split(separator: "\"").first { $0.contains("/files/") })
        let part = AtomicFile.partName(of: "image", ResultURL.identity(String(url)))
        try folder.write(try folder.bytes("image.png"), to: part)
        let lines = journal.split(separator: "\n").filter { !$0.contains("\"saved\"") }
        try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: ".aigc-image-batch.jsonl")
        #expect(try await batch.run().map(\.state) == [.saved])
        #expect(!folder.names.contains(part) && folder.names.contains("image.png"), "\(folder.names)")
        #expect(local.statistics.downloads == 1)
    }

    private func batch(
        _ local: LocalService, _ folder: TemporaryFolder, _ transport: any Transport
    ) -> ImageBatch {
        var configuration = local.patientConfiguration
        configuration.transport = transport
        var request = ImageRequest("a red panda")
        request.model = .hunyuan("3.0")
        return ImageBatch(
            [.init(id: "image", request)], folder: folder.path,
            generator: ImageGenerator(.vod(VODClient(configuration), subAppID: 1_500_000_001)))
    }
}
