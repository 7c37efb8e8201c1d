import AigcImage

/// `aigc-image generate`: a prompt becomes files.
enum GenerateCommand {
    static let description = CommandDescription(
        name: "generate",
        summary: "Draw images from a prompt and save them",
        discussion: [
            "Creates a task, waits for it, and saves what it drew. The files' names go to the output, everything "
                + "else to the messages. Several images are called panda.png, panda-2.png and so on. No file is "
                + "replaced without --force.",
            "What can't be said to the service, and what its documentation forbids, is refused before anything is sent "
                + "or billed; what it only advises against is told in a note, and sent. Ctrl-C leaves the task to the "
                + "service, and shows the command that picks it up.",
        ],
        arguments: [
            ArgumentDescription(name: "PROMPT", help: "What to draw, in quotes; - reads it from the input")
        ],
        options: [ConnectionOptions.local, ConnectionOptions.service, ConnectionOptions.subAppID]
            + RequestOptions.ofImage.map { .init($0) } + BucketOptions.uploads
            + [
                ConnectionOptions.checks, CommonOptions.output, CommonOptions.force, CommonOptions.json,
                CommonOptions.quiet, DryRun.option,
            ]
            + ConnectionOptions.all,
        json: [
            .init(
                title: "Times are in seconds since 1970; expiresAt is null for what is kept for good",
                text: JSONShapes.images),
            .init(title: "When it fails, with status 1 or 130", text: JSONShapes.failure),
        ],
        examples: [
            .init(
                title: "Try it, without an account",
                line: #"aigc-image generate "a red panda" --local --output panda.png"#),
            .init(
                title: "Two widescreen pictures by Kling",
                line:
                    #"aigc-image generate "a red panda painting a fresco" --service vod --sub-app-id 251007502 "#
                    + "--model Kling:3.0 --aspect-ratio 16:9 --count 2"
            ),
            .init(
                title: "With VOD, by GG, from a picture of yours",
                line: #"aigc-image generate "the same at night" --service vod --sub-app-id 251007502 "#
                    + "--model GG:3.1 --reference day.jpg"),
            .init(
                title: "With MPS, which fetches it from a bucket of yours",
                line: #"aigc-image generate "the same at night" --reference day.jpg "#
                    + "--upload-bucket pictures-1250000000 --upload-region ap-guangzhou"),
            .init(
                title: "Between other programs",
                line: "fortune | aigc-image generate - --local --output - | display"),
            .init(
                title: "In a script: the files' names, or everything",
                line: #"aigc-image generate "a red panda" --quiet --json | jq -r '.images[].path'"#),
        ],
        run: run)

    /// The most that a prompt on the input has, in bytes: more than any model takes.
    private static let longestPrompt = 1 << 20

    private static func prompt(_ argument: String) throws(UsageError) -> String {
        guard argument == "-" else { return argument }
        guard let bytes = Files.readAll(0, limit: longestPrompt) else {
            throw .obstacle("the prompt can't be read from the input")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .obstacle("the prompt on the input isn't UTF-8")
        }
        return String(text.reversed().drop { $0.isNewline }.reversed())
    }

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let terminal = Terminal.standard
        var request = ImageRequest(try prompt(arguments[argument: "PROMPT"]))
        let options = RequestOptions.ofImage
        try RequestOptions.apply(RequestOptions.texts(arguments, options), options, to: &request)
        if request.prompt.isEmpty, request.references.isEmpty {
            throw UsageError("the prompt is empty, and there is no --reference", command: "generate")
        }
        let target = try DrawingTarget(
            arguments, title: request.prompt, count: request.count ?? 1, format: request.format)
        defer { target.pipe?.close() }
        request.format = target.format
        let timeout = try ConnectionOptions.timeout(arguments)
        let connection = try Connection(arguments, command: "generate")
        defer { connection.close() }
        request.sessionID = connection.sessionID(request.sessionID)
        try connection.generator.check(request)
        if let hint = request.model.flatMap({ ModelNames.hint(on: $0, of: connection.service.name) }) {
            terminal.message("note: \(hint)")
        }
        if arguments.has(DryRun.option.name) {
            _ = try await connection.generator.backend.create(request, willSend: nil)
            return .done
        }
        let job = ImageJob(
            connection.generator.updates(request, timeout: timeout), target: target.job,
            progress: ProgressLine(on: terminal, isQuiet: arguments.has("quiet")))
        let saved = try await JobRunner(
            arguments: arguments, connection: connection, pickUp: .download, sessionID: request.sessionID
        ).run(job)
        for note in DrawingTarget.notes(saved, count: request.count, format: request.format) {
            terminal.message("note: \(note)")
        }
        return .done
    }
}
