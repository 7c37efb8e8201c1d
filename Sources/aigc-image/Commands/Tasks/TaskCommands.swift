import AigcImage
import JSONCoding
import TencentCloudRuntime

/// `aigc-image wait | describe | download`: tasks that exist.
enum TaskCommands {
    static let all = [wait, describe, download]

    private static let argument = ArgumentDescription(
        name: "TASK-ID", help: "What generate printed, such as 4-AigcImage-c3b145ec")
    private static let place = [
        OptionDescription(
            name: "service", value: "NAME", values: ["mps", "vod"],
            help: "Which service has it, when the ID's shape doesn't tell"),
        OptionDescription(
            name: "sub-app-id", value: "NUMBER",
            help: "The VOD application that has it, when the ID doesn't begin with it"),
    ]

    static let wait = CommandDescription(
        name: "wait",
        summary: "Wait for a task and print its images' addresses",
        arguments: [argument],
        options: place + [CommonOptions.json, CommonOptions.quiet] + ConnectionOptions.all,
        json: [
            .init(
                title: "Times are in seconds since 1970; expiresAt is null for what is kept for good",
                text: JSONShapes.addresses),
            .init(title: "When it fails, with status 1 or 130", text: JSONShapes.failure),
        ],
        examples: [
            .init(title: "An hour at most", line: "aigc-image wait 4-AigcImage-c3b145ec --timeout 1h")
        ],
        run: { try await pickUp($0, saving: false) })

    static let download = CommandDescription(
        name: "download",
        summary: "Save a task's images, once it is done",
        discussion: [
            "Waits, if it has to. No file is replaced without --force. Images expire: after 12 hours with mps, after "
                + "7 days with vod unless they are stored for good."
        ],
        arguments: [argument],
        options: place + [
            OptionDescription(
                name: "output", letter: "o", value: "FILE", completion: .files,
                help: "Where to save; named after the task unless told"),
            CommonOptions.force, CommonOptions.json, CommonOptions.quiet,
        ] + BucketOptions.results + ConnectionOptions.all,
        json: [
            .init(
                title: "Times are in seconds since 1970; expiresAt is null for what is kept for good",
                text: JSONShapes.images),
            .init(title: "When it fails, with status 1 or 130", text: JSONShapes.failure),
        ],
        examples: [
            .init(
                title: "What Ctrl-C left behind",
                line: "aigc-image download 251007502-AigcImage-5f0c2a9d --output panda.png")
        ],
        run: { try await pickUp($0, saving: true) })

    static let describe = CommandDescription(
        name: "describe",
        summary: "Say how far a task is, without waiting",
        discussion: ["Exits with 0 whatever the state is; --json gives it to scripts."],
        arguments: [argument],
        options: place + [CommonOptions.json] + ConnectionOptions.all,
        json: [
            .init(
                title: "The state is created, waiting, drawing, done or failed; images are as of wait",
                text: JSONShapes.state),
            .init(title: "When the task failed", text: JSONShapes.failedState),
        ],
        examples: [
            .init(
                title: "In a script",
                line: "aigc-image describe 4-AigcImage-c3b145ec --json | jq -r .state")
        ],
        run: { arguments in
            let task = try task(arguments, command: "describe")
            let connection = try Connection(arguments, task: task)
            let generator = connection.generator
            let timeout = try ConnectionOptions.timeout(arguments)
            let state = try await Interruption.cancelling {
                try await TaskState(of: task.text, generator, timeout: timeout)
            }
            let terminal = Terminal.standard
            if arguments.has("json") {
                try terminal.print(document: state.json(of: task).text() + "\n")
            } else {
                try terminal.print(state.text(of: task, terminal.style(for: .output)))
            }
            return .done
        })

    private static func task(_ arguments: ParsedArguments, command: String) throws(UsageError) -> TaskID {
        do {
            return try TaskID(
                arguments[argument: argument.name], service: arguments["service"],
                subAppID: try ConnectionOptions.subAppID(arguments))
        } catch {
            throw UsageError(error.message, command: command)
        }
    }

    private static func pickUp(_ arguments: ParsedArguments, saving: Bool) async throws -> ExitStatus {
        let task = try task(arguments, command: saving ? "download" : "wait")
        let target = saving ? try DrawingTarget(arguments, title: task.text, count: 1) : nil
        defer { target?.pipe?.close() }
        let timeout = try ConnectionOptions.timeout(arguments)
        let connection = try Connection(arguments, task: task)
        let job = ImageJob(
            connection.generator.updates(ofTask: task.text, timeout: timeout), taskID: task.text,
            target: target?.job,
            progress: ProgressLine(on: .standard, isQuiet: arguments.has("quiet")))
        let saved = try await JobRunner(
            arguments: arguments, connection: connection, pickUp: saving ? .download : .wait
        ).run(job)
        for note in DrawingTarget.notes(saved, count: nil, format: nil) {
            Terminal.standard.message("note: \(note)")
        }
        return .done
    }
}
