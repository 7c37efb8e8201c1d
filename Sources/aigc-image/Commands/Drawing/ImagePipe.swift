import AigcImage
import TencentCloudPlatform

/// The way of an image to the output, which it takes once it is whole: by a file that nobody else sees.
struct ImagePipe: Sendable {
    let folder: String

    /// - Parameter count: How many images there will be.
    init(_ arguments: ParsedArguments, count: Int) throws(UsageError) {
        guard count == 1 else { throw UsageError("--output - takes one image, not \(count)") }
        guard !arguments.has("json") else {
            throw UsageError("--output - and --json both want the output")
        }
        guard isatty(Terminal.Stream.output.rawValue) == 0 else {
            throw UsageError(
                "--output - writes an image, which is not for a terminal: add > FILE or | PROGRAM")
        }
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/aigc-image-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .obstacle("\(parent): \(SystemError())") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes what was saved on the way.
    func send(_ saved: [SavedImage]) throws {
        for path in saved.compactMap(\.file?.path) {
            try Terminal.standard.print(bytes: FileContents.read(path))
        }
    }

    /// Leaves nothing behind.
    func close() {
        for name in FileContents.names(inFolder: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}
