/// What some models are told in the prompt, by their names.
enum PromptOptions {
    /// What a shape such as `16:9` stands behind.
    static let shape = ["MJ": " --ar "]
    /// Those that draw as many images as the prompt says.
    static let count: Set<String> = ["SI"]
}

extension CataloguedModel {
    /// Whether it is told a shape in the prompt, where ``ImageGenerator`` puts it.
    public var isToldShapeInPrompt: Bool { PromptOptions.shape[model.name] != nil }

    /// Whether it is told in the prompt how many images to draw, where ``ImageGenerator`` puts it. How many there can be
    /// isn't documented.
    public var isToldCountInPrompt: Bool { PromptOptions.count.contains(model.name) }

    /// Whether it can be told a shape, in whatever way.
    func canDraw(aspectRatio ratio: String) -> Bool {
        if isToldShapeInPrompt || aspectRatios.values.contains(ratio) { return true }
        guard aspectRatios.values.isEmpty, let size else { return false }
        return ImageSize(aspectRatio: ratio, pixels: size.usualPixels) != nil
    }
}
