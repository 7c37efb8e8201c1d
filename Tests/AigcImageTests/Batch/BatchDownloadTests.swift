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
            guard case .failed(let message) = try await batch(local, folder, gateway).run()[0].state else {
                Issue.record("it isn't given up")
                return
            }
            #expect(message.contains("may have expired"))
        }
        #expect(local.statistics.downloads == 0 && local.tasks.count == 1)
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
