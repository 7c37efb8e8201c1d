import Foundation
import TestSupport

/// The built `generate-bindings`, run as its own process in a folder.
struct Program {
    /// How a run ended.
    struct Outcome {
        var status: Int32
        var output: String
        var messages: String
    }

    /// Runs it to its end; paths are those of the folder.
    static func run(_ arguments: String..., in folder: Folder) throws -> Outcome {
        try run(arguments, in: folder)
    }

    static func run(_ arguments: [String], in folder: Folder) throws -> Outcome {
        let (output, messages) = (Pipe(), Pipe())
        let process = try ChildProcess(
            ChildProcess.products.appendingPathComponent("generate-bindings").path, arguments,
            in: folder.url.path,
            output: output, messages: messages)
        // Neither stream is long enough to fill a pipe.
        let end = process.wait()
        return Outcome(
            status: end.status, output: output.fileHandleForReading.rest(),
            messages: messages.fileHandleForReading.rest())
    }
}
