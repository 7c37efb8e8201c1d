import Foundation
import TencentCloudPlatform
import TestSupport
import Testing

/// How tests run other programs.
@Suite struct ChildProcessTests {
    @Test func itsEndAndItsWordsAreTold() throws {
        let (output, messages) = (Pipe(), Pipe())
        let process = try ChildProcess(
            "/bin/sh", ["-c", "pwd; echo $WORD >&2; exit 7"], in: "/", environment: ["WORD": "two words"],
            output: output, messages: messages)
        #expect(process.wait().status == 7)
        #expect(output.fileHandleForReading.rest() == "/\n")
        #expect(messages.fileHandleForReading.rest() == "two words\n")
        #expect(!process.isRunning && !process.send(SIGTERM))
    }

    /// Whoever starts tests in the background has them ignore the interrupt, and what they start with them.
    @Test func signalsAreNotIgnored() throws {
        let process = try ChildProcess("/bin/sh", ["-c", "while :; do sleep 1; done"])
        #expect(process.isRunning)
        #expect(process.send(SIGINT))
        #expect(process.wait().status == SIGINT)
    }

    @Test func nothingOpenIsHandedOn() throws {
        let file = open("/dev/null", O_RDONLY)
        defer { close(file) }
        let process = try ChildProcess("/bin/sh", ["-c", "test ! -e /dev/fd/\(file)"])
        #expect(process.wait().status == 0)
    }

    @Test func whatCannotBeStartedIsSaid() {
        #expect(throws: ChildProcess.Refusal.self) { try ChildProcess("/nowhere/at/all", []) }
    }
}
