package import Foundation
import Synchronization
import TencentCloudPlatform

/// Another program, run as a process of its own.
///
/// Foundation's `Process` reads beyond the end of what `readdir` gives it when it looks for open files, which ends a
/// process with thousands of them; and what it starts keeps ignoring the signals that whoever started the tests ignores.
package final class ChildProcess: Sendable {
    private let id: pid_t
    /// How it ended, once somebody has asked.
    private let end = Mutex<End?>(nil)

    /// How a process ended.
    package struct End: Sendable {
        /// The exit status, or the signal that ended it.
        package var status: Int32
    }

    /// The system's refusal to start it.
    package struct Refusal: Error, CustomStringConvertible {
        package var description: String
    }

    /// Starts it.
    ///
    /// - Parameters:
    ///   - environment: All that it sees; nil: what this process sees.
    ///   - input: What it reads; nothing unless told.
    ///   - output: Where it writes; nowhere unless told.
    ///   - messages: Where it writes its messages; nowhere unless told.
    package init(
        _ executable: String, _ arguments: [String], in folder: String? = nil,
        environment: [String: String]? = nil,
        input: Pipe? = nil, output: Pipe? = nil, messages: Pipe? = nil
    ) throws {
        var (actions, attributes) = (unsetSpawnActions(), unsetSpawnAttributes())
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let streams = [
            (STDIN_FILENO, input?.fileHandleForReading, O_RDONLY),
            (STDOUT_FILENO, output?.fileHandleForWriting, O_WRONLY),
            (STDERR_FILENO, messages?.fileHandleForWriting, O_WRONLY),
        ]
        for (stream, handle, mode) in streams {
            if let handle {
                posix_spawn_file_actions_adddup2(&actions, handle.fileDescriptor, stream)
            } else {
                posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", mode, 0)
            }
        }
        // What this process has open is none of the other's business.
        for file in Self.openFiles { posix_spawn_file_actions_addclose(&actions, file) }

        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        for (path, mode) in [(executable, X_OK), (folder ?? "/", X_OK)] where access(path, mode) != 0 {
            throw Refusal(description: "\(path): \(String(cString: strerror(errno)))")
        }
        // Not all C libraries can start something in another folder; a shell goes there and becomes it.
        let inFolder = #"cd -- "$0" && unset PWD OLDPWD && exec "$@""#
        let command = folder.map { ["/bin/sh", "-c", inFolder, $0] } ?? []
        let words = command + [executable] + arguments
        let environment = environment ?? ProcessInfo.processInfo.environment
        var id = pid_t()
        let code = Self.withTexts(words) { arguments in
            Self.withTexts(environment.map { "\($0)=\($1)" }) { environment in
                posix_spawn(&id, words[0], &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else {
            throw Refusal(description: "\(executable): \(String(cString: strerror(code)))")
        }
        self.id = id
        // So that what reads hears of the end.
        for handle in [
            input?.fileHandleForReading, output?.fileHandleForWriting, messages?.fileHandleForWriting,
        ] {
            try handle?.close()
        }
    }

    deinit {
        // Nobody else would take its leave; the test that started it is over.
        if isRunning { send(SIGKILL) }
        wait()
    }

    private static var openFiles: ClosedRange<Int32> {
        let files = FileContents.names(inFolder: "/dev/fd").compactMap { Int32($0) }
        return 3...max(files.max() ?? 0, 255)
    }

    /// Texts as C has lists of them, for as long as `body` takes.
    private static func withTexts<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    // MARK: Life

    /// Whether it hasn't ended yet.
    package var isRunning: Bool {
        end.withLock { end in
            if end == nil { end = take(WNOHANG) }
            return end == nil
        }
    }

    /// Sends it a signal; false when it had ended by itself.
    @discardableResult
    package func send(_ signal: Int32) -> Bool {
        end.withLock { end in
            if end == nil { end = take(WNOHANG) }
            return end == nil && kill(id, signal) == 0
        }
    }

    /// Waits for its end.
    @discardableResult
    package func wait() -> End {
        while true {
            // Its number stays its own until it is taken, so that no signal goes to a stranger.
            var information = siginfo_t()
            waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT)
            let found = end.withLock { end in
                if end == nil { end = take(WNOHANG) }
                return end
            }
            if let found { return found }
        }
    }

    private func take(_ options: Int32) -> End? {
        var status: Int32 = 0
        guard waitpid(id, &status, options) == id else { return nil }
        let signal = status & 0x7f
        return End(status: signal == 0 ? (status >> 8) & 0xff : signal)
    }
}

extension ChildProcess {
    /// Where the products of the build are: beside each other, the tests' own included.
    package static var products: URL {
        #if os(macOS)
            for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
                return bundle.bundleURL.deletingLastPathComponent()
            }
        #endif
        return Bundle.main.bundleURL
    }
}

extension FileHandle {
    /// What comes up to the end, as text.
    package func rest() -> String { String(decoding: readDataToEndOfFile(), as: UTF8.self) }
}
