import TencentCloudRuntime

/// A request's options as a model wants them, before a service's own names for them. What a model is known not to take
/// goes to it all the same: limits are checked where the request is sent.
struct ModelOptions {
    var prompt: String
    /// How large, and of what shape.
    var shape = ModelShape.parameters()
    /// Goes into the parameter.
    var count: Int?
    /// The model may draw several images in one go, as the prompt says.
    var isSequential = false
    /// What the request says twice, or can't mean: left out of the rest.
    private(set) var problems: [UnsupportedOption] = []

    private let catalogue: ModelCatalogue
    private let model: ImageModel?
    /// What the model takes; nil when that isn't known.
    private let traits: CataloguedModel?

    /// - Parameter model: What will draw; nil when the service decides.
    init(_ request: ImageRequest, model: ImageModel?, _ catalogue: ModelCatalogue) {
        self.catalogue = catalogue
        self.model = model
        traits = model.flatMap { catalogue[$0] }
        prompt = request.prompt
        shape = shape(of: request)
        prompt += shape.words
        set(count: request.count)
    }
}

extension ModelOptions {
    /// Size, resolution and aspect ratio, which are told together or not at all.
    private mutating func shape(of request: ImageRequest) -> ModelShape {
        let resolution = request.resolution.map(spelt)
        if let size = request.size {
            if request.aspectRatio != nil { problems.append(.hasOwnShape(size)) }
            if resolution != nil { problems.append(.hasOwnShape(size, option: "resolution")) }
            return .size(written(size))
        }
        guard let ratio = request.aspectRatio else { return .parameters(resolution: resolution) }
        if let option = model.flatMap({ catalogue.promptOption(catalogue.paths.aspectRatio, of: $0) }) {
            guard !" \(request.prompt)".contains(option.before) else {
                problems.append(
                    UnsupportedOption(
                        option: "aspectRatio",
                        reason: "the prompt has its own (\(option.before.filter { $0 != " " }))",
                        alternative: "give one of the two"))
                return .parameters(resolution: resolution)
            }
            return .words(option.words(ratio), resolution: resolution)
        }
        if let size = size(aspectRatio: ratio, resolution: request.resolution) { return .size(written(size)) }
        return .parameters(resolution: resolution, aspectRatio: ratio)
    }

    private func written(_ size: ImageSize) -> String {
        model.flatMap { catalogue.sizes(of: $0) }?.text(width: size.width, height: size.height)
            ?? size.description
    }

    /// The exact size for a model that is told a shape by one, with as many pixels as the class stands for; nil for one
    /// that isn't, and where none can be made.
    private func size(aspectRatio ratio: String, resolution: String?) -> ImageSize? {
        guard let traits, let limits = traits.size, traits.aspectRatios.values.isEmpty else { return nil }
        guard let resolution else { return ImageSize(aspectRatio: ratio, pixels: limits.usualPixels) }
        guard var pixels = ImageSize.pixels(ofClass: resolution) else { return nil }
        // A class that the model lists is one of its sizes.
        if traits.resolutions.values.contains(spelt(resolution)) {
            pixels = min(max(pixels, limits.pixels?.min ?? 0), limits.pixels?.max ?? .max)
        }
        return ImageSize(aspectRatio: ratio, pixels: pixels)
    }

    /// A class as the model spells it.
    private func spelt(_ resolution: String) -> String {
        traits?.resolutions.values.first { $0.lowercased() == resolution.lowercased() } ?? resolution
    }

    private mutating func set(count: Int?) {
        guard let count, count != 1 else { return }
        guard count > 1 else {
            problems.append(UnsupportedOption(option: "count", reason: "\(count) images can't be drawn"))
            return
        }
        if let option = model.flatMap({ catalogue.promptOption(catalogue.paths.count, of: $0) }) {
            prompt += option.words("\(count)")
            isSequential = true
        } else {
            self.count = count
        }
    }
}

extension UnsupportedOption {
    /// Of an option that would say otherwise than an exact size.
    static func hasOwnShape(_ size: ImageSize, option: String = "aspectRatio") -> UnsupportedOption {
        UnsupportedOption(
            option: option, reason: "an exact size (\(size)) has its own", alternative: "give one of the two")
    }
}
