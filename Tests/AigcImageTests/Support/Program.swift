import Foundation
import TencentCloudLocal
import TencentCloudPlatform
import TestSupport

/// The built `aigc-image`, run as its own process in a folder.
struct Program {
    struct Outcome {
        /// The status, or the signal that ended it.
        var status: Int32
        var output: String
        var messages: String
    }

    private let process: ChildProcess
    private let output = Pipe()
    private let messages = Pipe()

    /// Starts it.
    ///
    /// - Parameter environment: All that it sees, so that no key of this machine is ever used.
    init(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
        try self.init(
            ChildProcess.products.appendingPathComponent("aigc-image"), arguments, in: folder,
            environment: environment)
    }

    /// Starts another program.
    init(_ tool: Tool, _ arguments: [String], in folder: TemporaryFolder) throws {
        try self.init(URL(fileURLWithPath: tool.path()), arguments, in: folder, environment: [:])
    }

    /// Starts a script of the shell that every system has, in which `aigc-image` is the built program. Unlike a user's,
    /// it ends where something fails.
    static func shell(
        _ script: String, in folder: TemporaryFolder, environment: [String: String] = [:]
    ) throws -> Program {
        try Program(
            URL(fileURLWithPath: "/bin/sh"), ["-e", "-c", script], in: folder,
            environment: ["PATH": "\(ChildProcess.products.path):/usr/local/bin:/usr/bin:/bin"].merging(
                environment
            ) {
                $1
            })
    }

    private init(
        _ executable: URL, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String]
    ) throws {
        process = try ChildProcess(
            executable.path, arguments, in: folder.path,
            environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 },
            output: output, messages: messages)
    }

    /// Runs it to its end.
    static func run(
        _ arguments: String..., in folder: TemporaryFolder, environment: [String: String] = [:]
    ) throws -> Outcome {
        try Program(arguments, in: folder, environment: environment).end()
    }

    /// The environment that a local service's credentials come by.
    static func credentials(of local: LocalService) -> [String: String] {
        [
            "TENCENTCLOUD_SECRET_ID": local.credentials.secretID,
            "TENCENTCLOUD_SECRET_KEY": local.credentials.secretKey,
        ]
    }

    /// The next piece of what it prints; empty at its end.
    func nextOutput() -> String { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }
    func nextMessage() -> String {
        String(decoding: messages.fileHandleForReading.availableData, as: UTF8.self)
    }

    func interrupt() { send(SIGINT) }

    /// Ends it without a warning; false when it had ended by itself.
    func kill() -> Bool { send(SIGKILL) }

    /// Sends it a signal; false when it had ended by itself.
    @discardableResult
    func send(_ signal: Int32) -> Bool { process.send(signal) }

    /// Waits for its end, and gives the rest of what it printed.
    func end() -> Outcome {
        // Neither stream is long enough to fill a pipe.
        let end = process.wait()
        return Outcome(
            status: end.status, output: output.fileHandleForReading.rest(),
            messages: messages.fileHandleForReading.rest())
    }
}
