import JSONCoding
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import AigcImage

@Suite struct CatalogueTests {
    @Test func entriesSayWhatTheRefinementsSay() throws {
        let catalogue = ModelCatalogue.vod
        #expect(catalogue.service == "vod" && catalogue.asOf?.utf8.count == 10)
        let og = try #require(catalogue["OG:image2_high"])
        #expect(og.count == 8 && og.resolutions == .values(["1K", "2K", "4K"]))
        #expect(og.size?.multipleOf == 16 && og.notes?.contains("highest") == true)
        #expect(catalogue["GG:3.1"]?.references == 14)
        #expect(catalogue["Hunyuan:3.0"]?.aspectRatios == CataloguedModel.Choice.none)
        #expect(catalogue["Qwen"]?.size?.separators == "*")
        #expect(catalogue["Kling:3.0"]?.count == 9)
        #expect(catalogue["Hunyuan:3.5-preview"]?.aspectRatios == .undocumented)
        #expect(catalogue["Mingmou:1.0"] != nil && catalogue["Kling:scene"] != nil)
        #expect(ModelCatalogue.mps["Kling:O1"]?.references == 10)
        #expect(ModelCatalogue.mps.models.allSatisfy { $0.count == nil })
        #expect(
            catalogue["MJ:v7"]?.isToldShapeInPrompt == true && catalogue["SI"]?.isToldCountInPrompt == true)
        #expect(catalogue["NextModel:1"] == nil && catalogue["Kling:99"] == nil)
        // Each version of each model once, and no bare name beside its versions.
        #expect(Set(catalogue.models.map(\.model)).count == catalogue.models.count)
        #expect(catalogue.models.allSatisfy { $0.model.version != nil })
    }

    /// What is said of a request, advice too.
    private static func violations(
        _ change: (inout ImageRequest) -> Void
    ) throws -> [Violation] {
        var request = ImageRequest("a red panda")
        change(&request)
        var validator = Validator()
        try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).validate(&validator)
        return validator.violations
    }

    /// Models that can are named, whatever the option.
    @Test func whoCanIsNamed() throws {
        func size(_ model: ImageModel, _ width: Int, _ height: Int) throws -> String {
            try Self.violations { ($0.model, $0.size) = (model, ImageSize(width: width, height: height)) }
                .map(\.message).joined()
        }
        #expect(try size(.hunyuan("3.0"), 2048, 2048).contains("SI 4.0"))
        #expect(try size(.hunyuan("3.0"), 500, 500).contains("512 to 2048"))
        #expect(try size(.si("4.5"), 1024, 1024).contains("OG"))
        #expect(try size(.og("image2_low"), 1000, 1000).contains("Hunyuan 3.0"))
        let ratio = try Self.violations { ($0.model, $0.aspectRatio) = (.kling("3.0"), "8:1") }
        #expect(
            ratio.map(\.strength) == [.advice] && ratio[0].message.hasSuffix("GG 3.1 and GG 3.1-lite take it")
        )
        let resolution = try Self.violations { ($0.model, $0.resolution) = (.gg("3.1"), "3K") }
        #expect(
            resolution.map(\.strength) == [.advice] && resolution[0].message.hasSuffix("SI 5.0-lite takes it")
        )
        let count = try Self.violations { ($0.model, $0.count) = (.kling("3.0"), 10) }
        #expect(count.map(\.strength) == [.enforced])
        let references = [ImageReference](repeating: .url("https://example.com/a.png"), count: 8)
        let many = try Self.violations { ($0.model, $0.references) = (.vidu("q2"), references) }
        #expect(many.map(\.strength) == [.enforced] && many[0].message.contains("GG 3.0"))
    }

    /// The last size inside a model's limits, and the first outside.
    @Test(arguments: [
        ("Hunyuan:3.0", "512x512", "511x512"), ("Hunyuan:3.0", "2048x512", "2049x512"),
        ("Hunyuan:3.0", "1024x1024", "1024x1025"), ("Qwen:0925", "512x511", "511x511"),
        ("Qwen:0925", "2048x2048", "2048x2049"), ("SI:4.0", "1280x720", "1279x720"),
        ("SI:4.0", "4096x4096", "4097x4096"), ("SI:4.5", "2560x1440", "2559x1440"),
        ("SI:4.5", "4096x4096", "4096x4097"), ("SI:5.0-lite", "2560x1440", "2560x1439"),
        ("SI:5.0-lite", "3226x3225", "3226x3226"), ("OG:image2_high", "1024x640", "1008x640"),
        ("OG:image2_low", "3840x2160", "3840x2176"), ("OG:image2_medium", "1024x1024", "1024x1032"),
    ])
    func sizesAreCheckedToThePixel(model: String, inside: String, outside: String) throws {
        let path = "ExtInfo.AdditionalParameters.size"
        #expect(
            try Self.violations { ($0.model, $0.size) = (ImageModel(text: model), ImageSize(inside)) } == [])
        #expect(
            try Self.violations { ($0.model, $0.size) = (ImageModel(text: model), ImageSize(outside)) }
                .map(\.path) == [path])
        var request = ImageRequest("a red panda")
        (request.model, request.size) = (ImageModel(text: model), ImageSize(inside))
        // Qwen has a star between the numbers.
        let written = model.hasPrefix("Qwen") ? inside.replacing("x", with: "*") : inside
        let sent = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5)
        #expect(sent.jsonText.contains(#"\"\#(written)\"#), "\(sent.jsonText)")
    }

    /// Advice on known models blocks no new ratio, resolution or count.
    @Test func whatAModelIsNotKnownToTakeIsSentAsItIs() throws {
        var request = ImageRequest("a red panda")
        (request.model, request.aspectRatio, request.resolution, request.count) = (.gg("3.1"), "5:7", "8K", 3)
        let sent = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).outputConfig
        #expect(sent?.aspectRatio == "5:7" && sent?.resolution == "8K" && sent?.outputImageCount == 3)
        for version in ["3.5-preview", "3d_2.0"] {
            request = ImageRequest("a red panda")
            (request.model, request.aspectRatio) = (.hunyuan(version), "16:9")
            #expect(
                try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).outputConfig?.aspectRatio == "16:9")
            #expect(try Self.violations { $0 = request } == [])
        }
    }

    @Test func resolutionsAreSpeltAsTheModelDoes() throws {
        for (model, spelt) in [(ImageModel.kling("3.0"), "2k"), (.gg("3.1"), "2K"), ("NextModel:1", "2K")] {
            var request = ImageRequest("a red panda")
            (request.model, request.resolution) = (model, "2K")
            let raw = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5)
            #expect(raw.outputConfig?.resolution?.rawValue == spelt)
        }
    }

    @Test func unknownModelsAndVersionsGoThroughUnchecked() throws {
        for model in ["NextModel:1", "Hunyuan:9.9"] as [ImageModel] {
            var request = ImageRequest("a red panda")
            request.model = model
            request.resolution = "16K"
            request.aspectRatio = "100:1"
            request.count = 50
            request.references = [ImageReference](repeating: .url("https://example.com/a.png"), count: 99)
            let raw = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5)
            #expect(raw.outputConfig?.resolution == "16K" && raw.outputConfig?.aspectRatio == "100:1")
            #expect(raw.outputConfig?.outputImageCount == 50 && raw.fileInfos?.count == 99)
            (request.aspectRatio, request.resolution) = (nil, nil)
            request.size = ImageSize(width: 9, height: 9)
            let sized = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5)
            #expect(sized.jsonText.contains("9x9"))
        }
    }

    @Test func theRawRequestIsOneClosureAway() throws {
        var request = ImageRequest("a red panda")
        request.customizeMPS = { $0.operator = "somebody" }
        request.customizeVOD = { $0.inputRegion = .oversea }
        #expect(try MPS.CreateAigcImageTaskRequest(request).operator == "somebody")
        #expect(try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).inputRegion == .oversea)
    }

    @Test func storageIsSaidAsTheServiceDoes() throws {
        var request = ImageRequest("a red panda")
        request.storage = .bucket(name: "b-1", region: "ap-guangzhou", path: "/out/")
        #expect(try MPS.CreateAigcImageTaskRequest(request).storeCosParam?.cosBucketName == "b-1")
        #expect(throws: ImageRequestError.self) { try VOD.CreateAigcImageTaskRequest(request, subAppID: 5) }
        request.storage = .permanent(name: "panda")
        #expect(throws: ImageRequestError.self) { try MPS.CreateAigcImageTaskRequest(request) }
        let output = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).outputConfig
        #expect(output?.storageMode == .permanent && output?.mediaName == "panda")
    }
}
