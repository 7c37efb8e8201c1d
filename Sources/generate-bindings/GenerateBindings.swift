import APISpec
import BindingsGenerator

/// The generator's command line.
@main
enum GenerateBindings {
    static func main() {
        do throws(Arguments.Mistake) {
            switch try Arguments.Command(CommandLine.arguments.dropFirst()) {
            case .help: Console.print(Arguments.usage)
            case .generate(let generate): Console.exit(generate.run())
            case .lint(let lint): Console.exit(lint.run())
            case .diff(let diff): Console.exit(diff.run())
            case .update(let update): Console.exit(update.run())
            }
        } catch {
            Console.complain("error: \(error.message); --help shows what there is")
            Console.exit(.usage)
        }
    }
}
