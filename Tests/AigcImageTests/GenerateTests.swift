import AigcImage
import Foundation
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD
import Testing

/// The whole path against the local service, over real sockets.
@Suite(.aheadOfOthers) struct GenerateTests {
    enum Service: CaseIterable {
        case mps, vod
    }

    private static func start(_ duration: Duration = .milliseconds(1)) throws -> LocalService {
        try LocalService.start(.init(taskDuration: duration, queueDuration: .zero))
    }

    private static func generator(_ service: Service, _ local: LocalService) -> ImageGenerator {
        switch service {
        case .mps: ImageGenerator(.mps(MPSClient(local.patientConfiguration)))
        case .vod: ImageGenerator(.vod(VODClient(local.patientConfiguration), subAppID: 1_500_000_001))
        }
    }

    @Test(arguments: Service.allCases, [ImageFormat.png, .jpeg])
    func aPromptBecomesAFile(service: Service, format: ImageFormat) async throws {
        let local = try Self.start()
        let folder = try TemporaryFolder()
        let images = try await Self.generator(service, local).generate("a red panda", format: format)
        #expect(images.count == 1)
        let image = try #require(images.first)
        #expect(image.taskID.isEmpty == false && image.expiresAt != nil)
        let file = try await image.download(to: folder.file("panda"))
        #expect(file.format == format)
        #expect(folder.names == ["panda"])
        let bytes = try folder.bytes("panda")
        #expect(bytes.count == file.byteCount)
        #expect(bytes.starts(with: format == .png ? [0x89, 0x50] : [0xFF, 0xD8]))
    }

    /// MPS keeps an image for 12 hours, VOD for 7 days.
    @Test(arguments: [(Service.mps, Int64(12 * 3600)), (.vod, 7 * 86_400)])
    func imagesSayWhenTheyExpire(service: Service, lifetime: Int64) async throws {
        let local = try Self.start()
        let start = Int64(Date.now.timeIntervalSince1970)
        let image = try await Self.generator(service, local).generate("a red panda")[0]
        let end = Int64(Date.now.timeIntervalSince1970)
        let expiry = try #require(image.expiresAt)
        #expect((start + lifetime...end + lifetime + 1).contains(expiry))
    }

    /// One question is one call, whose errors are about the connection and not about a wait.
    @Test(arguments: Service.allCases)
    func askingOnceIsOneCall(service: Service) async throws {
        let local = try Self.start()
        let generator = Self.generator(service, local)
        let id = try await generator.generate("a red panda")[0].taskID
        #expect(try await generator.state(ofTask: id).state == .done)
        local.stop()
        let error = await #expect(throws: ImageTaskError.self) {
            try await generator.state(ofTask: id, timeout: .milliseconds(20))
        }
        #expect(error?.underlying is TransportError, "\(error as Any)")
    }

    @Test(arguments: Service.allCases)
    func updatesGoFromCreatedToDone(service: Service) async throws {
        let local = try Self.start()
        var updates: [ImageUpdate] = []
        for try await update in Self.generator(service, local).updates(ImageRequest("a red panda")) {
            updates.append(update)
        }
        #expect(updates.first?.state == .created && updates.last?.state == .done)
        #expect(updates.dropLast().allSatisfy { $0.images.isEmpty && $0.state != .done })
        #expect(updates.last?.images.count == 1)
        #expect(Set(updates.map(\.taskID)).count == 1)
        #expect(updates.last?.images.first?.taskID == updates.first?.taskID)
    }

    @Test func severalImagesComeFromAModelThatDrawsThem() async throws {
        let local = try Self.start()
        let folder = try TemporaryFolder()
        let images = try await Self.generator(.vod, local).generate(
            "a red panda", model: .kling("3.0"), aspectRatio: "16:9", count: 3)
        #expect(images.count == 3)
        #expect(images.allSatisfy { $0.model == .kling("3.0") })
        for (index, image) in images.enumerated() {
            try await image.download(to: folder.file("\(index).png"))
        }
        let files = try folder.names.map { try folder.bytes($0) }
        #expect(Set(files).count == 3)
    }

    @Test func vodSeedsGiveTheSameImageAgain() async throws {
        let local = try Self.start()
        let folder = try TemporaryFolder()
        for (name, seed) in [("a", Int64(7)), ("b", 7), ("c", 8)] {
            let images = try await Self.generator(.vod, local).generate(
                "a red panda", size: ImageSize(width: 640, height: 512), seed: seed)
            try await images[0].download(to: folder.file(name))
        }
        #expect(try folder.bytes("a") == folder.bytes("b"))
        #expect(try folder.bytes("a") != folder.bytes("c"))
        #expect(try folder.bytes("a")[16..<24] == [0, 0, 2, 128, 0, 0, 2, 0])
    }

    @Test(arguments: Service.allCases)
    func aTaskThatFailsIsNamed(service: Service) async throws {
        let local = try Self.start()
        let error = await #expect(throws: ImageTaskError.self) {
            try await Self.generator(service, local).generate("[[fail:ModelGenerateFailed]] a red panda")
        }
        #expect(error?.taskID.contains("AigcImage") == true)
        let waiting = try #require(error?.underlying as? WaiterError)
        guard case .failed(_, let message) = waiting.reason else {
            Issue.record("\(waiting)")
            return
        }
        #expect(message?.contains("ModelGenerateFailed") == true)
        #expect(local.statistics.tasks.values.reduce(0, +) == 1)
    }

    @Test(arguments: Service.allCases)
    func aRefusedCreateIsTheServicesError(service: Service) async throws {
        let local = try Self.start()
        let error = await #expect(throws: ServiceError.self) {
            try await Self.generator(service, local).generate("[[error:InvalidParameter.ViolationContent]] x")
        }
        #expect(error?.code == "InvalidParameter.ViolationContent")
        #expect(local.statistics.tasks.isEmpty)
    }

    @Test(arguments: Service.allCases)
    func aTransientPollingErrorIsOutlived(service: Service) async throws {
        let local = try Self.start()
        let images = try await Self.generator(service, local).generate("[[poll:InternalError]] a red panda")
        #expect(images.count == 1)
    }

    /// A service may take a moment until it knows what it has created; an old task that it doesn't know is gone.
    @Test(arguments: Service.allCases)
    func aNewTaskMayBeUnknownForAMoment(service: Service) async throws {
        let local = try Self.start()
        let code = service == .mps ? "InvalidParameterValue" : "ResourceNotFound"
        let generator = Self.generator(service, local)
        let images = try await generator.generate("[[poll:\(code)]] a red panda")
        #expect(images.count == 1)
        var stranger = images[0].taskID
        stranger.replaceSubrange(stranger.index(stranger.endIndex, offsetBy: -5)..., with: "0000t")
        let error = await #expect(throws: ImageTaskError.self) {
            try await generator.images(ofTask: stranger)
        }
        #expect(error?.isUnknownTask == true, "\(error as Any)")
    }

    @Test(arguments: Service.allCases)
    func timeUpLeavesTheTasksID(service: Service) async throws {
        let time = ManualClock()
        let local = try LocalService.start(.init(clock: time.clock))
        let error = await #expect(throws: ImageTaskError.self) {
            try await Self.generator(service, local).generate("a red panda", timeout: .milliseconds(5))
        }
        guard case .timedOut? = (error?.underlying as? WaiterError)?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.taskID.isEmpty == false)
    }

    @Test func cancellationEndsTheWait() async throws {
        let time = ManualClock()
        let local = try LocalService.start(.init(clock: time.clock))
        let generator = Self.generator(.mps, local)
        let (created, announce) = AsyncStream.makeStream(of: String.self)
        let work = Task {
            for try await update in generator.updates(ImageRequest("a red panda")) {
                announce.yield(update.taskID)
            }
        }
        for await _ in created { break }
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
    }

    @Test func limitsAreCheckedBeforeAnythingIsSent() async throws {
        let local = try Self.start()
        await #expect(throws: ImageRequestError.self) { try await Self.generator(.mps, local).generate("") }
        await #expect(throws: ImageRequestError.self) {
            try await Self.generator(.vod, local).generate("x", size: ImageSize(width: 4096, height: 4096))
        }
        await #expect(throws: ImageRequestError.self) {
            try await Self.generator(.mps, local).generate("x", seed: 1)
        }
        #expect(local.statistics.requests == 0)
    }

    @Test func aLongPromptIsDrawn() async throws {
        let prompt = String(repeating: "x", count: 1001)
        let local = try Self.start()
        #expect(try await Self.generator(.mps, local).generate(prompt).count == 1)
    }
}
