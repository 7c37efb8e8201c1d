import AigcImage
import TencentCloudVOD

/// `aigc-image scene …`: what VOD draws from images, ready-made.
enum SceneCommands {
    static let all = [tryOn, product, outpaint]

    private static let sources =
        "Images are http(s) addresses or vod:FILEID: scenes take no files of this machine."

    private static let json: [CommandDescription.JSONExample] = [
        .init(
            title: "Times are in seconds since 1970; expiresAt is null for what is kept for good",
            text: JSONShapes.images),
        .init(title: "When it fails, with status 1 or 130", text: JSONShapes.failure),
    ]

    private static func options(_ own: [OptionDescription]) -> [OptionDescription] {
        [ConnectionOptions.local, ConnectionOptions.subAppID] + own + [
            CommonOptions.format,
            OptionDescription(name: "quality", value: "NUMBER", help: "How good a JPEG is, from 1 to 100"),
        ] + StorageOptions.vod + RequestOptions.task
            + [CommonOptions.output, CommonOptions.force, CommonOptions.json, CommonOptions.quiet]
            + ConnectionOptions.all
    }

    private static let prompt = OptionDescription(
        name: "prompt", letter: "p", value: "TEXT", help: "What else to heed")
    private static let aspectRatio = OptionDescription(
        name: "aspect-ratio", letter: "a", value: "W:H", help: "The shape, such as 4:5")

    static let tryOn = CommandDescription(
        name: "scene try-on",
        summary: "Dress a person in clothes, from an image of each (VOD)",
        discussion: [sources],
        arguments: [ArgumentDescription(name: "PERSON", help: "The image of the person")],
        options: options([
            OptionDescription(
                name: "clothes", letter: "c", value: "IMAGE", isRepeatable: true,
                help: "A piece of clothing, from 1 to 4 of them; needed"),
            OptionDescription(
                name: "model", letter: "m", value: "NAME", completion: .words { ["lite", "flash", "pro"] },
                help: "lite, flash or pro: how fast, or how good; needed"),
            OptionDescription(
                name: "resolution", value: "CLASS", completion: .words { ["1K", "2K", "4K"] },
                help: "1K, 2K or 4K"),
            prompt,
        ]),
        json: json,
        examples: [
            .init(
                title: "A coat and a scarf",
                line: "aigc-image scene try-on https://example.com/me.jpg "
                    + "--clothes https://example.com/coat.png --clothes https://example.com/scarf.png --model pro --sub-app-id 251007502"
            )
        ],
        run: { arguments in
            guard arguments.has("clothes") else {
                throw UsageError("--clothes is missing: an image of what to put on", command: "scene try-on")
            }
            guard let name = arguments["model"] else {
                throw UsageError("--model is missing: lite, flash or pro", command: "scene try-on")
            }
            let model =
                VOD.AiTryOnModel.allKnownCases.first { $0.rawValue.hasSuffix("-\(name)") }
                ?? VOD.AiTryOnModel(rawValue: name)
            var scene = SceneRequest.tryOn(
                person: References.reference(arguments[argument: "PERSON"]),
                clothes: arguments.all("clothes").map(References.reference), model: model,
                prompt: arguments["prompt"])
            scene.resolution = arguments["resolution"]
            return try await draw(scene, arguments, title: "try-on", command: "scene try-on")
        })

    static let product = CommandDescription(
        name: "scene product",
        summary: "Show a product before a background that is drawn for it (VOD)",
        discussion: [sources],
        arguments: [
            ArgumentDescription(
                name: "IMAGE", help: "The product, from 1 to 10 images of it", isRepeatable: true)
        ],
        options: options([
            OptionDescription(name: "prompt", letter: "p", value: "TEXT", help: "The background"),
            OptionDescription(
                name: "negative-prompt", letter: "n", value: "TEXT",
                help: "What the background shall not have"),
            OptionDescription(name: "description", value: "TEXT", help: "What the product is"),
            OptionDescription(name: "requirement", value: "TEXT", help: "Anything else that is wanted"),
            OptionDescription(
                name: "count", letter: "c", value: "NUMBER", help: "How many images, from 1 to 10"),
            aspectRatio,
        ]),
        json: json,
        examples: [
            .init(
                title: "Four pictures of a cup",
                line: "aigc-image scene product https://example.com/cup.png "
                    + #"--prompt "on a stone table, morning light" --count 4 --aspect-ratio 4:5 --sub-app-id 251007502"#
            )
        ],
        run: { arguments in
            let count = try arguments.value("count", expected: "a number from 1 to 10") { Int($0) }
            var scene = SceneRequest.product(
                arguments.all(argument: "IMAGE").map(References.reference), prompt: arguments["prompt"],
                negativePrompt: arguments["negative-prompt"], description: arguments["description"],
                requirement: arguments["requirement"], count: count)
            scene.aspectRatio = arguments["aspect-ratio"]
            return try await draw(
                scene, arguments, title: "product", count: count, command: "scene product")
        })

    static let outpaint = CommandDescription(
        name: "scene outpaint",
        summary: "Grow an image beyond its edges (VOD)",
        discussion: [sources],
        arguments: [ArgumentDescription(name: "IMAGE", help: "The image to grow")],
        options: options([
            aspectRatio,
            OptionDescription(
                name: "size", letter: "s", value: "WxH", help: "The exact size in pixels, instead of a shape"),
        ]),
        json: json,
        examples: [
            .init(
                title: "A portrait becomes a banner",
                line: "aigc-image scene outpaint https://example.com/me.jpg --aspect-ratio 21:9 "
                    + "--sub-app-id 251007502")
        ],
        run: { arguments in
            let image = References.reference(arguments[argument: "IMAGE"])
            let scene: SceneRequest
            switch (arguments["aspect-ratio"], try RequestOptions.size(arguments)) {
            case (let ratio?, nil): scene = .outpainting(image, aspectRatio: ratio)
            case (nil, let size?): scene = .outpainting(image, size: size)
            default:
                throw UsageError("give one of --aspect-ratio and --size", command: "scene outpaint")
            }
            return try await draw(scene, arguments, title: "outpaint", command: "scene outpaint")
        })

    private static func draw(
        _ scene: SceneRequest, _ arguments: ParsedArguments, title: String, count: Int? = nil,
        command: String
    ) async throws -> ExitStatus {
        var scene = scene
        let target = try DrawingTarget(arguments, title: title, count: count ?? 1)
        scene.format = target.format
        scene.quality = try arguments.value("quality", expected: "a number from 1 to 100") { Int($0) }
        scene.storage = try StorageOptions.storage(arguments)
        scene.sessionID = arguments["session-id"]
        scene.priority = try RequestOptions.priority(arguments)
        let timeout = try ConnectionOptions.timeout(arguments)
        let connection = try Connection(arguments, service: "vod", command: command)
        defer { connection.close() }
        scene.sessionID = connection.sessionID(scene.sessionID)
        try connection.generator.check(scene: scene)
        let job = ImageJob(
            connection.generator.updates(scene: scene, timeout: timeout), target: target.job,
            progress: ProgressLine(on: .standard, isQuiet: arguments.has("quiet")))
        let saved = try await JobRunner(
            arguments: arguments, connection: connection, pickUp: .download, sessionID: scene.sessionID
        ).run(job)
        for note in DrawingTarget.notes(saved, count: count, format: scene.format) {
            Terminal.standard.message("note: \(note)")
        }
        return .done
    }
}
