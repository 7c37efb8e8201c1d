import AigcImage
import TencentCloudRuntime

/// An error as the command line tells it: what happened, and what to do about it.
struct Failure {
    private let error: any Error

    init(_ error: any Error) { self.error = error }

    /// Writes it to the messages.
    func report(on terminal: Terminal) -> ExitStatus {
        let style = terminal.style(for: .messages)
        func line(_ text: String) { terminal.message("\(style.red("error:")) \(text)") }
        switch error {
        case let error as UsageError:
            line(error.message)
            if error.isAboutSyntax {
                terminal.message("See aigc-image \(error.command.map { "\($0) " } ?? "")--help")
            }
            return .usage
        case let error as UnsupportedOption:
            line("\(error)")
            return .usage
        case let error as CredentialsError:
            line("no credentials")
            for attempt in error.attempts { terminal.message("  \(attempt.provider): \(attempt.reason)") }
            terminal.message(Self.credentialsAdvice)
            return .failed
        case let error as ImageTaskError:
            line("\(error)")
            return .failed
        case is CancellationError where Interruption.isRequested:
            terminal.message("interrupted")
            return .interrupted
        default:
            line("\(error)")
            return .failed
        }
    }

    private static let credentialsAdvice = """

        Create a key at https://console.tencentcloud.com/cam/capi, then either set
          export TENCENTCLOUD_SECRET_ID=...
          export TENCENTCLOUD_SECRET_KEY=...
        or write ~/.tencentcloud/credentials:
          [default]
          secret_id = ...
          secret_key = ...
        No account? --local draws placeholders with a service inside this program.
        """
}
