import AigcImage
import JSONCoding
import Synchronization
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// `aigc-image generate`: a prompt becomes files.
enum GenerateCommand {
    static let description = CommandDescription(
        name: "generate",
        summary: "Draw images from a prompt and save them",
        discussion: [
            "Creates a task, waits for it, and saves what it drew. The files' names go to the output, everything "
                + "else to the messages. Several images are called panda.png, panda-2.png and so on. No file is "
                + "replaced without --force."
        ],
        arguments: [ArgumentDescription(name: "PROMPT", help: "What to draw, in quotes")],
        options: [
            OptionDescription(
                name: "local",
                help: "Draw a placeholder with a service inside this program: no account needed"),
            OptionDescription(
                name: "service", value: "NAME", values: ["mps", "vod"],
                help: "Which service draws; mps unless told"),
            OptionDescription(
                name: "sub-app-id", value: "NUMBER", help: "The VOD application that pays; vod needs it"),
            OptionDescription(
                name: "model", letter: "m", value: "NAME[:VERSION]",
                help:
                    "What draws, such as Kling:3.0; the service's own choice, or Hunyuan 3.0 for vod, unless told"
            ),
            OptionDescription(
                name: "model-version", value: "VERSION", help: "The model's version, when --model lacks it"),
            OptionDescription(
                name: "negative-prompt", letter: "n", value: "TEXT", help: "What not to draw"),
            OptionDescription(
                name: "aspect-ratio", letter: "a", value: "W:H", help: "The shape, such as 16:9"),
            OptionDescription(
                name: "size", letter: "s", value: "WxH",
                help: "The exact size in pixels, where the model takes one"),
            OptionDescription(
                name: "reference", letter: "r", value: "URL", isRepeatable: true,
                help: "An image to go by; can be repeated"),
            OptionDescription(
                name: "format", letter: "f", value: "FORMAT", values: ["png", "jpeg"],
                help: "The file format; what --output ends with, unless told"),
            OptionDescription(
                name: "count", letter: "c", value: "NUMBER",
                help: "How many images, where the model draws several"),
            OptionDescription(
                name: "seed", value: "NUMBER", help: "The same seed gives a similar image again (vod)"),
            OptionDescription(name: "enhance", help: "Let the service improve the prompt"),
            OptionDescription(
                name: "output", letter: "o", value: "FILE",
                help: "Where to save; named after the prompt unless told"),
            OptionDescription(name: "force", help: "Replace files that exist"),
            OptionDescription(name: "json", help: "Print the result as JSON"),
            OptionDescription(name: "quiet", letter: "q", help: "No progress"),
        ] + ConnectionOptions.all,
        examples: [
            .init(
                title: "Try it, without an account",
                line: #"aigc-image generate "a red panda" --local --output panda.png"#),
            .init(
                title: "Two widescreen pictures by Kling",
                line:
                    #"aigc-image generate "a red panda painting a fresco" --model Kling:3.0 --aspect-ratio 16:9 --count 2"#
            ),
            .init(
                title: "With VOD, at an exact size, from a reference",
                line: #"aigc-image generate "the same at night" --service vod --sub-app-id 251007502 "#
                    + #"--size 1024x768 --reference https://example.com/day.jpg"#),
        ],
        run: run)

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let terminal = Terminal.standard
        var names = OutputNames(path: arguments["output"], prompt: arguments[argument: "PROMPT"])
        let request = try request(arguments, names)
        names = names.movedToFree(count: request.count ?? 1, format: request.format)
        let overwrite = arguments.has("force")
        try check(names, request, overwrite: overwrite)
        let timeout = try ConnectionOptions.timeout(arguments)
        if let hint = request.model.flatMap({ ModelNames.hint(on: $0, of: arguments["service"] ?? "mps") }) {
            terminal.message("note: \(hint)")
        }

        let local = try ConnectionOptions.localService(arguments)
        defer { local?.stop() }
        let generator = ImageGenerator(try service(arguments, local))
        let progress = ProgressLine(on: terminal, isQuiet: arguments.has("quiet"))
        let job = Job(
            generator: generator, request: request, names: names, overwrite: overwrite, timeout: timeout,
            progress: progress)
        let work = Task { try await progress.during { try await job.run() } }
        Interruption.handle { work.cancel() }
        do {
            let saved = try await work.value
            report(saved, job, arguments, terminal)
            return .done
        } catch {
            let status = Failure(error).report(on: terminal)
            if let advice = job.advice(after: error, isLocal: local != nil) {
                terminal.message(advice)
            }
            return status
        }
    }

    /// What to draw, from the options.
    private static func request(
        _ arguments: ParsedArguments, _ names: OutputNames
    ) throws(UsageError) -> ImageRequest {
        var request = ImageRequest(arguments[argument: "PROMPT"])
        if let text = arguments["model"] {
            request.model = ModelNames.model(text, version: arguments["model-version"])
        } else if arguments.has("model-version") {
            throw UsageError("--model-version needs --model", command: "generate")
        }
        request.negativePrompt = arguments["negative-prompt"]
        request.aspectRatio = arguments["aspect-ratio"]
        request.size = try arguments.value("size", expected: "a size such as 1024x768") { ImageSize($0) }
        request.references = arguments.all("reference").map { .url($0) }
        request.format = arguments["format"].flatMap { ImageFormat(rawValue: $0) } ?? names.format
        request.count = try arguments.value("count", expected: "a number from 1") { text -> Int? in
            Int(text).flatMap { (1...100).contains($0) ? $0 : nil }
        }
        request.seed = try arguments.value("seed", expected: "a whole number") { Int64($0) }
        request.enhancePrompt = arguments.has("enhance") ? true : nil
        if request.prompt.isEmpty, request.references.isEmpty {
            throw UsageError("the prompt is empty, and there is no --reference", command: "generate")
        }
        return request
    }

    /// Whether the files can be written: better known before anything is billed.
    private static func check(
        _ names: OutputNames, _ request: ImageRequest, overwrite: Bool
    ) throws(UsageError) {
        if let obstacle = Files.obstacle(toWriting: names.path(0, format: request.format)) {
            throw .obstacle(obstacle)
        }
        guard !overwrite else { return }
        for index in 0..<(request.count ?? 1) {
            let path = names.path(index, format: request.format)
            if Files.exists(path) {
                throw .obstacle("\(path) exists already; --force replaces it")
            }
        }
    }

    private static func service(
        _ arguments: ParsedArguments, _ local: LocalService?
    ) throws(UsageError) -> ImageGenerator.Service {
        let configuration =
            if let local { local.configuration } else { try ConnectionOptions.configuration(arguments) }
        let subAppID = try arguments.value("sub-app-id", expected: "a number") { UInt64($0) }
        guard arguments["service"] == "vod" else { return .mps(MPSClient(configuration)) }
        // The local service serves any application.
        guard let id = subAppID ?? (local == nil ? nil : 1_500_000_000) else {
            throw UsageError("--service vod needs --sub-app-id", command: "generate")
        }
        return .vod(VODClient(configuration), subAppID: id)
    }

    private static func report(
        _ saved: [SavedImage], _ job: Job, _ arguments: ParsedArguments, _ terminal: Terminal
    ) {
        if arguments.has("json") {
            terminal.write(job.json(saved).text() + "\n")
        } else {
            terminal.write(saved.map { $0.file.path + "\n" }.joined())
        }
        if let count = job.request.count, saved.count < count {
            terminal.message("note: \(count) images were asked for, \(saved.count) came")
        }
        if let first = saved.first, let wanted = job.request.format, first.file.format != wanted {
            terminal.message("note: the model drew \(first.file.format.rawValue), not \(wanted.rawValue)")
        }
    }
}
