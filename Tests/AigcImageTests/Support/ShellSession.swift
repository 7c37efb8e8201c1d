import Foundation

/// A shell that takes what is typed at its prompt, on a terminal of its own.
final class ShellSession {
    struct Silence: Error, CustomStringConvertible {
        var description: String
    }

    /// Launched: what can't be started has no session to end.
    private let process: Process
    private let keyboard = Pipe()
    private let folder: TemporaryFolder

    init(_ shell: Tool, options: String, in folder: TemporaryFolder) throws {
        // A shell that has ended is an error to whoever types, and no signal.
        signal(SIGPIPE, SIG_IGN)
        self.folder = folder
        let screen = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try Tool.script.path())
        process.arguments = Tool.script("stty -echo; exec \(try shell.path()) \(options)")
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "dumb", "PS1": "> "]
        (process.standardInput, process.standardOutput, process.standardError) = (keyboard, screen, screen)
        // What it shows would stop it if nobody took it away.
        screen.fileHandleForReading.readabilityHandler = { handle in
            if handle.availableData.isEmpty { handle.readabilityHandler = nil }
        }
        try process.run()
        self.process = process
    }

    deinit {
        // Without a keyboard the terminal goes, and the shell with it.
        try? keyboard.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
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
