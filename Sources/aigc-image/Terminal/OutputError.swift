import Synchronization
import TencentCloudPlatform

/// Results that couldn't be written to the output.
struct OutputError: Error, CustomStringConvertible {
    /// The system's code.
    var code: Int32

    /// Whether whoever read has had enough, which is no mistake.
    var isClosedPipe: Bool { code == EPIPE }

    var description: String { "the output can't be written: \(SystemError(code: code))" }
}

/// Results of something that goes on though they can't be written.
final class DeferredOutput: Sendable {
    private let terminal: Terminal
    private let first = Mutex<OutputError?>(nil)

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// Why the first that couldn't be written couldn't.
    var error: OutputError? { first.withLock { $0 } }

    func print(_ text: TerminalText) { keep { () throws(OutputError) in try terminal.print(text) } }

    func print(document: String) {
        keep { () throws(OutputError) in try terminal.print(document: document) }
    }

    private func keep(_ write: () throws(OutputError) -> Void) {
        do throws(OutputError) {
            try write()
        } catch {
            first.withLock { $0 = $0 ?? error }
        }
    }
}
