import TencentCloudLocal
import TencentCloudLocalArguments

/// `aigc-image serve`: the local service, for any language's SDK.
enum ServeCommand {
    static let description = CommandDescription(
        name: "serve",
        summary: "Serve both services' image actions on this machine, with placeholder images",
        discussion: [
            "Any Tencent Cloud SDK can use it: point it at the address, over plain HTTP, with the key that is "
                + "printed. Signatures and parameters are checked as the real services do. Nothing is billed. "
                + "Ctrl-C ends it.",
            "A browser finds an explorer at the address: every action as a form, its signature step by step, the same "
                + "call in other languages, and what is wrong with a request that fails.",
            "A prompt can ask for trouble: [[error:CODE]] has the request refused, [[fail:CODE]] the task fail. "
                + "Below /_local/ are what was received and would have been billed, faults to order, and the clock: "
                + "see the documentation of TencentCloudLocal.",
        ],
        options: ServeOptions.descriptions,
        json: [
            .init(title: "One line, as soon as it serves", text: JSONShapes.service)
        ],
        examples: [
            .init(title: "Try an SDK without an account", line: "aigc-image serve --port 8080"),
            .init(
                title: "In a container, with a key that tests know",
                line: "aigc-image serve --host 0.0.0.0 --base-url http://tencentcloud:8080 "
                    + "--secret-id AKIDtest --secret-key test"),
            .init(
                title: "See what it does on a bad day",
                line: "aigc-image serve --faults all=0.2,lost-reply=0.1,seed=7"),
        ],
        run: run)

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let options = try ServeOptions.options(arguments) {
            Terminal.standard.message(TerminalText(trusted: $0))
        }
        let (interruptions, continuation) = AsyncStream.makeStream(of: Void.self)
        // Before the address is out, so that whoever reads it can end the service properly.
        Interruption.handle { continuation.finish() }
        let service = try LocalService.start(options)
        let announcement = Announcement(service, options)
        if arguments.has("json") {
            try Terminal.standard.print(document: announcement.json)
        } else {
            try Terminal.standard.print(TerminalText(trusted: announcement.text))
        }
        for await _ in interruptions {}
        service.stop()
        return .done
    }
}
