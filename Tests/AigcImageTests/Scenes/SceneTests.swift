import AigcImage
import JSONCoding
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudVOD
import Testing

@Suite struct SceneTests {
    private static func generator(_ local: LocalService) -> ImageGenerator {
        ImageGenerator(.vod(VODClient(local.patientConfiguration), subAppID: 1_500_000_001))
    }

    private static func start() throws -> LocalService {
        try LocalService.start(.init(taskDuration: .milliseconds(1), queueDuration: .zero))
    }

    private static let person = ImageReference.url("https://example.com/person.jpg")
    private static let coat = ImageReference.url("https://example.com/coat.jpg")

    private static let scenes: [(SceneRequest, Int)] = [
        (.tryOn(person: person, clothes: [coat, .fileID("528")], model: .flash, prompt: "coat open"), 1),
        (.product([.fileID("528"), person], prompt: "a forest", count: 3), 3),
        (.outpainting(person, aspectRatio: "16:9"), 1),
        (.outpainting(person, size: ImageSize(width: 800, height: 600)), 1),
    ]

    @Test(arguments: scenes.indices)
    func scenesAreDrawn(index: Int) async throws {
        let local = try Self.start()
        var (scene, count) = Self.scenes[index]
        scene.format = .jpeg
        scene.quality = 80
        let images = try await Self.generator(local).generate(scene: scene)
        #expect(images.count == count)
        let folder = try TemporaryFolder()
        let file = try await images[0].download(toFolder: folder.path)
        #expect(file.format == .jpeg)
    }

    @available(*, deprecated, message: "What it tests is.")
    private static func abandoned(_ scene: VOD.ImageScene) -> SceneRequest {
        .changeClothes(person: person, clothes: [coat], prompt: "blue", scene: scene)
    }

    private protocol Abandoned { static func make(_ scene: VOD.ImageScene) -> SceneRequest }

    private struct Deprecated: Abandoned {
        @available(*, deprecated, message: "What it tests is.")
        static func make(_ scene: VOD.ImageScene) -> SceneRequest { SceneTests.abandoned(scene) }
    }

    @Test(arguments: [
        "change_clothes", "change_clothes_under", "change_clothes_top_wear", "change_clothes_bottom_wear",
        "change_clothes_full_wear",
    ])
    func abandonedScenesStillWork(scene: String) async throws {
        let local = try Self.start()
        func make(_ kind: (some Abandoned).Type) -> SceneRequest {
            kind.make(VOD.ImageScene(rawValue: scene))
        }
        let images = try await Self.generator(local).generate(scene: make(Deprecated.self))
        #expect(images.count == 1)
    }

    /// Two shapes are one too many, where the scene has an eye for both.
    @Test func aSceneSaysOneShape() throws {
        var scene = SceneRequest.outpainting(Self.person, size: ImageSize(width: 800, height: 600))
        scene.aspectRatio = "16:9"
        let error = #expect(throws: ImageRequestError.self) {
            try ImageGenerator(.vod(VODClient(), subAppID: 5)).check(scene: scene)
        }?.unsupportedOptions.first
        #expect(error?.option == "aspectRatio" && error?.reason.contains("800x600") == true)
    }

    @Test func theRawRequestIsOneClosureAway() async throws {
        let local = try Self.start()
        var scene = SceneRequest.product([Self.person])
        scene.customize = { $0.sceneInfo.productImageConfig?.prompt = "[[fail:InvalidParameter]]" }
        let error = await #expect(throws: ImageTaskError.self) {
            try await Self.generator(local).generate(scene: scene)
        }
        #expect("\(error as Any)".contains("InvalidParameter"))
    }

    @Test func mpsDrawsNone() async throws {
        let local = try Self.start()
        let error = await #expect(throws: ImageRequestError.self) {
            try await ImageGenerator(.mps(MPSClient(local.patientConfiguration))).generate(
                scene: .outpainting(Self.person, aspectRatio: "1:1"))
        }?.unsupportedOptions.first
        #expect(error?.option == "scene" && error?.alternative?.contains("vod") == true)
        #expect(local.statistics.requests == 0)
    }

    @Test func aSceneCanBePickedUpByItsTask() async throws {
        let local = try Self.start()
        let generator = Self.generator(local)
        let image = try await generator.generate(scene: Self.scenes[0].0)[0]
        #expect(try await generator.state(ofTask: image.taskID).state == .done)
        #expect(try await generator.images(ofTask: image.taskID).map(\.url) == [image.url])
    }

    @Test func permanentImagesHaveAFileAndNoExpiry() async throws {
        let local = try Self.start()
        var scene = Self.scenes[2].0
        var request = ImageRequest("a red panda")
        for storage in [ImageStorage.temporary, .permanent(name: "panda")] {
            (scene.storage, request.storage) = (storage, storage)
            for image in [
                try await Self.generator(local).generate(scene: scene)[0],
                try await Self.generator(local).generate(request)[0],
            ] {
                #expect((image.fileID != nil) == (storage != .temporary))
                #expect((image.expiresAt == nil) == (storage != .temporary))
            }
        }
    }
}
