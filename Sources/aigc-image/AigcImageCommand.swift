import TencentCloudPlatform
import TencentCloudRuntime

/// `aigc-image`: pictures from words, for a terminal, a script and a CI job.
@main
enum AigcImageCommand {
    static func main() async {
        Terminal.reserve()
        let status = await run(Array(CommandLine.arguments.dropFirst()))
        // A cancelled transfer's thread may still be at work in libcurl, under whose feet exit handlers would pull
        // its libraries away.
        fflush(nil)
        _exit(status.rawValue)
    }

    /// Runs the command that the arguments name.
    static func run(_ arguments: [String]) async -> ExitStatus {
        let terminal = Terminal.standard
        var isJSON = false
        do {
            switch try Invocation(arguments, commands: Commands.all) {
            case .help(let topic):
                try terminal.print(
                    HelpText(terminal.style(for: .output), width: terminal.width).text(on: topic))
                return .done
            case .version:
                try terminal.print("aigc-image \(Version.number)\n")
                return .done
            case .command(let command, let arguments):
                // An option of this name that takes a value is what goes in, not what comes out.
                isJSON = arguments["json"]?.isEmpty ?? false
                do {
                    return try await command.run(arguments)
                } catch var error as UsageError {
                    error.command = error.command ?? command.name
                    throw error
                }
            }
        } catch {
            return Failure(error).report(on: terminal, asJSON: isJSON)
        }
    }
}

/// How the program ends, for scripts.
enum ExitStatus: Int32 {
    case done = 0
    /// The service, the task or the disk.
    case failed = 1
    /// The command line.
    case usage = 2
    /// Ctrl-C.
    case interrupted = 130
}
