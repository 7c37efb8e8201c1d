import AigcImage
import JSONCoding
import TencentCloudRuntime

/// `aigc-image batch`: many prompts into a folder.
enum BatchCommand {
    static let description = CommandDescription(
        name: "batch",
        summary: "Draw a file of prompts into a folder",
        discussion: [
            "FILE has a request in each line, as JSON Lines or, if it is called .csv, as CSV under a line of names. "
                + "A request has a prompt, and what else it wants of \(PromptFile.names.joined(separator: ", ")). "
                + "Options hold for every line that doesn't say otherwise. In JSON, set is an object: "
                + #"{"set": {"OutputConfig.MediaName": "panda"}}. In CSV, several values are separated by "#
                + "semicolons.",
            "The same command started again goes on where it was, whatever ended it: nothing is drawn twice, what "
                + "was created is waited for, what was saved is kept. The folder gets a journal of that, and "
                + "index.html, which shows all pictures.",
            "Exits with 0 only when everything is saved.",
        ],
        arguments: [
            ArgumentDescription(
                name: "FILE", help: "The prompts; - reads them from the input", completion: .files)
        ],
        options: [
            OptionDescription(
                name: "output-directory", letter: "o", value: "FOLDER", completion: .folders,
                help: "Where the images go; made if it isn't there"),
            OptionDescription(name: "lines", help: "Each line of the file is a prompt, as it stands"),
            ConnectionOptions.local, ConnectionOptions.service, ConnectionOptions.subAppID,
            ConnectionOptions.checks,
            OptionDescription(
                name: "at-once", value: "NUMBER",
                help:
                    "How many tasks are under way at a time; unless told 4 for mps, and 1 for vod, where your quota "
                    + "says how many it draws"
            ),
            OptionDescription(
                name: "redraw-failed", optionalValue: "ITEM,...", isRepeatable: true,
                help: "Draw again what failed the last time, all or these, which is billed again"),
            OptionDescription(
                name: "resend-doubtful", optionalValue: "ITEM,...", isRepeatable: true,
                help:
                    "Send again what may have been created without an answer, all or these, which may be billed twice"
            ),
            OptionDescription(
                name: "claim", value: "ITEM=TASK-ID", isRepeatable: true,
                help: "Give a task that was found to its item, which is waited for and saved then"),
        ] + RequestOptions.ofBatch.map { .init($0) } + BucketOptions.uploads
            + [CommonOptions.json, CommonOptions.quiet] + ConnectionOptions.all,
        json: [
            .init(
                title: "An item's state is "
                    + BatchItemState.allCases.map(\.rawValue).joined(separator: ", ")
                    + "; failed counts what is refused or forgotten too",
                text: JSONShapes.batch)
        ],
        examples: [
            .init(
                title: "Many prompts into a folder; once more, and it goes on",
                line: "aigc-image batch prompts.jsonl --output-directory out --local"),
            .init(
                title: "A table, by Kling, ten at a time",
                line:
                    "aigc-image batch prompts.csv -o out --service vod --sub-app-id 251007502 --model Kling:3.0 "
                    + "--at-once 10"),
            .init(
                title: "Lines of text from another program",
                line: "sort prompts.txt | aigc-image batch - --lines -o out --local"),
        ],
        run: run)

    /// The most that a file of prompts has, in bytes.
    private static let longestFile = 256 << 20

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        guard let folder = arguments["output-directory"], !folder.isEmpty else {
            throw UsageError("--output-directory is missing: where the images go", command: "batch")
        }
        let base = RequestOptions.texts(arguments, RequestOptions.ofBatch)
        // What is wrong for all lines is said of the options, and not of each line.
        var common = ImageRequest("")
        try RequestOptions.apply(base, RequestOptions.ofBatch, to: &common)
        var options = ImageBatch.Options()
        if let number = try arguments.value(
            "at-once", expected: "a number from 1 to 1000",
            { text in Int(text).flatMap { (1...1000).contains($0) ? $0 : nil } })
        {
            options.tasksAtOnce = number
        }
        if let timeout = try ConnectionOptions.timeout(arguments) { options.timeout = timeout }
        let path = arguments[argument: "FILE"]
        let entries = try entries(path, isText: arguments.has("lines"), base)
        let items = BatchItems(entries.map(\.item.id))
        options.redrawsFailed = try items.selection("redraw-failed", arguments)
        options.resendsDoubtful = try items.selection("resend-doubtful", arguments)
        let claims = try items.claims(arguments)
        let connection = try Connection(arguments, command: "batch")
        defer { connection.close() }
        if connection.isLocal { (options.place, options.isEphemeral) = ("local", true) }
        let batch = ImageBatch(
            entries.map(\.item), folder: folder, generator: connection.generator, options: options)
        try check(entries, path: path, batch.problems())
        if let obstacle = Files.makeFolder(folder) { throw UsageError.obstacle(obstacle) }
        let report = BatchReport(
            batch, isQuiet: arguments.has("quiet"), isJSON: arguments.has("json"), isLocal: connection.isLocal
        )
        report.hints(service: connection.service.name)
        try batch.claim(claims)
        do {
            try await Interruption.cancelling(tell: JobRunner.sayFarewell) {
                try await report.draw()
            }
        } catch {
            return try report.end(after: error)
        }
        return try report.end()
    }

    private static func entries(
        _ path: String, isText: Bool, _ base: OptionTexts
    ) throws -> [PromptFile.Entry] {
        let bytes = path == "-" ? Files.readAll(0, limit: longestFile) : Files.read(path, limit: longestFile)
        guard let bytes else {
            throw UsageError.obstacle(
                path == "-" ? "the input can't be read" : Files.reason(toRead: path))
        }
        return try PromptFile.entries(bytes, path: path == "-" ? "input" : path, isText: isText, base: base)
    }

    /// Says all problems of all lines before the first one is billed.
    private static func check(
        _ entries: [PromptFile.Entry], path: String, _ problems: [String: ImageRequestError]
    ) throws(PromptFile.Mistakes) {
        let path = path == "-" ? "input" : path
        let mistakes = entries.flatMap { entry in
            (problems[entry.item.id]?.lines ?? []).map { "\(path):\(entry.line): \($0)" }
        }
        if !mistakes.isEmpty { throw PromptFile.Mistakes(lines: mistakes) }
    }
}
