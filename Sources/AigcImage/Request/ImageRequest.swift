public import JSONCoding
public import TencentCloudMPS
public import TencentCloudVOD

/// What to draw. Every option but the prompt may be absent, which leaves it to the service.
///
/// ```swift
/// var request = ImageRequest("a red panda in this style")
/// request.model = .gg("3.1")
/// request.references = [.file("style.png")]
/// request.members["OutputConfig.NewMember"] = "a value"    // what has no option here
/// ```
public struct ImageRequest: Sendable {
    /// What to draw. May be empty when there are references.
    public var prompt: String
    /// What draws; nil leaves it to MPS, and is Hunyuan 3.0 for VOD, which wants one.
    public var model: ImageModel?
    /// What not to draw. Not every model heeds it.
    public var negativePrompt: String?
    /// Width to height, such as `16:9`.
    public var aspectRatio: String?
    /// How large, as a class: `720P`, `1080P`, `1K`, `2K`, `3K`, `4K`, as far as the model has it. Case doesn't
    /// matter. For a model that is told an aspect ratio as an exact size, it is how many pixels that has.
    public var resolution: String?
    /// The exact size, instead of an aspect ratio and a resolution.
    public var size: ImageSize?
    /// Images to go by. How many depends on the model.
    public var references: [ImageReference] = []
    /// The file's format.
    public var format: ImageFormat?
    /// How many images; only some models of VOD draw more than one.
    public var count: Int?
    /// VOD only: the same seed gives a similar image again.
    public var seed: Int64?
    /// Whether the service may improve the prompt.
    public var enhancePrompt: Bool?
    /// Whether a logo is put on the images as a watermark; nil is off.
    public var logo: Bool?
    /// A special kind of image: `3d_panorama` of Hunyuan, `image_expand` of Kling (VOD).
    public var sceneType: String?
    /// VOD only: whether people may be in the images.
    public var personGeneration: VOD.PersonGeneration?
    /// VOD only: whether prompt and references are reviewed before anything is drawn.
    public var inputComplianceCheck: Bool?
    /// VOD only: whether images are reviewed before they are handed out.
    public var outputComplianceCheck: Bool?
    /// VOD only: where in the world the input comes from.
    public var inputRegion: VOD.InputRegion?
    /// Where the images are kept; nil is for a while, at an address.
    public var storage: ImageStorage?
    /// VOD only: the category that the images are filed under, as `CreateClass` numbers them; nil is 0, which is other.
    public var classID: Int64?
    /// VOD only: when images that are kept for good are deleted, in ISO 8601, such as `2030-12-31T00:00:00Z`; nil is
    /// never.
    public var expireTime: String?
    /// VOD only: a name of your own for the request, at most 50 characters. A second one of the same name is
    /// refused for 3 days. A random one unless told.
    public var sessionID: String?
    /// VOD only: what the task's events and details shall carry along, at most 1000 characters.
    public var sessionContext: String?
    /// VOD only: from -10 to 10, which is first; 0 unless told.
    public var priority: Int?
    /// MPS only: who asks, for your own records.
    public var `operator`: String?

    /// Members of the request by their paths, such as `OutputConfig.MediaName` or `FileInfos[0].Text`, as the service
    /// names them: for what has no option here. They take the place of what the options say.
    ///
    /// A path goes on inside a text that is JSON, as VOD's `ExtInfo.AdditionalParameters.size` does. VOD's `SubAppId` and
    /// `SessionId` can't be set so.
    public var members: [String: JSONValue] = [:]
    /// Changes the request to MPS before ``members`` are set, and it is checked and sent: for what has no option here.
    public var customizeMPS: (@Sendable (inout MPS.CreateAigcImageTaskRequest) -> Void)?
    /// Changes the request to VOD before ``members`` are set, and it is checked and sent: for what has no option here.
    public var customizeVOD: (@Sendable (inout VOD.CreateAigcImageTaskRequest) -> Void)?

    /// A request with a prompt and no options.
    public init(_ prompt: String) { self.prompt = prompt }
}

/// Where images are kept.
public enum ImageStorage: Sendable, Hashable {
    /// By the service, for 12 hours (MPS) or 7 days (VOD).
    case temporary
    /// VOD only: for good, as a media file with a FileId, under this name of at most 64 characters or the
    /// service's own.
    case permanent(name: String? = nil)
    /// MPS only: in a bucket of yours. MPS needs your leave, as the role `MPS_QcsRole`.
    case bucket(name: String, region: String, path: String? = nil)
}

/// An exact size in pixels.
public struct ImageSize: Sendable, Hashable, CustomStringConvertible {
    /// In pixels.
    public var width: Int
    /// In pixels.
    public var height: Int

    /// A size in pixels.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Reads `1024x768`; nil when the text isn't two positive numbers and an `x`.
    public init?(_ text: String) {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let width = Int(sides[0]), let height = Int(sides[1]), width > 0, height > 0
        else { return nil }
        self.init(width: width, height: height)
    }

    /// `1024x768`.
    public var description: String { "\(width)x\(height)" }
}

/// A file format.
public enum ImageFormat: String, Sendable, Hashable, CaseIterable {
    /// Small, lossy, no transparency.
    case jpeg
    /// Lossless.
    case png
    /// What some models answer with unasked; no service takes it as a request.
    case webp
}
