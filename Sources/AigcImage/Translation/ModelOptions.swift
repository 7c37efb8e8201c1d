/// A request's options as a model wants them, before a service's own names for them.
struct ModelOptions {
    var prompt: String
    var aspectRatio: String?
    /// As the model spells it.
    var resolution: String?
    /// As it travels: `1024x768`, or with the model's own separator.
    var size: String?
    /// Goes into the parameter.
    var count: Int?
    /// The model may draw several images in one go, as the prompt says.
    var isSequential = false

    /// - Parameters:
    ///   - model: What will draw; nil when the service decides.
    ///   - counting, sizing: The service's models that can, for messages.
    init(_ request: ImageRequest, model: ImageModel?, counting: String, sizing: String)
        throws(UnsupportedOption)
    {
        prompt = request.prompt
        resolution = request.resolution
        let traits = model.flatMap { ModelTraits.of($0.name) }
        if let size = request.size {
            guard request.aspectRatio == nil else {
                throw UnsupportedOption(
                    option: "aspectRatio", reason: "an exact size (\(size)) has its own shape",
                    alternative: "give one of the two")
            }
            if let traits, traits.sizeSeparator == nil {
                throw UnsupportedOption(
                    option: "size", reason: "\(model?.name ?? "the model") takes no exact size",
                    alternative: "give an aspectRatio, or use one of \(sizing)")
            }
            self.size = "\(size.width)\(traits?.sizeSeparator ?? "x")\(size.height)"
        }
        if let ratio = request.aspectRatio {
            switch traits?.shape ?? .ratio {
            case .ratio: aspectRatio = ratio
            case .prompt: prompt += " --ar \(ratio)"
            case .size(let pixels):
                guard let size = ImageSize(aspectRatio: ratio, pixels: pixels) else {
                    throw UnsupportedOption(
                        option: "aspectRatio",
                        reason:
                            "\(model?.name ?? "the model") is told a size instead, which can't be made from '\(ratio)'",
                        alternative: "write it like 16:9, between 1:4 and 4:1")
                }
                self.size = "\(size.width)\(traits?.sizeSeparator ?? "x")\(size.height)"
            }
        }
        try setCount(request.count ?? 1, model: model, traits: traits, counting: counting)
    }

    private mutating func setCount(
        _ count: Int, model: ImageModel?, traits: ModelTraits?, counting: String
    ) throws(UnsupportedOption) {
        guard count >= 1 else {
            throw UnsupportedOption(option: "count", reason: "\(count) images can't be drawn")
        }
        guard count > 1 else { return }
        switch traits?.count {
        case .parameter: self.count = count
        case .prompt:
            prompt += " Output \(count) images."
            isSequential = true
        case nil where model != nil: self.count = count  // a model that isn't known gets what was asked
        case .one, nil:
            throw UnsupportedOption(
                option: "count",
                reason: "\(model?.name ?? "the model that the service chooses") draws one image at a time",
                alternative: "ask once for each image, or use one of \(counting)")
        }
    }
}

extension ImageSize {
    /// The largest size of a shape such as `16:9` within an area, its sides divisible by 16; nil when the text
    /// isn't a shape, or one beyond 4:1.
    init?(aspectRatio: String, pixels: Int) {
        let sides = aspectRatio.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, let across = Int(sides[0]), let down = Int(sides[1]),
            (1...100).contains(across), (1...100).contains(down), across <= 4 * down, down <= 4 * across
        else { return nil }
        let unit = (Double(pixels) / Double(across * down)).squareRoot()
        func side(_ share: Int) -> Int { Int(unit * Double(share)) / 16 * 16 }
        self.init(width: side(across), height: side(down))
    }
}
