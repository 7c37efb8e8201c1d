import JSONCoding
import TencentCloudCOS
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD
import Testing

@testable import AigcImage

/// Images of this machine on their way to the services.
@Suite(.aheadOfOthers) struct UploadTests {
    private static let pictures = ImageBuckets.Bucket(name: "pictures-1250000000", region: "ap-guangzhou")
    private static let application: UInt64 = 1_500_000_001
    /// More as Base64 than a request takes.
    private static let large = ImageBytes.png + [UInt8](repeating: 0, count: 6 << 20)

    let local: LocalService
    let folder: TemporaryFolder

    init() throws {
        local = try LocalService.start(
            .init(taskDuration: .milliseconds(1), queueDuration: .zero, limitsRequestRate: false))
        folder = try TemporaryFolder()
    }

    private func generator(
        _ name: ServiceName, uploads: ImageBuckets.Uploads? = nil, _ transport: (any Transport)? = nil
    ) -> ImageGenerator {
        var configuration = local.patientConfiguration
        if let transport { configuration.transport = transport }
        var generator = ImageGenerator(.init(name, configuration, subAppID: Self.application))
        generator.buckets = ImageBuckets(uploads: uploads, endpoint: local.cosEndpoint(bucket: "{bucket}"))
        return generator
    }

    private func request(_ references: ImageReference...) -> ImageRequest {
        var request = ImageRequest("in this style")
        request.references = references
        return request
    }

    private func calls(_ action: String) -> Int { local.statistics.calls[action, default: 0] }

    private func bucket() throws -> COSClient { try local.cos(bucket: Self.pictures.name) }

    // MARK: MPS

    @Test func mpsFetchesWhatWasPutIntoTheBucket() async throws {
        let transport = RecordingTransport()
        let generator = generator(.mps, uploads: .init(Self.pictures, folder: "/a/b/"), transport)
        try folder.write(ImageBytes.jpeg, to: "style.txt")
        let images = try await generator.generate(
            request(
                .file(folder.file("style.txt")), .url("https://example.com/a.png"), .bytes(ImageBytes.png)))
        #expect(images.count == 1)
        let urls = try #require(try transport.lastRequest(to: "CreateAigcImageTask")?["ImageInfos"]?.array)
            .compactMap { $0["ImageUrl"]?.string }
        let start = local.cosEndpoint(bucket: Self.pictures.name) + "/a/b/"
        #expect(urls.count == 3 && urls[0].hasPrefix(start) && urls[1] == "https://example.com/a.png")
        // An hour, and the minute that clocks may differ.
        let times = urls[0].split(separator: "q-sign-time=").last?.prefix { $0 != "&" }.split(
            separator: "%3B")
        #expect(try #require(times).compactMap { Int64($0) }.reduce(0) { $1 - $0 } == 3660)
        let key = urls[0].dropFirst(start.count - "a/b/".count).prefix { $0 != "?" }
        let object = try await bucket().head(String(key))
        #expect(object.size == ImageBytes.jpeg.count && object.contentType == "image/jpeg")
        // It is there already for whoever draws with it next.
        _ = try await generator.generate(request(.bytes(ImageBytes.jpeg)))
        #expect(calls("cos.PutObject") == 2 && calls("cos.DeleteObject") == 0)
    }

    @Test func uploadsAreRemovedOnceTheTaskHasEnded() async throws {
        let generator = generator(.mps, uploads: .init(Self.pictures, removesAfterwards: true))
        _ = try await generator.generate(request(.bytes(ImageBytes.png), .bytes(ImageBytes.png)))
        #expect(calls("cos.PutObject") == 2 && calls("cos.DeleteObject") == 2)
        var failing = request(.bytes(ImageBytes.png))
        failing.prompt = "[[fail:ModelGenerateFailed]]"
        await #expect(throws: ImageTaskError.self) { _ = try await generator.generate(failing) }
        #expect(calls("cos.PutObject") == 3 && calls("cos.DeleteObject") == 3)
        failing.prompt = "[[error:LimitExceeded]]"
        await #expect(throws: ServiceError.self) { _ = try await generator.generate(failing) }
        #expect(calls("cos.PutObject") == 4 && calls("cos.DeleteObject") == 4)
    }

    /// Its task may be drawn yet.
    @Test func anUploadStaysWhileItsTaskMayNeedIt() async throws {
        let lossy = LossyTransport { action, _ in action == "CreateAigcImageTask" ? .answerLost : .delivered }
        let generator = generator(.mps, uploads: .init(Self.pictures, removesAfterwards: true), lossy)
        await #expect(throws: TransportError.self) {
            _ = try await generator.generate(request(.bytes(ImageBytes.png)))
        }
        #expect(calls("cos.PutObject") == 1 && calls("cos.DeleteObject") == 0 && local.tasks.count == 1)
    }

    @Test func nothingIsBilledBeforeTheUploadIsDone() async throws {
        var generator = generator(
            .mps, uploads: .init(Self.pictures),
            LossyTransport { action, _ in action == "PUT" ? .lost : .delivered })
        let error = await #expect(throws: UploadError.self) {
            _ = try await generator.generate(request(.bytes(ImageBytes.png)))
        }
        #expect(
            error?.isTransient == true && error?.mayHaveTakenEffect == false && error?.category == .connection
        )
        #expect(error.map { CreationDoubt($0) } == .some(nil))
        // Nor when the bucket isn't the caller's.
        var configuration = local.patientConfiguration
        let wrong = Credentials(secretID: "AKIDother", secretKey: "other")
        configuration.credentials = .static(wrong)
        generator.service = .mps(MPSClient(configuration))
        let refused = await #expect(throws: UploadError.self) {
            _ = try await generator.generate(request(.bytes(ImageBytes.png)))
        }
        #expect("\(refused as Any)".contains("InvalidAccessKeyId") && refused?.isTransient == false)
        #expect(local.tasks.isEmpty && calls("mps.CreateAigcImageTask") == 0)
    }

    @Test func allElseIsCheckedFirst() async throws {
        let generator = generator(.mps, uploads: .init(Self.pictures))
        try folder.write(ImageBytes.html, to: "fake.png")
        var request = request(.file(folder.file("fake.png")), .bytes(ImageBytes.png))
        request.seed = 1
        let error = await #expect(throws: ImageRequestError.self) {
            _ = try await generator.generate(request)
        }
        #expect(error?.references.map(\.reason) == [.notAnImage] && error?.unsupportedOptions.count == 1)
        request.references = [.bytes(ImageBytes.png)]
        await #expect(throws: ImageRequestError.self) { _ = try await generator.generate(request) }
        let large = self.request(.bytes(.init(repeating: 0, count: ImageReference.uploadLimit + 1)))
        let tooLarge = #expect(throws: ImageRequestError.self) { try generator.check(large) }
        #expect(tooLarge?.references.map(\.reason) == [.tooLarge(ImageReference.uploadLimit + 1)])
        var odd = generator
        odd.buckets.uploads?.bucket.name = "Pictures"
        let noBucket = #expect(throws: ImageRequestError.self) {
            try odd.check(self.request(.bytes(ImageBytes.png)))
        }
        #expect(noBucket?.unsupportedOptions.map(\.option) == ["references"])
        #expect(local.statistics.requests == 0)
    }

    // MARK: VOD

    @Test func vodStoresWhatARequestCannotHold() async throws {
        let transport = RecordingTransport()
        let generator = generator(.vod, transport)
        _ = try await generator.generate(request(.bytes(Self.large), .bytes(ImageBytes.jpeg)))
        #expect(
            calls("vod.ApplyUpload") == 2 && calls("cos.PutObject") == 2 && calls("vod.CommitUpload") == 2)
        let files = try transport.lastRequest(to: "CreateAigcImageTask")?["FileInfos"]?.array ?? []
        #expect(files.map { $0["Type"]?.string } == ["File", "File"])
        #expect(Set(files.compactMap { $0["FileId"]?.string }).count == 2)
        // It goes by itself, after a day at least.
        let application = try #require(try transport.lastRequest(to: "ApplyUpload"))
        #expect(application["MediaType"]?.string == "jpg" && application["SubAppId"]?.number != nil)
        let end = try #require(application["ExpireTime"]?.string.flatMap { ServiceDate($0) })
        #expect((86_400...2 * 86_400).contains(end.secondsSince1970 - UnixClock.system.now()))
    }

    @Test func scenesAreDrawnFromFilesOfThisMachine() async throws {
        let generator = generator(.vod)
        try folder.write(ImageBytes.png, to: "me.png")
        let scene = SceneRequest.tryOn(
            person: .file(folder.file("me.png")),
            clothes: [.bytes(ImageBytes.jpeg), .url("https://example.com/c.png")],
            model: .flash)
        let images = try await generator.generate(scene: scene)
        #expect(images.count == 1 && calls("vod.CommitUpload") == 2)
        let missing = SceneRequest.product([.file(folder.file("none.png"))])
        let error = #expect(throws: ImageRequestError.self) { try generator.check(scene: missing) }
        #expect(error?.references.map(\.reason) == [.unreadable("No such file or directory")])
    }

    /// As the official upload SDKs do.
    @Test func anUploadIsRepeatedWhereAnswersAreLost() async throws {
        let lossy = LossyTransport { action, number in
            ["ApplyUpload", "PUT", "CommitUpload"].contains(action) && number == 1 ? .answerLost : .delivered
        }
        _ = try await generator(.vod, lossy).generate(request(.bytes(Self.large)))
        #expect(
            calls("vod.ApplyUpload") == 2 && calls("cos.PutObject") == 2 && calls("vod.CommitUpload") == 2)
        #expect(local.tasks.count == 1)
    }

    // MARK: Results

    @Test func resultsInABucketAreOpenedWithTheClientsKey() async throws {
        let generator = generator(.mps)
        var request = ImageRequest("a red panda")
        request.storage = .bucket(name: Self.pictures.name, region: Self.pictures.region, path: "/out/")
        let image = try await generator.generate(request)[0]
        #expect(image.url.hasPrefix(local.cosEndpoint(bucket: Self.pictures.name) + "/out/4_"))
        #expect(!image.url.contains("?") && image.expiresAt == nil)
        let file = try await image.download(to: folder.file("a.png"))
        #expect(file.format == .png)
        let open = try await image.openURL()
        #expect(open.hasPrefix(image.url + "?") && open.contains("q-signature="))
        let plain = try await GeneratedImage(url: open, taskID: "").download(to: folder.file("b.png"))
        #expect(plain.byteCount == file.byteCount)

        // A task of an earlier request is stored where the caller says, and nowhere else.
        var stranger = try await generator.images(ofTask: image.taskID)[0]
        stranger.triesAgain = false
        await #expect(throws: DownloadError.self) { try await stranger.download(to: folder.file("c.png")) }
        #expect(try await stranger.openURL() == stranger.url && stranger.expiresAt != nil)
        var owner = generator
        owner.buckets.results = [Self.pictures, .init(name: "no bucket", region: "")]
        let found = try await owner.images(ofTask: image.taskID)[0]
        try await found.download(to: folder.file("d.png"))
        #expect(try folder.bytes("d.png") == folder.bytes("a.png"))
    }

    @Test func batchesUploadAndStoreToo() async throws {
        try folder.write(ImageBytes.png, to: "style.png")
        var request = request(.file(folder.file("style.png")))
        request.storage = .bucket(name: Self.pictures.name, region: Self.pictures.region)
        let flaky = LossyTransport { action, number in action == "PUT" && number <= 4 ? .lost : .delivered }
        let batch = ImageBatch(
            [.init(id: "a", request), .init(id: "b", request)], folder: folder.path,
            generator: generator(.mps, uploads: .init(Self.pictures, removesAfterwards: true), flaky))
        #expect(try await batch.run().map(\.state) == [.saved, .saved])
        #expect(local.tasks.count == 2 && calls("cos.DeleteObject") == 2)
    }
}
