import TencentCloudPlatform

/// What the plugin EmbedText runs in a build: `embed-text OUTPUT TEXT…` writes Swift with the texts by their files' names.
@main
enum EmbedTextTool {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first else { fail("usage: embed-text OUTPUT TEXT…") }
        var swift =
            "/// Texts by their files' names.\nenum EmbeddedTexts {\n    static let all: [String: String] = [\n"
        for path in arguments.dropFirst().sorted() {
            guard let bytes = try? FileContents.read(path, atMost: 1 << 20),
                let text = String(validating: bytes, as: UTF8.self), !text.contains("\r")
            else { fail("\(path): not a text with lines that end in a line feed") }
            let name = path.split(separator: "/").last ?? ""
            // No text within can end the literal, or open an interpolation.
            let run = text.split { $0 != "#" }.map(\.count).max() ?? 0
            let marks = String(repeating: "#", count: run + 1)
            swift += "\"\(name)\": \(marks)\"\"\"\n\(text)\n\"\"\"\(marks),\n"
        }
        swift += "    ]\n}\n"
        guard let file = fopen(output, "w") else { fail("\(output): can't be written") }
        let isWritten = Array(swift.utf8).withUnsafeBufferPointer {
            fwrite($0.baseAddress, 1, $0.count, file) == $0.count
        }
        guard fclose(file) == 0, isWritten else { fail("\(output): can't be written") }
    }

    private static func fail(_ message: String) -> Never {
        var text = "error: \(message)\n"
        // Where it can't be written, there is nobody to tell.
        text.withUTF8 { try? FileContents.write(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
        exit(1)
    }
}
