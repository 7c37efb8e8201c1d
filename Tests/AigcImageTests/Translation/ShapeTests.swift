import JSONCoding
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import AigcImage

/// Size, resolution and aspect ratio, as they leave for the service: said once each, and never against each other.
@Suite struct ShapeTests {
    /// What models that list no shapes or classes are asked for.
    private static let usualRatios = [
        "1:1", "4:3", "3:4", "3:2", "16:9", "9:16", "21:9", "9:21", "1:2", "4:1",
    ]
    private static let usualResolutions = ["720P", "1080P", "1K", "2K", "3K", "4K"]
    private static let pixels = [
        "720P": 1280 * 720, "1080P": 1920 * 1080, "1K": 1 << 20, "2K": 1 << 22, "3K": 9 << 20,
        "4K": 1 << 24,
    ]

    /// What a request says of the picture's shape.
    private struct Said {
        var resolution: String?
        var aspectRatio: String?
        var size: ImageSize?
        var prompt: String

        init(_ request: JSONValue) throws {
            let config = request["OutputConfig"] ?? request["ExtraParameters"]
            resolution = config?["Resolution"]?.string
            aspectRatio = config?["AspectRatio"]?.string
            prompt = request["Prompt"]?.string ?? ""
            let outer = try request["ExtInfo"]?.string.map { try JSONValue(jsonText: $0) } ?? request
            let inner = try outer["AdditionalParameters"]?.string.map { try JSONValue(jsonText: $0) }
            let text = inner?["size"]?.string
            size = text.flatMap { ImageSize($0.replacing("*", with: "x")) }
            #expect((text == nil) == (size == nil), "\(text ?? "")")
        }
    }

    private static let models = [ModelCatalogue.mps, .vod].flatMap { catalogue in
        catalogue.models.map { (catalogue.service, $0) }
    }

    /// Every model, with every class and shape that it lists, at a service that checks what it gets.
    @Test(arguments: models.indices)
    func noTwoMembersDisagree(index: Int) async throws {
        let (service, entry) = Self.models[index]
        let local = try LocalService.start(
            .init(taskDuration: .zero, queueDuration: .zero, limitsRequestRate: false))
        let transport = RecordingTransport()
        var configuration = local.patientConfiguration
        (configuration.transport, configuration.rateLimit) = (transport, .off)
        let generator = ImageGenerator(
            service == "mps"
                ? .mps(MPSClient(configuration)) : .vod(VODClient(configuration), subAppID: 1_500_000_001))
        // Where nothing is made of it, what isn't listed is just passed on.
        let most = entry.size != nil || entry.isToldShapeInPrompt ? Int.max : 2
        let listed = entry.resolutions.values
        let classes = listed.isEmpty ? Array(Self.usualResolutions.prefix(most)) : listed
        let shapes = entry.aspectRatios.values
        let ratios = shapes.isEmpty ? Array(Self.usualRatios.prefix(most)) : shapes
        var accepted = 0
        for resolution in [nil] + classes {
            for ratio in [nil] + ratios {
                var request = ImageRequest("a red panda")
                (request.model, request.resolution, request.aspectRatio) = (entry.model, resolution, ratio)
                do {
                    var updates = generator.updates(request).makeAsyncIterator()
                    _ = try await updates.next()
                    accepted += 1
                } catch let error as ImageRequestError {
                    // A shape that is beyond the sizes of a model that is told one.
                    #expect(entry.size != nil && ratio != nil, "\(error)")
                    #expect(resolution.map { !listed.contains($0) } ?? true, "\(error)")
                    continue
                }
                let said = try Said(try #require(try transport.lastRequest(to: "CreateAigcImageTask")))
                Self.check(said, of: entry, resolution, ratio)
            }
        }
        #expect(accepted > 0)
    }

    private static func check(
        _ said: Said, of entry: CataloguedModel, _ resolution: String?, _ ratio: String?
    ) {
        let asked = "\(entry.model) \(resolution ?? "-") \(ratio ?? "-"): \(said)"
        let inPrompt = ratio.map { said.prompt.hasSuffix(" --ar \($0)") } ?? false
        guard let size = said.size else {
            #expect(said.resolution?.lowercased() == resolution?.lowercased(), "\(asked)")
            #expect(said.aspectRatio == (inPrompt ? nil : ratio), "\(asked)")
            #expect(said.prompt == "a red panda" + (inPrompt ? " --ar \(ratio ?? "")" : ""), "\(asked)")
            return
        }
        #expect(
            said.resolution == nil && said.aspectRatio == nil && said.prompt == "a red panda", "\(asked)")
        let isListed = resolution.map { entry.resolutions.values.contains($0) } ?? true
        if isListed {
            #expect(entry.size?.contains(width: size.width, height: size.height) == true, "\(asked)")
        }
        let sides = ratio?.split(separator: ":").compactMap { Int($0) } ?? []
        guard sides.count == 2 else {
            Issue.record("a size out of nothing: \(asked)")
            return
        }
        #expect(size.width % 16 == 0 && size.height % 16 == 0, "\(asked)")
        let skew = size.width * sides[1] - size.height * sides[0]
        #expect(abs(skew) < 16 * max(sides[0], sides[1]), "\(asked)")
        if let wanted = resolution.flatMap({ pixels[$0.uppercased()] }) {
            let area = Double(size.width * size.height)
            #expect(area <= Double(wanted) && area > 0.94 * Double(wanted), "\(asked)")
        }
    }

    /// What is drawn is what was asked for: the case that was paid for and came wrong.
    @Test(arguments: [
        ("SI:4.0", "1K", 1360, 768), ("SI:4.5", "2K", 2720, 1536), ("SI:5.0-lite", "3K", 4096, 2304),
        ("Qwen:0925", "1080P", 1920, 1072),
    ])
    func theClassGivesTheSizeItsPixels(model: String, resolution: String, width: Int, height: Int)
        async throws
    {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let generator = ImageGenerator(.vod(VODClient(local.patientConfiguration), subAppID: 1_500_000_001))
        let images = try await generator.generate(
            "a red panda", model: ImageModel(text: model), aspectRatio: "16:9", resolution: resolution)
        let folder = try TemporaryFolder()
        try await images[0].download(to: folder.file("a.png"))
        let sides = try folder.bytes("a.png")[16..<24].map(Int.init)
        #expect(sides[0..<4].reduce(0) { $0 << 8 | $1 } == width)
        #expect(sides[4..<8].reduce(0) { $0 << 8 | $1 } == height)
    }

    /// A class that a model has no pixels for is no smaller picture, but a refusal with the limits.
    @Test func aClassBeyondAModelsLimitsIsRefused() async throws {
        let local = try LocalService.start()
        let services: [ImageGenerator.Service] = [
            .mps(MPSClient(local.patientConfiguration)),
            .vod(VODClient(local.patientConfiguration), subAppID: 1_500_000_001),
        ]
        for service in services {
            var request = ImageRequest("a red panda")
            (request.model, request.resolution, request.aspectRatio) = (.hunyuan("3.0"), "4K", "16:9")
            let error = #expect(throws: ImageRequestError.self) { try ImageGenerator(service).check(request) }
            #expect(error?.violations.first?.message.contains("at most 1048576 pixels") == true)
        }
        #expect(local.statistics.requests == 0)
    }
}
