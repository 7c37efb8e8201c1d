import AigcImage

/// The options that say what to draw.
enum RequestOptions {
    static let all =
        [
            OptionDescription(
                name: "model", letter: "m", value: "NAME[:VERSION]",
                completion: .words { ModelNames.completions },
                help:
                    "What draws, such as Kling:3.0 (see aigc-image models); the service's own choice, or Hunyuan 3.0 for vod, unless told"
            ),
            OptionDescription(
                name: "model-version", value: "VERSION", help: "The model's version, when --model lacks it"),
            OptionDescription(name: "negative-prompt", letter: "n", value: "TEXT", help: "What not to draw"),
            OptionDescription(
                name: "aspect-ratio", letter: "a", value: "W:H",
                completion: .words { ["1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16"] },
                help: "The shape, such as 16:9"),
            OptionDescription(
                name: "resolution", value: "CLASS",
                completion: .words { ["720P", "1080P", "1K", "2K", "4K"] },
                help: "How large, as a class such as 2K, where the model has it"),
            OptionDescription(
                name: "size", letter: "s", value: "WxH",
                help: "The exact size in pixels, where the model takes one"),
            OptionDescription(
                name: "reference", letter: "r", value: "IMAGE", isRepeatable: true, completion: .files,
                help: "An image to go by: \(References.help); can be repeated"),
            CommonOptions.format,
            OptionDescription(
                name: "count", letter: "c", value: "NUMBER",
                help: "How many images, where the model draws several"),
            OptionDescription(
                name: "seed", value: "NUMBER", help: "The same seed gives a similar image again (vod)"),
            OptionDescription(name: "enhance", help: "Let the service improve the prompt"),
            OptionDescription(
                name: "scene-type", value: "NAME", completion: .words { ["3d_panorama", "image_expand"] },
                help: "A special kind of image: 3d_panorama by Hunyuan, image_expand by Kling"),
        ] + task

    /// What VOD can be told of a task of either kind.
    static let task = [
        OptionDescription(
            name: "session-id", value: "TEXT",
            help: "A name for the request: VOD refuses a second one for 3 days; a random one unless told"),
        OptionDescription(
            name: "priority", value: "NUMBER", help: "From -10 to 10, which VOD draws first; 0 unless told"),
    ]

    /// What to draw, as far as the options say it.
    static func request(_ arguments: ParsedArguments) throws(UsageError) -> ImageRequest {
        var request = ImageRequest(arguments[argument: "PROMPT"])
        if let text = arguments["model"] {
            request.model = ModelNames.model(text, version: arguments["model-version"])
        } else if arguments.has("model-version") {
            throw UsageError("--model-version needs --model")
        }
        request.negativePrompt = arguments["negative-prompt"]
        request.aspectRatio = arguments["aspect-ratio"]
        request.resolution = arguments["resolution"]
        request.size = try size(arguments)
        request.references = arguments.all("reference").map(References.reference)
        request.count = try arguments.value("count", expected: "a number from 1") { Int($0) }
        request.seed = try arguments.value("seed", expected: "a whole number") { Int64($0) }
        request.enhancePrompt = arguments.has("enhance") ? true : nil
        request.sceneType = arguments["scene-type"]
        request.sessionID = arguments["session-id"]
        request.priority = try priority(arguments)
        return request
    }

    /// Reads `--size`.
    static func size(_ arguments: ParsedArguments) throws(UsageError) -> ImageSize? {
        try arguments.value("size", expected: "a size such as 1024x768") { ImageSize($0) }
    }

    /// Reads `--priority`.
    static func priority(_ arguments: ParsedArguments) throws(UsageError) -> Int? {
        try arguments.value("priority", expected: "a whole number") { Int($0) }
    }
}
