import AigcImage
import TencentCloudVOD

/// `aigc-image scene …`: what VOD draws from images, ready-made.
enum SceneCommands {
    static let all = [tryOn, product, outpaint]

    private static let sources =
        "Images are http(s) addresses, vod:FILEID, or files of this machine, which are uploaded into VOD's storage first "
        + "and deleted there two days later."

    private static let json: [CommandDescription.JSONExample] = [
        .init(
            title: "Times are in seconds since 1970; expiresAt is null for what is kept for good",
            text: JSONShapes.images),
        .init(title: "When it fails, with status 1 or 130", text: JSONShapes.failure),
    ]

    /// - Parameters:
    ///   - shape: Those of the library's rows that the scene takes besides what every one does.
    ///   - own: What no other scene has.
    private static func options(_ own: [OptionDescription], shape: [SceneOption] = []) -> [OptionDescription]
    {
        [ConnectionOptions.local, ConnectionOptions.subAppID, ConnectionOptions.checks] + own
            + (shape + SceneOptions.common).map { .init($0) }
            + [
                CommonOptions.output, CommonOptions.force, CommonOptions.json, CommonOptions.quiet,
                DryRun.option,
            ]
            + [BucketOptions.endpoint] + ConnectionOptions.all
    }

    private static let prompt = OptionDescription(
        name: "prompt", letter: "p", value: "TEXT", help: "What else to heed")

    static let tryOn = CommandDescription(
        name: "scene try-on",
        summary: "Dress a person in clothes, from an image of each (VOD)",
        discussion: [sources],
        arguments: [ArgumentDescription(name: "PERSON", help: "The image of the person")],
        options: options(
            [
                OptionDescription(
                    name: "clothes", value: "IMAGE", isRepeatable: true,
                    help: "A piece of clothing, from 1 to 4 of them; needed"),
                OptionDescription(
                    name: "model", letter: "m", value: "NAME",
                    completion: .words { ["lite", "flash", "pro"] },
                    help: "lite, flash or pro: how fast, or how good; needed"),
                prompt,
            ], shape: [SceneOptions.resolution]),
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
            if !VOD.AiTryOnModel.allKnownCases.contains(model) {
                Terminal.standard.message(
                    "note: no source knows a try-on model '\(name)'; they know lite, flash and pro")
            }
            let scene = SceneRequest.tryOn(
                person: ImageReference(typed: arguments[argument: "PERSON"]),
                clothes: arguments.all("clothes").map { ImageReference(typed: $0) }, model: model,
                prompt: arguments["prompt"])
            return try await draw(
                scene, arguments, [SceneOptions.resolution], title: "try-on", command: "scene try-on")
        })

    static let product = CommandDescription(
        name: "scene product",
        summary: "Show a product before a background that is drawn for it (VOD)",
        discussion: [sources],
        arguments: [
            ArgumentDescription(
                name: "IMAGE", help: "The product, from 1 to 10 images of it", isRepeatable: true)
        ],
        options: options(
            [
                OptionDescription(name: "prompt", letter: "p", value: "TEXT", help: "The background"),
                OptionDescription(
                    name: "negative-prompt", letter: "n", value: "TEXT",
                    help: "What the background shall not have"),
                OptionDescription(name: "description", value: "TEXT", help: "What the product is"),
                OptionDescription(name: "requirement", value: "TEXT", help: "Anything else that is wanted"),
                OptionDescription(
                    name: "count", letter: "c", value: "NUMBER", help: "How many images, from 1 to 10"),
            ], shape: [SceneOptions.aspectRatio]),
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
            let scene = SceneRequest.product(
                arguments.all(argument: "IMAGE").map { ImageReference(typed: $0) },
                prompt: arguments["prompt"],
                negativePrompt: arguments["negative-prompt"], description: arguments["description"],
                requirement: arguments["requirement"], count: count)
            return try await draw(
                scene, arguments, [SceneOptions.aspectRatio], title: "product", count: count,
                command: "scene product")
        })

    static let outpaint = CommandDescription(
        name: "scene outpaint",
        summary: "Grow an image beyond its edges (VOD)",
        discussion: [sources],
        arguments: [ArgumentDescription(name: "IMAGE", help: "The image to grow")],
        options: options([], shape: [SceneOptions.aspectRatio, SceneOptions.size]),
        json: json,
        examples: [
            .init(
                title: "A portrait becomes a banner",
                line: "aigc-image scene outpaint https://example.com/me.jpg --aspect-ratio 21:9 "
                    + "--sub-app-id 251007502")
        ],
        run: { arguments in
            guard arguments.has("aspect-ratio") != arguments.has("size") else {
                throw UsageError("give one of --aspect-ratio and --size", command: "scene outpaint")
            }
            return try await draw(
                .outpainting(ImageReference(typed: arguments[argument: "IMAGE"])), arguments,
                [SceneOptions.aspectRatio, SceneOptions.size], title: "outpaint", command: "scene outpaint")
        })

    private static func draw(
        _ scene: SceneRequest, _ arguments: ParsedArguments, _ shape: [SceneOption], title: String,
        count: Int? = nil, command: String
    ) async throws -> ExitStatus {
        var scene = scene
        let options = shape + SceneOptions.common
        try RequestOptions.apply(RequestOptions.texts(arguments, options), options, to: &scene)
        let target = try DrawingTarget(arguments, title: title, count: count ?? 1, format: scene.format)
        defer { target.pipe?.close() }
        scene.format = target.format
        let timeout = try ConnectionOptions.timeout(arguments)
        let connection = try Connection(arguments, service: "vod", command: command)
        defer { connection.close() }
        scene.sessionID = connection.sessionID(scene.sessionID)
        try connection.generator.check(scene: scene)
        if arguments.has(DryRun.option.name) {
            _ = try await connection.generator.backend.create(scene)
            return .done
        }
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
