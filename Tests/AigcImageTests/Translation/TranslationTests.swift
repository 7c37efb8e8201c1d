import JSONCoding
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import AigcImage

@Suite struct TranslationTests {
    private static func request(_ change: (inout ImageRequest) -> Void) -> ImageRequest {
        var request = ImageRequest("a red panda")
        change(&request)
        return request
    }

    private static let mpsCases: [(ImageRequest, String)] = [
        (request { _ in }, #"{"Prompt":"a red panda"}"#),
        (
            request {
                $0.model = .gem("3.0")
                $0.negativePrompt = "people"
                $0.enhancePrompt = true
                $0.aspectRatio = "16:9"
                $0.format = .png
                $0.references = [.url("https://example.com/a.png")]
            },
            #"{"ModelName":"GEM","ModelVersion":"3.0","Prompt":"a red panda","NegativePrompt":"people","#
                + #""EnhancePrompt":true,"ImageInfos":[{"ImageUrl":"https://example.com/a.png"}],"#
                + #""ExtraParameters":{"AspectRatio":"16:9","OutputFormat":"png"}}"#
        ),
        (
            request {
                $0.model = .qwen("0925")
                $0.size = ImageSize(width: 1472, height: 1104)
            },
            #"{"ModelName":"Qwen","ModelVersion":"0925","Prompt":"a red panda","#
                + #""AdditionalParameters":"{\"size\":\"1472x1104\"}"}"#
        ),
        (
            request {
                $0.model = .hunyuan("3.0")
                $0.aspectRatio = "16:9"
            },
            #"{"ModelName":"Hunyuan","ModelVersion":"3.0","Prompt":"a red panda","#
                + #""AdditionalParameters":"{\"size\":\"1360x768\"}"}"#
        ),
        (
            request {
                $0.model = .mj("v7")
                $0.aspectRatio = "3:2"
            }, #"{"ModelName":"MJ","ModelVersion":"v7","Prompt":"a red panda --ar 3:2"}"#
        ),
        (
            request {
                $0.model = "NextModel:9"
                $0.size = ImageSize(width: 10, height: 20)
                $0.count = 4
            },
            #"{"ModelName":"NextModel","ModelVersion":"9","Prompt":"a red panda","OutputImageCount":4,"#
                + #""AdditionalParameters":"{\"size\":\"10x20\"}"}"#
        ),
        (
            request {
                $0.prompt = ""
                $0.references = [.url("https://example.com/a.png")]
            }, #"{"ImageInfos":[{"ImageUrl":"https://example.com/a.png"}]}"#
        ),
    ]

    @Test(arguments: mpsCases.indices)
    func mpsIsToldInItsWay(index: Int) throws {
        let (request, expected) = Self.mpsCases[index]
        #expect(try MPS.CreateAigcImageTaskRequest(request).jsonText == expected)
    }

    private static let vodCases: [(ImageRequest, String)] = [
        (
            request { _ in },
            #"{"SubAppId":5,"ModelName":"Hunyuan","ModelVersion":"3.0","Prompt":"a red panda"}"#
        ),
        (
            request {
                $0.model = .kling("2.1")
                $0.negativePrompt = "people"
                $0.enhancePrompt = false
                $0.aspectRatio = "9:16"
                $0.format = .jpeg
                $0.count = 2
                $0.seed = -7
                $0.references = [.url("https://example.com/a.png"), .fileID("123")]
            },
            #"{"SubAppId":5,"ModelName":"Kling","ModelVersion":"2.1","#
                + #""FileInfos":[{"Type":"Url","Url":"https://example.com/a.png"},"#
                + #"{"Type":"File","FileId":"123"}],"Prompt":"a red panda","NegativePrompt":"people","#
                + #""EnhancePrompt":"Disabled","OutputConfig":{"AspectRatio":"9:16","OutputImageCount":2,"#
                + #""OutputFormat":"jpeg"},"Seed":-7}"#
        ),
        (
            request {
                $0.model = .si("4.0")
                $0.size = ImageSize(width: 1280, height: 960)
                $0.count = 3
            },
            #"{"SubAppId":5,"ModelName":"SI","ModelVersion":"4.0","Prompt":"a red panda Output 3 images.","#
                + #""ExtInfo":"{\"AdditionalParameters\":\"{\\\"size\\\":\\\"1280x960\\\","#
                + #"\\\"sequential_image_generation\\\":\\\"auto\\\"}\"}"}"#
        ),
    ]

    @Test(arguments: vodCases.indices)
    func vodIsToldInItsWay(index: Int) throws {
        let (request, expected) = Self.vodCases[index]
        let written = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).jsonText
        #expect(written == expected)
    }

    @Test func whatCannotBeSaidIsRefusedWithWhatCan() {
        func mps(_ option: String, mentions: String, _ change: (inout ImageRequest) -> Void) {
            let error = #expect(throws: ImageRequestError.self) {
                try MPS.CreateAigcImageTaskRequest(Self.request(change))
            }
            #expect(error?.unsupportedOptions.map(\.option) == [option], "\(error as Any)")
            #expect("\(error as Any)".contains(mentions), "\(error as Any)")
        }
        func vod(_ option: String, mentions: String, _ change: (inout ImageRequest) -> Void) {
            let error = #expect(throws: ImageRequestError.self) {
                try VOD.CreateAigcImageTaskRequest(Self.request(change), subAppID: 5)
            }
            #expect(error?.unsupportedOptions.map(\.option) == [option], "\(error as Any)")
            #expect("\(error as Any)".contains(mentions), "\(error as Any)")
        }
        let square = ImageSize(width: 1024, height: 1024)
        mps("seed", mentions: "vod") { $0.seed = 1 }
        mps("references", mentions: "vod") { $0.references = [.fileID("1")] }
        mps("count", mentions: "0 images") { $0.count = 0 }
        mps("aspectRatio", mentions: "1024x1024") { ($0.aspectRatio, $0.size) = ("1:1", square) }
        mps("resolution", mentions: "1024x1024") { ($0.resolution, $0.size) = ("1K", square) }
        for prompt in ["x --ar 3:2", "--ar 3:2 x"] {
            mps("aspectRatio", mentions: "(--ar)") {
                ($0.model, $0.prompt, $0.aspectRatio) = (.mj("v7"), prompt, "16:9")
            }
        }
        mps("format", mentions: "png") { $0.format = .webp }
        vod("format", mentions: "png") { $0.format = .webp }
        vod("model", mentions: "NextModel:1.0") { $0.model = "NextModel" }
    }

    /// Sizes made from shapes keep the limits that requests are validated by.
    @Test(arguments: ["1:1", "16:9", "9:16", "3:2", "4:5", "21:9", "1:2"])
    func sizesMadeFromShapesAreValid(ratio: String) throws {
        for model in [ImageModel.hunyuan("3.0"), .qwen("0925"), .si("4.0"), .si("4.5"), .si("5.0-lite")] {
            let request = Self.request { ($0.model, $0.aspectRatio) = (model, ratio) }
            var validator = Validator()
            try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).validate(&validator)
            #expect(validator.violations.isEmpty, "\(model) \(ratio): \(validator.violations)")
        }
    }
}
