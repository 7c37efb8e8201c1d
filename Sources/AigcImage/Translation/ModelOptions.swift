import TencentCloudRuntime

/// A request's options as a model wants them, before a service's own names for them.
struct ModelOptions {
    var prompt: String
    /// How large, and of what shape.
    var shape = ModelShape.parameters()
    /// Goes into the parameter.
    var count: Int?
    /// The model may draw several images in one go, as the prompt says.
    var isSequential = false

    private let catalogue: ModelCatalogue
    private let name: String
    /// What the model takes; nil when that isn't known.
    private let traits: CataloguedModel?

    /// - Parameter model: What will draw; nil when the service decides.
    init(_ request: ImageRequest, model: ImageModel?, _ catalogue: ModelCatalogue) throws(UnsupportedOption) {
        self.catalogue = catalogue
        traits = model.flatMap { catalogue[$0] }
        name = (traits?.model ?? model)?.description ?? "the model that the service chooses"
        prompt = request.prompt
        shape = try shape(of: request, model)
        prompt += shape.words
        try set(count: request.count ?? 1, of: model)
        if let most = traits?.references, request.references.count > most {
            throw unsupported(
                "references",
                "\(name) takes \(most == 0 ? "none" : "at most \(most)"), not \(request.references.count)",
                "use fewer"
            ) { $0.references ?? 0 >= request.references.count }
        }
    }

    /// - Parameters:
    ///   - other: What else can be done, besides using another model.
    ///   - can: Whether a model can.
    private func unsupported(
        _ option: String, _ reason: String, _ other: String?, _ can: (CataloguedModel) -> Bool
    ) -> UnsupportedOption {
        func words(_ catalogue: ModelCatalogue, _ start: String) -> String? {
            let able = catalogue.models.filter(can).map(\.model.description)
            return able.isEmpty ? nil : "\(start) \(able.joined(separator: ", "))"
        }
        let models = words(catalogue, "use one of")
        let elsewhere = models == nil && catalogue.service == "mps" ? words(.vod, "use vod with one of") : nil
        let ways = [other, models, elsewhere].compactMap(\.self)
        return UnsupportedOption(
            option: option, reason: reason,
            alternative: ways.isEmpty ? nil : ways.joined(separator: ", or "))
    }
}

extension ModelOptions {
    /// Size, resolution and aspect ratio, which are told together or not at all.
    private func shape(
        of request: ImageRequest, _ model: ImageModel?
    ) throws(UnsupportedOption) -> ModelShape {
        if let size = request.size { return try shape(size, of: model, besides: request) }
        guard let ratio = request.aspectRatio else {
            return .parameters(resolution: try request.resolution.map(spelt))
        }
        if let words = model.flatMap({ PromptOptions.shape[$0.name] }) {
            guard !" \(request.prompt)".contains(words) else {
                throw UnsupportedOption(
                    option: "aspectRatio", reason: "the prompt has its own (\(words.dropFirst().dropLast()))",
                    alternative: "give one of the two")
            }
            return .words(words + ratio, resolution: try request.resolution.map(spelt))
        }
        if let traits, let limits = traits.size, traits.aspectRatios.values.isEmpty {
            return .size(try size(aspectRatio: ratio, resolution: request.resolution, within: limits))
        }
        try check(aspectRatio: ratio)
        return .parameters(resolution: try request.resolution.map(spelt), aspectRatio: ratio)
    }

    private func shape(
        _ size: ImageSize, of model: ImageModel?, besides request: ImageRequest
    ) throws(UnsupportedOption) -> ModelShape {
        if request.aspectRatio != nil { throw .hasOwnShape(size) }
        if request.resolution != nil { throw .hasOwnShape(size, option: "resolution") }
        if let traits {
            guard let limits = traits.size else {
                throw unsupported("size", "\(name) takes no exact size", "give an aspectRatio") {
                    $0.size?.contains(size) ?? false
                }
            }
            guard limits.contains(size) else {
                throw unsupported("size", "\(name) doesn't draw \(size), but \(limits.words)", nil) {
                    $0.size?.contains(size) ?? false
                }
            }
        }
        let separator = model.map { catalogue.sizeSeparator(of: $0.name) } ?? "x"
        return .size("\(size.width)\(separator)\(size.height)")
    }

    private func check(aspectRatio ratio: String) throws(UnsupportedOption) {
        func cannot(_ reason: String) -> UnsupportedOption {
            unsupported("aspectRatio", reason, nil) { $0.canDraw(aspectRatio: ratio) }
        }
        switch traits?.aspectRatios {
        case .values(let values)? where !values.contains(ratio):
            throw cannot("\(name) doesn't draw \(ratio), but \(values.joined(separator: ", "))")
        case CataloguedModel.Choice.none?: throw cannot("\(name) takes none")
        default: break
        }
    }

    /// The exact size for a model that is told a shape by one. It has as many pixels as the class stands for.
    private func size(
        aspectRatio ratio: String, resolution: String?, within limits: ModelLimit.Dimensions
    ) throws(UnsupportedOption) -> String {
        var pixels = limits.usualPixels
        if let resolution { pixels = try pixelCount(of: resolution, within: limits) }
        guard let made = ImageSize(aspectRatio: ratio, pixels: pixels) else {
            throw UnsupportedOption(
                option: "aspectRatio",
                reason: "\(name) is told a size instead, which can't be made from '\(ratio)'",
                alternative: "write it like 16:9, between 1:4 and 4:1")
        }
        guard limits.contains(made) else {
            let wish = resolution.map { "\(ratio) at \($0)" } ?? ratio
            throw UnsupportedOption(
                option: resolution == nil ? "aspectRatio" : "resolution",
                reason: "\(name) doesn't draw \(made), which is \(wish), but \(limits.words)",
                alternative: "give an exact size")
        }
        return "\(made.width)\(limits.separator)\(made.height)"
    }

    /// How many pixels a class stands for. That of one which the model lists is kept within its limits.
    private func pixelCount(
        of resolution: String, within limits: ModelLimit.Dimensions
    ) throws(UnsupportedOption) -> Int {
        let isListed = traits?.resolutions.values.isEmpty == false
        if isListed { _ = try spelt(resolution) }
        guard let pixels = ImageSize.pixels(ofClass: resolution) else {
            throw UnsupportedOption(
                option: "resolution",
                reason: "\(name) is told a size, which can't be made from '\(resolution)'",
                alternative: "give an exact size")
        }
        return isListed ? min(max(pixels, limits.pixels?.min ?? 0), limits.pixels?.max ?? .max) : pixels
    }

    /// A class as the model spells it.
    private func spelt(_ resolution: String) throws(UnsupportedOption) -> String {
        let wanted = resolution.lowercased()
        func find(_ model: CataloguedModel) -> String? {
            model.resolutions.values.first { $0.lowercased() == wanted }
        }
        switch traits?.resolutions {
        case .values(let values)?:
            guard let spelt = traits.flatMap(find) else {
                throw unsupported(
                    "resolution", "\(name) doesn't draw \(resolution), but \(values.joined(separator: ", "))",
                    nil
                ) { find($0) != nil }
            }
            return spelt
        case CataloguedModel.Choice.none?:
            throw unsupported(
                "resolution", "\(name) takes none",
                traits?.size == nil ? nil : "give an exact size, or an aspectRatio too"
            ) { find($0) != nil }
        case .undocumented?, nil: return resolution
        }
    }

    private mutating func set(count: Int, of model: ImageModel?) throws(UnsupportedOption) {
        guard count >= 1 else {
            throw UnsupportedOption(option: "count", reason: "\(count) images can't be drawn")
        }
        guard count > 1 else { return }
        if let model, PromptOptions.count.contains(model.name) {
            prompt += " Output \(count) images."
            isSequential = true
            return
        }
        let most = traits == nil && model != nil ? .max : traits?.count ?? 1
        guard count <= most else {
            throw unsupported(
                "count", "\(name) draws \(most == 1 ? "one image" : "at most \(most) images") at a time",
                "ask more than once"
            ) { $0.isToldCountInPrompt || $0.count ?? 1 >= count }
        }
        self.count = count
    }
}

extension UnsupportedOption {
    /// Of an option that would say otherwise than an exact size.
    static func hasOwnShape(_ size: ImageSize, option: String = "aspectRatio") -> UnsupportedOption {
        UnsupportedOption(
            option: option, reason: "an exact size (\(size)) has its own", alternative: "give one of the two")
    }
}
