import Foundation

/// A shell that takes what is typed at its prompt, on a terminal of its own.
final class ShellSession {
    struct Silence: Error, CustomStringConvertible {
        var description: String
    }

    private let process = Process()
    private let keyboard = Pipe()
    private let screen = Pipe()
    private let folder: TemporaryFolder

    /// Nil where there is no such shell, or no `script` of Linux, which has the terminal.
    init?(_ shell: String, options: String, in folder: TemporaryFolder) throws {
        self.folder = folder
        let tools = ["script", shell].map { "/usr/bin/\($0)" }
        guard Program.hasTerminal, FileManager.default.isExecutableFile(atPath: tools[1]) else { return nil }
        process.executableURL = URL(fileURLWithPath: tools[0])
        process.arguments = ["-q", "-e", "-f", "-c", "stty -echo; exec \(tools[1]) \(options)", "/dev/null"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "dumb", "PS1": "> "]
        (process.standardInput, process.standardOutput, process.standardError) = (keyboard, screen, screen)
        // What it shows would stop it if nobody took it away.
        screen.fileHandleForReading.readabilityHandler = { handle in
            if handle.availableData.isEmpty { handle.readabilityHandler = nil }
        }
        try process.run()
    }

    deinit {
        // Without a keyboard the terminal goes, and the shell with it.
        try? keyboard.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    func type(_ keys: String) { keyboard.fileHandleForWriting.write(Data(keys.utf8)) }

    /// Waits until the shell has made a file.
    func wait(for file: String) throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while !FileManager.default.fileExists(atPath: folder.file(file)) {
            guard ContinuousClock.now < deadline else { throw Silence(description: "no \(file) came") }
            Thread.sleep(forTimeInterval: 0.01)
        }
    }
}
