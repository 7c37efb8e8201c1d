import Testing

@testable import aigc_image

@Suite struct ArgumentTests {
    @Test func helpAndVersionAreFoundWhereTheyAreAsked() throws {
        func help(_ arguments: String...) throws -> String {
            guard case .help(let topic) = try Invocation(arguments, commands: Commands.all) else {
                return "-"
            }
            return switch topic {
            case .overview: "all"
            case .family(let name, let members): "\(name)*\(members.count)"
            case .command(let command): command.name
            }
        }
        #expect(try help() == "all" && help("--help") == "all" && help("help") == "all")
        #expect(try help("generate", "--help") == "generate" && help("help", "serve") == "serve")
        #expect(try help("generate", "--output", "x", "-h") == "generate")
        #expect(try help("generate", "--", "--help") == "-")
        #expect(try help("scene") == "scene*3" && help("scene", "--help") == "scene*3")
        #expect(try help("help", "scene", "try-on") == "scene try-on")
        #expect(try help("scene", "product", "-h") == "scene product")
        guard case .version = try Invocation(["--version"], commands: Commands.all) else {
            Issue.record("no version")
            return
        }
    }

    @Test(arguments: [
        (["genrate"], "did you mean generate?"), (["scen"], "did you mean scene?"),
        (["scene", "tryon", "x"], "did you mean scene try-on?"), (["--verson"], "did you mean --version?"),
        (["help", "modles"], "did you mean models?"),
    ])
    func commandsAreSuggested(arguments: [String], expected: String) {
        let error = #expect(throws: UsageError.self) { try Invocation(arguments, commands: Commands.all) }
        #expect(error?.message.contains(expected) == true, "\(error as Any)")
    }

    @Test func severalArgumentsMayStandAtTheLastPlace() throws {
        let arguments = try ParsedArguments(["a", "--count", "2", "b"], of: SceneCommands.product)
        #expect(arguments.all(argument: "IMAGE") == ["a", "b"] && arguments["count"] == "2")
        #expect(throws: UsageError.self) { try ParsedArguments([], of: SceneCommands.product) }
    }
}
