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
        #expect(catalogue["Qwen"]?.size?.separator == "*")
        #expect(catalogue["Kling:3.0"]?.count == 9)
        #expect(ModelCatalogue.mps["Kling:O1"]?.references == 10)
        #expect(ModelCatalogue.mps.models.allSatisfy { $0.count == nil })
        #expect(
            catalogue["MJ:v7"]?.isToldShapeInPrompt == true && catalogue["SI"]?.isToldCountInPrompt == true)
        #expect(catalogue["NextModel:1"] == nil && catalogue["Kling:99"] == nil)
        // Each version of each model once, and no bare name beside its versions.
        #expect(Set(catalogue.models.map(\.model)).count == catalogue.models.count)
        #expect(catalogue.models.allSatisfy { $0.model.version != nil })
    }

    private static func error(_ change: (inout ImageRequest) -> Void) -> UnsupportedOption? {
        var request = ImageRequest("a red panda")
        change(&request)
        return #expect(throws: UnsupportedOption.self) {
            try VOD.CreateAigcImageTaskRequest(request, subAppID: 5)
        }
    }

    @Test func sizesKeepEachModelsLimitsOrNameWhoCan() {
        let sizes: [(ImageModel, ImageSize, mentions: String, not: String)] = [
            (.hunyuan("3.0"), ImageSize(width: 2048, height: 2048), "SI 4.5", "Hunyuan 3.0,"),
            (.hunyuan("3.0"), ImageSize(width: 500, height: 500), "512 to 2048", "SI"),
            (.si("4.5"), ImageSize(width: 1024, height: 1024), "Hunyuan 3.0", "SI 5.0-lite"),
            (.og("image2_low"), ImageSize(width: 1000, height: 1000), "divisible by 16", "OG image2_high"),
            (.qwen("0925"), ImageSize(width: 4096, height: 4096), "SI 4.0", "OG"),
        ]
        for (model, size, mentions, not) in sizes {
            let error = Self.error { ($0.model, $0.size) = (model, size) }
            #expect("\(error as Any)".contains(mentions), "\(error as Any)")
            #expect(error?.alternative?.contains(not) != true, "\(error as Any)")
        }
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
        var request = ImageRequest("a red panda")
        request.model = ImageModel(text: model)
        request.size = ImageSize(inside)
        var validator = Validator()
        let sent = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5)
        sent.validate(&validator)
        #expect(validator.violations.isEmpty, "\(validator.violations)")
        // Qwen has a star between the numbers.
        let written = model.hasPrefix("Qwen") ? inside.replacing("x", with: "*") : inside
        #expect(sent.jsonText.contains(#"\"\#(written)\"#), "\(sent.jsonText)")
        #expect(Self.error { ($0.model, $0.size) = (request.model, ImageSize(outside)) }?.option == "size")
    }

    @Test func otherOptionsNameWhoCanToo() {
        #expect(
            Self.error { ($0.model, $0.aspectRatio) = (.kling("3.0"), "8:1") }?.alternative?.contains(
                "GG 3.1")
                == true)
        #expect(
            Self.error { ($0.model, $0.resolution) = (.gg("3.1"), "3K") }?.alternative?.contains(
                "SI 5.0-lite")
                == true)
        #expect(
            Self.error { ($0.model, $0.resolution) = (.hunyuan("3.0"), "2K") }?.alternative?.contains("size")
                == true)
        let ratio = Self.error { ($0.model, $0.aspectRatio) = (.kling("3.0"), "5:4") }?.alternative
        #expect(ratio?.contains("SI 4.5") == true && ratio?.contains("MJ v7") == true)
        #expect(
            Self.error { ($0.model, $0.count) = (.gg("3.1"), 12) }?.alternative?.contains("SI 4.0") == true)
        let references = [ImageReference](repeating: .url("https://example.com/a.png"), count: 8)
        let error = Self.error { ($0.model, $0.references) = (.vidu("q2"), references) }
        #expect(error?.alternative?.contains("GG 3.0") == true && error?.reason.contains("7") == true)
        #expect(
            Self.error { ($0.model, $0.count) = (.kling("3.0"), 10) }?.reason.contains("9") == true)
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
        #expect(throws: UnsupportedOption.self) { try VOD.CreateAigcImageTaskRequest(request, subAppID: 5) }
        request.storage = .permanent(name: "panda")
        #expect(throws: UnsupportedOption.self) { try MPS.CreateAigcImageTaskRequest(request) }
        let output = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).outputConfig
        #expect(output?.storageMode == .permanent && output?.mediaName == "panda")
    }
}
