import AigcImage
import TencentCloudLocal
import TencentCloudRuntime

/// A folder, a local service, and batches of both services that are drawn there.
struct BatchFixture {
    enum Service: CaseIterable {
        case mps, vod
    }

    let local: LocalService
    let folder: TemporaryFolder

    init(taskDuration: Duration = .milliseconds(1)) throws {
        local = try LocalService.start(
            .init(
                taskDuration: taskDuration, queueDuration: .zero, concurrentTasks: 100,
                limitsRequestRate: false, longestPull: .milliseconds(100)))
        folder = try TemporaryFolder()
    }

    /// One item for each prompt, called `item 0`, `item 1`.
    func batch(
        _ prompts: [String], _ service: Service, on other: LocalService? = nil,
        transport: (any Transport)? = nil, _ change: (inout ImageRequest) -> Void = { _ in }
    ) -> ImageBatch {
        var configuration = (other ?? local).patientConfiguration
        configuration.rateLimit = .off
        if let transport { configuration.transport = transport }
        let generator =
            switch service {
            case .mps: ImageGenerator(.mps(MPSClient(configuration)))
            case .vod: ImageGenerator(.vod(VODClient(configuration), subAppID: 1_500_000_001))
            }
        let items = prompts.enumerated().map { number, prompt in
            var request = ImageRequest(prompt)
            request.model = .kling("3.0")
            change(&request)
            return ImageBatch.Item(id: "item \(number)", request)
        }
        var batch = ImageBatch(items, folder: folder.path, generator: generator)
        batch.options.searchTime = .seconds(2)
        return batch
    }

    func tasks(_ service: Service) -> Int { local.statistics.tasks["\(service)", default: 0] }
    func creates(_ service: Service) -> Int {
        local.statistics.calls["\(service).CreateAigcImageTask", default: 0]
    }
    var images: [String] { folder.names.filter { $0.hasSuffix(".png") } }
}
