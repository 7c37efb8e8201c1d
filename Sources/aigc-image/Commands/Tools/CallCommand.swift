import JSONCoding
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// `aigc-image call`: any shipped action, raw.
enum CallCommand {
    static let description = CommandDescription(
        name: "call",
        summary: "Send any shipped action as it stands, and print the answer",
        discussion: ["Parameters are neither checked nor changed. The answer is the response's JSON."],
        arguments: [
            ArgumentDescription(name: "SERVICE", help: "mps or vod", values: ["mps", "vod"]),
            ArgumentDescription(
                name: "ACTION", help: "The action's name, such as CreateAigcImageTask",
                completion: .words { actions.values.flatMap { $0.map(\.name) }.sorted() }),
        ],
        options: [
            OptionDescription(
                name: "json", value: "JSON",
                help: "The parameters; - reads them from the input. {} unless told"),
            OptionDescription(name: "local", help: "Use a service inside this program: no account needed"),
            DryRun.option,
        ] + ConnectionOptions.all,
        examples: [
            .init(
                title: "How far a task is",
                line: #"aigc-image call mps DescribeAigcImageTask --json '{"TaskId":"24-AigcImage-5f0c"}'"#)
        ],
        run: run)

    private static let actions: [String: [APIAction]] = [
        "mps": [MPS.Actions.createAigcImageTask, MPS.Actions.describeAigcImageTask],
        "vod": [
            VOD.Actions.createAigcImageTask, VOD.Actions.createSceneAigcImageTask,
            VOD.Actions.describeTaskDetail,
            VOD.Actions.pullEvents, VOD.Actions.confirmEvents,
        ],
    ]

    /// What a service takes in one request, in bytes.
    private static let longestBody = 10 << 20

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let known = actions[arguments[argument: "SERVICE"]] ?? []
        let name = arguments[argument: "ACTION"]
        guard let action = known.first(where: { $0.name == name }) else {
            throw UsageError.unknown("action", name, among: known.map(\.name), of: "call")
        }
        let body = try body(arguments["json"] ?? "{}")
        var configuration = try ConnectionOptions.configuration(arguments)
        // One call is all there is: it may take longer than others do.
        if let timeout = try ConnectionOptions.timeout(arguments) { configuration.timeouts.call = timeout }
        let local = try ConnectionOptions.localService(arguments)
        defer { local?.stop() }
        if let local {
            (configuration.endpoint, configuration.credentials) = (
                local.configuration.endpoint, local.configuration.credentials
            )
        }
        let client = ServiceClient(configuration: configuration)
        let answer = try await Interruption.cancelling { try await client.call(action, json: body) }
        if arguments.has(DryRun.option.name) { return .done }
        try Terminal.standard.print(document: pretty(answer) + "\n")
        return .done
    }

    private static func body(_ text: String) throws(UsageError) -> [UInt8] {
        var bytes = Array(text.utf8)
        if text == "-" {
            guard let input = Files.readAll(0, limit: longestBody) else {
                throw UsageError(
                    "the input can't be read, or is longer than a request may be", command: "call")
            }
            bytes = input
        }
        do {
            guard case .object = try JSONValue(jsonBytes: bytes) else {
                throw UsageError("--json takes an object: {…}", command: "call")
            }
        } catch let error as JSONError {
            throw UsageError("--json: \(error)", command: "call")
        } catch {
            throw UsageError("--json takes an object: {…}", command: "call")
        }
        return bytes
    }

    /// Indented for eyes, as it came for programs.
    private static func pretty(_ answer: [UInt8]) -> String {
        guard Terminal.standard.isInteractive(.output), let value = try? JSONValue(jsonBytes: answer) else {
            return String(decoding: answer, as: UTF8.self)
        }
        return value.text(pretty: true)
    }
}
