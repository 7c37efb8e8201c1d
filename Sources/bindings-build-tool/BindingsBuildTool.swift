import APISpec
import BindingsGenerator
import TencentCloudPlatform

/// What the plugin GenerateBindings runs in a build: `generate-bindings generate`, and no more of it than a build needs,
/// since an adopter's first build waits for this program.
@main
enum BindingsBuildTool {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 4 else {
            complain("usage: bindings-build-tool CONFIG SPEC-ROOT OUTPUT-DIRECTORY FILE-PREFIX")
            exit(2)
        }
        do throws(FileError) {
            let result = try ConfiguredBindings.generate(arguments[1], below: arguments[2])
            for diagnostic in result.diagnostics { complain("\(diagnostic)") }
            guard let files = result.files else { exit(1) }
            let prefixed = files.map { OutputFile(name: arguments[4] + $0.name, text: $0.text) }
            try OutputDirectory(arguments[3]).write(prefixed)
        } catch {
            complain("\(error)")
            exit(1)
        }
    }

    private static func complain(_ text: String) {
        var text = text + "\n"
        // Where it can't be written, there is nobody to tell.
        text.withUTF8 { try? FileContents.write(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
    }
}
