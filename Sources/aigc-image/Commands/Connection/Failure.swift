import AigcImage
import JSONCoding
import TencentCloudRuntime

/// An error as the command line tells it: what happened, and what to do about it.
struct Failure {
    private let error: any Error
    private let trouble: TaskTrouble?

    init(_ error: any Error) {
        trouble = error as? TaskTrouble
        let cause = trouble?.underlying ?? error
        // Without credentials nothing was asked about the task: its ID tells nothing.
        self.error = (cause as? ImageTaskError)?.underlying as? CredentialsError ?? cause
    }

    /// Writes it to the messages, and for a script that asked for JSON to the output too.
    func report(on terminal: Terminal, asJSON: Bool = false) -> ExitStatus {
        if let error = error as? OutputError, error.isClosedPipe { return .failed }
        let style = terminal.style(for: .messages)
        for (index, line) in lines.enumerated() {
            let isFirst = index == 0 && status != .interrupted
            terminal.message(isFirst ? "\(style.red("error:")) \(line)" : "\(line)")
        }
        if error is CredentialsError { terminal.message(Self.credentialsAdvice) }
        if let remedy { terminal.message("\(remedy)") }
        if let advice = trouble?.advice { terminal.message(advice) }
        if asJSON, status != .usage, !(error is OutputError) {
            try? terminal.print(document: json.text() + "\n")
        }
        return status
    }

    private var status: ExitStatus {
        switch error {
        case is UsageError, is ImageRequestError, is ValidationError, is PromptFile.Mistakes:
            .usage
        case is CancellationError where Interruption.isRequested: .interrupted
        default: .failed
        }
    }

    private var lines: [String] {
        switch error {
        case let error as UsageError:
            let help = "See aigc-image \(error.command.map { "\($0) " } ?? "")--help"
            return [error.message] + (error.isAboutSyntax ? [help] : [])
        case let error as ImageRequestError:
            let lines = error.lines
            return lines.count == 1 ? lines : ["the request can't be sent as it is"] + lines.map { "  \($0)" }
        case let error as ValidationError:
            return ["the request breaks the service's limits, so it wasn't sent"]
                + error.violations.map { "  \($0)" }
        case let error as PromptFile.Mistakes:
            let more = error.lines.count - Self.mostMistakes
            return Array(error.lines.prefix(Self.mostMistakes)) + (more > 0 ? ["and \(more) more"] : [])
        case let error as CredentialsError:
            return ["no credentials"] + error.places.map { "  \($0.provider): \($0.reason)" }
        case is CancellationError where Interruption.isRequested:
            return ["interrupted"]
        default:
            return ["\(error)"]
        }
    }

    private var json: JSONValue {
        var result = JSONObject()
        if let trouble {
            result.members = [
                .init(name: "service", value: .string(trouble.service)),
                .init(name: "taskId", value: trouble.taskID.map(JSONValue.string) ?? .null),
                .init(name: "sessionId", value: trouble.sessionID.map(JSONValue.string) ?? .null),
            ]
        }
        result.members.append(.init(name: "error", value: details))
        return .object(result)
    }

    /// What happened, without the task that it happened to.
    var details: JSONValue {
        [
            "code": code.map(JSONValue.string) ?? .null, "message": .string(lines.first ?? ""),
            "category": category.map { .string($0.rawValue) } ?? .null,
            "advice": remedy.map(JSONValue.string) ?? .null,
            "requestId": requestID.map(JSONValue.string) ?? .null,
            "mayBeBilled": .bool(trouble?.mayBeBilled ?? (CreationDoubt(error) != nil)),
        ]
    }

    /// What the error is about, below the task that it happened to.
    private var cause: any Error { (error as? ImageTaskError)?.underlying ?? error }

    private var code: String? {
        switch cause {
        case let error as ServiceError: return error.code.rawValue
        case let error as WaiterError:
            switch error.reason {
            case .failed(let code, _): return code
            case .timedOut: return "TimedOut"
            case .unexpected: return "UnknownState"
            }
        case let error as UploadError: return error.code
        case is AlreadyAcceptedError: return "AlreadyAccepted"
        case is CancellationError: return "Interrupted"
        default: return nil
        }
    }

    private var requestID: String? { (error as? any TencentCloudError)?.requestID }
    private var category: ErrorCategory? { (error as? any TencentCloudError)?.category }

    /// What to do about it, as the service's error codes say. Of bills nothing is said where there are none.
    private var remedy: String? {
        let isBilled = trouble?.mayBeBilled ?? true
        return ((isBilled ? error : cause) as? any TencentCloudError)?.advice
    }

    /// More lines of a file than these tell nothing new.
    private static let mostMistakes = 10

    private static let credentialsAdvice: TerminalText = """

        Create a key: for an account of the international site at \(Site.international.console)/cam/capi,
        for one of China's at \(Site.china.console)/cam/capi. Then either set
          export TENCENTCLOUD_SECRET_ID=...
          export TENCENTCLOUD_SECRET_KEY=...
        or write ~/.tencentcloud/credentials:
          [default]
          secret_id = ...
          secret_key = ...
        With a key of China's site, also set TENCENTCLOUD_SITE=china, or write site = china, or add --site china.
        No account? --local draws placeholders with a service inside this program.
        """
}
