import DescribedServices
import TencentCloudCommandLine
import TencentCloudLocal
import TencentCloudLocalArguments
import TencentCloudPlatform
import TencentCloudRuntime

/// `tencentcloud-local`: any service of Tencent Cloud API 3.0, from its description.
@main
enum TencentCloudLocalCommand {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard !arguments.contains("--help"), !arguments.contains("-h") else {
            return Output.write(Arguments.usage + "\n", to: STDOUT_FILENO)
        }
        guard !arguments.contains("--version") else {
            return Output.write("tencentcloud-local \(Version.number)\n", to: STDOUT_FILENO)
        }
        do {
            try serve(Arguments(arguments))
        } catch let error as UsageError {
            Output.write("error: \(error.message); --help shows what there is\n", to: STDERR_FILENO)
            exit(2)
        } catch {
            // A description's mistakes and a file's say that they are errors themselves, behind their place.
            let text = "\(error)"
            Output.write((text.contains(": error: ") ? text : "error: " + text) + "\n", to: STDERR_FILENO)
            exit(1)
        }
    }

    private static func serve(_ arguments: Arguments) throws {
        let ends = EndSignals()
        let described = try DescribedServices(at: arguments.spec)
        let service =
            arguments.services.isEmpty
            ? try LocalService.start(arguments.options, directory: described)
            : try LocalService.start(
                arguments.options, services: described.routes(named: arguments.services))
        let announcement = Announcement(service, arguments.options)
        Output.write(arguments.isJSON ? announcement.json : announcement.text, to: STDOUT_FILENO)
        ends.wait()
        service.stop()
    }
}

enum Output {
    static func write(_ text: String, to file: Int32) {
        // Where it can't be written, there is nobody to tell.
        try? FileContents.write(Array(text.utf8), to: file)
    }
}

/// Ctrl-C, and what ends a program in an orderly way otherwise. Kept back from here on, in every thread that begins
/// later, until somebody waits for one.
private struct EndSignals {
    private var signals = sigset_t()

    init() {
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    func wait() {
        var (signals, number) = (signals, Int32())
        while sigwait(&signals, &number) == EINTR {}
    }
}
