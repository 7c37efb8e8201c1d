import JSONCoding
import TencentCloudLocal
import TencentCloudRuntime

/// `aigc-image doctor`: what is set up, and what isn't.
enum DoctorCommand {
    static let description = CommandDescription(
        name: "doctor",
        summary: "Tell what is set up and what isn't",
        discussion: [
            "Looks for what carries requests, for credentials, whether the service answers and what time it has, and "
                + "asks it for a task that can't exist: that costs nothing, and proves the signature. What isn't as "
                + "it should be comes with what to do about it.",
            "Exits with 0 when all is well.",
        ],
        options: [ConnectionOptions.local, ConnectionOptions.service] + ConnectionOptions.all
            + [CommonOptions.json],
        json: [.init(title: "One for each thing that was looked at", text: JSONShapes.findings)],
        examples: [
            .init(title: "Before the first picture", line: "aigc-image doctor"),
            .init(title: "With keys of China's site", line: "aigc-image doctor --service vod --site china"),
        ],
        run: run)

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        var configuration = try ConnectionOptions.configuration(arguments)
        let local = try ConnectionOptions.localService(arguments)
        defer { local?.stop() }
        if let local {
            configuration = try ConnectionOptions.bounded(local.configuration, arguments)
        }
        // What it would note is a finding.
        configuration.observer = nil
        let diagnosis = Diagnosis(
            configuration: configuration, service: arguments["service"] ?? "mps", isLocal: local != nil)
        let findings = try await Interruption.cancelling { try await diagnosis.findings() }
        let terminal = Terminal.standard
        if arguments.has("json") {
            let json: JSONValue = ["findings": .array(findings.map(\.json))]
            try terminal.print(document: json.text() + "\n")
        } else {
            let style = terminal.style(for: .output)
            try terminal.print(findings.map { $0.text(style) }.joined())
        }
        return findings.allSatisfy(\.isGood) ? .done : .failed
    }
}

extension Finding {
    fileprivate func text(_ style: TextStyle) -> TerminalText {
        let mark = isGood ? style.green("ok  ") : style.red("FAIL")
        let name = self.name.padded(to: 12)
        let advice: TerminalText = self.advice.map { "                  \($0)\n" } ?? ""
        return mark + "  \(name)\(what)\n" + advice
    }

    fileprivate var json: JSONValue {
        [
            "name": .string(name), "ok": .bool(isGood), "message": .string(what),
            "advice": advice.map(JSONValue.string) ?? .null,
        ]
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
