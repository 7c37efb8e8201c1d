/// What a model wants said differently, as far as it is documented. A model that isn't listed gets every option
/// as it stands: the service knows better.
struct ModelTraits: Sendable {
    /// How a model is told a shape.
    enum Shape: Sendable {
        /// By the parameter `AspectRatio`.
        case ratio
        /// By an exact size alone; without one, the shape is made from this many pixels.
        case size(pixels: Int)
        /// By a word in the prompt.
        case prompt
    }

    /// How a model is told a number of images.
    enum Count: Sendable {
        /// By the parameter `OutputImageCount`.
        case parameter
        /// By a sentence in the prompt, and a parameter that allows it.
        case prompt
        /// It draws one.
        case one
    }

    var shape = Shape.ratio
    var count = Count.one
    /// What stands between an exact size's numbers; nil where there are no exact sizes.
    var sizeSeparator: String?
    /// The version that VOD, which wants one, is told when the caller has no wish.
    var version: String?

    /// Known models by their name. An exact size is one of some versions' only; the validation of requests knows
    /// which.
    private static let known: [String: ModelTraits] = [
        "Hunyuan": ModelTraits(shape: .size(pixels: 1 << 20), sizeSeparator: "x", version: "3.0"),
        "Qwen": ModelTraits(shape: .size(pixels: 1 << 20), sizeSeparator: "*", version: "0925"),
        "SI": ModelTraits(shape: .size(pixels: 1 << 22), count: .prompt, sizeSeparator: "x", version: "4.5"),
        "OG": ModelTraits(count: .parameter, sizeSeparator: "x", version: "image2_medium"),
        "Kling": ModelTraits(count: .parameter, version: "3.0"),
        "GG": ModelTraits(version: "3.1"),
        "GEM": ModelTraits(version: "3.0"),
        "Vidu": ModelTraits(version: "q2"),
        "MJ": ModelTraits(shape: .prompt, version: "v7"),
        "Jimeng": ModelTraits(version: "4.0"),
        "wand-vega-image": ModelTraits(),
    ]

    /// Nil for a model that isn't known.
    static func of(_ name: String) -> ModelTraits? { known[name] }
}
