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
        if let size = request.size {
            try set(size, of: model, besides: request)
        } else {
            if let ratio = request.aspectRatio { try set(aspectRatio: ratio, of: model) }
            if let resolution = request.resolution { try set(resolution: resolution) }
        }
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
    private mutating func set(
        _ size: ImageSize, of model: ImageModel?, besides request: ImageRequest
    ) throws(UnsupportedOption) {
        for (option, value) in [("aspectRatio", request.aspectRatio), ("resolution", request.resolution)]
        where value != nil {
            throw UnsupportedOption(
                option: option, reason: "an exact size (\(size)) has its own",
                alternative: "give one of the two")
        }
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
        self.size = "\(size.width)\(separator(of: model))\(size.height)"
    }

    private mutating func set(
        aspectRatio ratio: String, of model: ImageModel?
    ) throws(UnsupportedOption) {
        func cannot(_ reason: String) -> UnsupportedOption {
            unsupported("aspectRatio", reason, nil) { $0.canDraw(aspectRatio: ratio) }
        }
        if let words = model.flatMap({ PromptOptions.shape[$0.name] }) {
            prompt += words + ratio
            return
        }
        switch traits?.aspectRatios {
        case .values(let values)?:
            guard values.contains(ratio) else {
                throw cannot("\(name) doesn't draw \(ratio), but \(values.joined(separator: ", "))")
            }
            aspectRatio = ratio
        case .some(let choice):
            if let limits = traits?.size {
                guard let made = ImageSize(aspectRatio: ratio, pixels: limits.usualPixels) else {
                    throw UnsupportedOption(
                        option: "aspectRatio",
                        reason: "\(name) is told a size instead, which can't be made from '\(ratio)'",
                        alternative: "write it like 16:9, between 1:4 and 4:1")
                }
                size = "\(made.width)\(limits.separator)\(made.height)"
            } else if choice == .none {
                throw cannot("\(name) takes none")
            } else {
                aspectRatio = ratio
            }
        case nil: aspectRatio = ratio
        }
    }

    private mutating func set(resolution: String) throws(UnsupportedOption) {
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
            self.resolution = spelt
        case CataloguedModel.Choice.none?:
            throw unsupported(
                "resolution", "\(name) takes none", traits?.size == nil ? nil : "give an exact size"
            ) { find($0) != nil }
        case .undocumented?, nil: self.resolution = resolution
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

    private func separator(of model: ImageModel?) -> String {
        model.map { catalogue.sizeSeparator(of: $0.name) } ?? "x"
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
