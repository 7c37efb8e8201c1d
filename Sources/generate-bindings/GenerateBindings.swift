import APISpec
import BindingsGenerator
import TencentCloudCommandLine

/// The generator's command line.
@main
enum GenerateBindings {
    static func main() {
        do throws(UsageError) {
            switch try Arguments.Command(CommandLine.arguments.dropFirst()) {
            case .help: Console.print(Arguments.usage)
            case .generate(let generate): Console.exit(generate.run())
            case .lint(let lint): Console.exit(lint.run())
            case .diff(let diff): Console.exit(diff.run())
            case .update(let update): Console.exit(update.run())
            case .write(let write): Console.exit(write.run())
            case .addService(let add): Console.exit(add.run())
            case .suggestRefinements(let suggest): Console.exit(suggest.run())
            case .fingerprints(let fingerprints): Console.exit(fingerprints.run())
            }
        } catch {
            Console.complain("error: \(error.message); --help shows what there is")
            Console.exit(.usage)
        }
    }
}
