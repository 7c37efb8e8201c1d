public import JSONCoding
public import TencentCloudVOD

/// A ready-made scene, which VOD draws of your images.
///
/// ```swift
/// let scene = SceneRequest.tryOn(
///     person: .url("https://example.com/model.jpg"), clothes: [.url("https://example.com/coat.jpg")],
///     model: .flash)
/// let generator = ImageGenerator(.vod(VODClient(), subAppID: 251_007_502))
/// let images = try await generator.generate(scene: scene)
/// ```
/// Images are given by their URL, as files of VOD, or as files of this machine, which are uploaded into VOD's storage
/// first: scenes don't take any inside the request.
public struct SceneRequest: Sendable {
    /// What the scene is drawn of: a person, a product, an image to be grown.
    public var images: [ImageReference]
    /// What the person puts on: from 1 to 4 images.
    public var clothes: [ImageReference] = []
    /// Width to height, such as `4:5`, for products and outpainting.
    public var aspectRatio: String?
    /// The exact size, for outpainting, instead of an aspect ratio.
    public var size: ImageSize?
    /// `1K`, `2K` or `4K`, for try-on.
    public var resolution: String?
    /// The file's format: PNG or JPEG.
    public var format: ImageFormat?
    /// How good a JPEG is, from 1 to 100.
    public var quality: Int?
    /// Where the images are kept; nil is for 7 days, at an address.
    public var storage: ImageStorage?
    /// The category that the images are filed under, as VOD's `CreateClass` numbers them; nil is 0, which is other.
    public var classID: Int64?
    /// When images that are kept for good are deleted, in ISO 8601, such as `2030-12-31T00:00:00Z`; nil is never.
    public var expireTime: String?
    /// A name of your own for the request, at most 50 characters. A second one of the same name is refused for
    /// 3 days. A random one unless told.
    public var sessionID: String?
    /// What the task's events and details shall carry along, at most 1000 characters.
    public var sessionContext: String?
    /// From -10 to 10, which is first; 0 unless told.
    public var priority: Int?
    /// Members of the request by their paths, as ``ImageRequest/members``.
    public var members: [String: JSONValue] = [:]
    /// Changes the request to VOD as it is about to be checked and sent: for what has no option here.
    public var customize: (@Sendable (inout VOD.CreateSceneAigcImageTaskRequest) -> Void)?

    /// The scene's own settings, in the service's words.
    enum Settings: Sendable {
        case tryOn(VOD.AiTryOnConfig)
        case product(VOD.ProductImageConfig)
        case outpainting
        case changeClothes(VOD.ImageScene, VOD.ChangeClothesConfig)
    }

    let settings: Settings

    private init(_ settings: Settings, images: [ImageReference]) {
        self.settings = settings
        self.images = images
    }

    /// Puts clothes on a person.
    ///
    /// - Parameters:
    ///   - person: Who wears them.
    ///   - clothes: From 1 to 4 images.
    ///   - model: How fast, or how good; nil leaves it to the service.
    ///   - prompt: How to wear them.
    public static func tryOn(
        person: ImageReference, clothes: [ImageReference], model: VOD.AiTryOnModel? = nil,
        prompt: String? = nil
    ) -> SceneRequest {
        var scene = SceneRequest(.tryOn(VOD.AiTryOnConfig(model: model, prompt: prompt)), images: [person])
        scene.clothes = clothes
        return scene
    }

    /// Shows a product before a background that is drawn for it.
    ///
    /// - Parameters:
    ///   - images: From 1 to 10 images of one product.
    ///   - prompt: The background.
    ///   - negativePrompt: What the background shall not have.
    ///   - description: The product.
    ///   - requirement: Anything else that is wanted.
    ///   - count: From 1, which it is unless told, to 10 images.
    public static func product(
        _ images: [ImageReference], prompt: String? = nil, negativePrompt: String? = nil,
        description: String? = nil, requirement: String? = nil, count: Int? = nil
    ) -> SceneRequest {
        var config = VOD.ProductImageConfig()
        config.prompt = prompt
        config.negativePrompt = negativePrompt
        config.productDesc = description
        config.moreRequirement = requirement
        // A number below zero breaks the limit like any other that does.
        config.outputImageCount = count.map { UInt64(max($0, 0)) }
        return SceneRequest(.product(config), images: images)
    }

    /// Grows an image beyond its edges, to a shape.
    public static func outpainting(_ image: ImageReference, aspectRatio: String) -> SceneRequest {
        var scene = SceneRequest(.outpainting, images: [image])
        scene.aspectRatio = aspectRatio
        return scene
    }

    /// Grows an image beyond its edges, to a shape or a size that is told apart.
    package static func outpainting(_ image: ImageReference) -> SceneRequest {
        SceneRequest(.outpainting, images: [image])
    }

    /// Grows an image beyond its edges, to an exact size.
    public static func outpainting(_ image: ImageReference, size: ImageSize) -> SceneRequest {
        var scene = SceneRequest(.outpainting, images: [image])
        scene.size = size
        return scene
    }

    /// Changes the clothes of a person: an abandoned scene, which the service still draws.
    ///
    /// - Parameters:
    ///   - person: Who wears them.
    ///   - clothes: Their images.
    ///   - prompt: Further wishes.
    ///   - scene: `change_clothes`, or one of the scenes whose names begin so.
    @available(*, deprecated, message: "Use tryOn(person:clothes:model:prompt:).")
    public static func changeClothes(
        person: ImageReference, clothes: [ImageReference], prompt: String? = nil,
        scene: VOD.ImageScene = "change_clothes"
    ) -> SceneRequest {
        var request = SceneRequest(
            .changeClothes(scene, VOD.ChangeClothesConfig(prompt: prompt)), images: [person])
        request.clothes = clothes
        return request
    }
}
