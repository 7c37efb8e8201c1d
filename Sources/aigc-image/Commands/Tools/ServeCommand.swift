import JSONCoding
import TencentCloudLocal

/// `aigc-image serve`: the local service, for any language's SDK.
enum ServeCommand {
    static let description = CommandDescription(
        name: "serve",
        summary: "Serve both services' image actions on this machine, with placeholder images",
        discussion: [
            "Any Tencent Cloud SDK can use it: point it at the address, over plain HTTP, with the key that is "
                + "printed. Signatures and parameters are checked as the real services do. Nothing is billed. "
                + "Ctrl-C ends it.",
            "A prompt can ask for trouble: [[error:CODE]] has the request refused, [[fail:CODE]] the task fail. "
                + "GET /tasks lists what would have been billed, as JSON.",
        ],
        options: [
            OptionDescription(
                name: "port", value: "NUMBER",
                help: "The port on 127.0.0.1; 8080 unless told, 0 for any free one"),
            OptionDescription(
                name: "task-time", value: "MILLISECONDS", help: "How long a task takes; 400 unless told"),
            OptionDescription(
                name: "faults", value: "PLAN",
                help: "Fail on purpose: NAME=PROBABILITY,… with all=…, seed=NUMBER, or "
                    + LocalFault.allCases.map { "\($0)" }.joined(separator: ", ")),
            OptionDescription(name: "json", help: "Print address and key as one line of JSON"),
        ],
        json: [
            .init(title: "One line, as soon as it serves", text: JSONShapes.service)
        ],
        examples: [
            .init(title: "Try an SDK without an account", line: "aigc-image serve --port 8080"),
            .init(
                title: "See what it does on a bad day",
                line: "aigc-image serve --faults all=0.2,lost-reply=0.1,seed=7"),
        ],
        run: run)

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let port = try arguments.value("port", expected: "a number from 0 to 65535") { UInt16($0) } ?? 8080
        var options = LocalServiceOptions(port: Int(port))
        if let time = try arguments.value("task-time", expected: "milliseconds", { UInt32($0) }) {
            options.taskDuration = .milliseconds(Int64(time))
        }
        options.faults = try arguments.value(
            "faults", expected: "faults and probabilities such as all=0.2,lost-reply=0.1"
        ) { FaultPlan($0) }
        let (interruptions, continuation) = AsyncStream.makeStream(of: Void.self)
        // Before the address is out, so that whoever reads it can end the service properly.
        Interruption.handle { continuation.finish() }
        let service = try LocalService.start(options)
        if arguments.has("json") {
            let line: JSONValue = [
                "url": .string(service.url), "secretId": .string(service.credentials.secretID),
                "secretKey": .string(service.credentials.secretKey),
            ]
            try Terminal.standard.print(document: line.text() + "\n")
        } else {
            try Terminal.standard.print(
                """
                listening on \(service.url)
                secret id: \(service.credentials.secretID)
                secret key: \(service.credentials.secretKey)

                """)
        }
        for await _ in interruptions {}
        service.stop()
        return .done
    }
}
