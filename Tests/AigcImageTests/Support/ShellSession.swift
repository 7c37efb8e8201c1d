import Foundation
import TestSupport

/// A shell that takes what is typed at its prompt, on a terminal of its own.
final class ShellSession {
    struct Silence: Error, CustomStringConvertible {
        var description: String
    }

    private let process: ChildProcess
    private let keyboard = Pipe()
    private let folder: TemporaryFolder

    init(_ shell: Tool, options: String, in folder: TemporaryFolder) throws {
        // A shell that has ended is an error to whoever types, and no signal.
        signal(SIGPIPE, SIG_IGN)
        self.folder = folder
        // What it shows nobody looks at: the tests wait for files.
        process = try ChildProcess(
            Tool.script.path(), Tool.script("stty -echo; exec \(try shell.path()) \(options)"),
            in: folder.path,
            environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "dumb", "PS1": "> "],
            input: keyboard)
    }

    deinit {
        // Without a keyboard the terminal goes, and the shell with it.
        try? keyboard.fileHandleForWriting.close()
        process.send(SIGTERM)
    }

    func type(_ keys: String) throws {
        try keyboard.fileHandleForWriting.write(contentsOf: Data(keys.utf8))
    }

    /// Waits until the shell has made a file.
    func wait(for file: String) throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while !FileManager.default.fileExists(atPath: folder.file(file)) {
            guard process.isRunning else { throw Silence(description: "the shell has ended without \(file)") }
            guard ContinuousClock.now < deadline else { throw Silence(description: "no \(file) came") }
            Thread.sleep(forTimeInterval: 0.01)
        }
    }
}
