/// What to draw. Every option but the prompt may be absent, which leaves it to the service.
public struct ImageRequest: Sendable, Hashable {
    /// What to draw; at most 1000 characters for MPS. May be empty when there are references.
    public var prompt: String
    /// What draws; nil leaves it to MPS, and is Hunyuan 3.0 for VOD, which wants one.
    public var model: ImageModel?
    /// What not to draw. Not every model heeds it.
    public var negativePrompt: String?
    /// Width to height, such as `16:9`.
    public var aspectRatio: String?
    /// The exact size, instead of an aspect ratio.
    public var size: ImageSize?
    /// Images to go by. How many depends on the model.
    public var references: [ImageReference] = []
    /// The file's format.
    public var format: ImageFormat?
    /// How many images; only some models draw more than one.
    public var count: Int?
    /// VOD only: the same seed gives a similar image again.
    public var seed: Int64?
    /// Whether the service may improve the prompt.
    public var enhancePrompt: Bool?

    /// A request with a prompt and no options.
    public init(_ prompt: String) { self.prompt = prompt }
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

/// An image to go by.
public enum ImageReference: Sendable, Hashable {
    /// By its address, which the service must be able to reach.
    case url(String)
    /// A file in VOD's storage. MPS doesn't take it.
    case fileID(String)
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
