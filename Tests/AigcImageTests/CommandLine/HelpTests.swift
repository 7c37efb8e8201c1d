import JSONCoding
import TencentCloudLocal
import Testing

@testable import aigc_image

@Suite struct HelpTests {
    @Test func helpNamesEverythingAndFitsTheTerminal() {
        for command in Commands.all {
            let text = HelpText(TextStyle(isPlain: true), width: 72).text(on: .command(command)).rendered
            for option in command.options { #expect(text.contains(option.flag)) }
            for argument in command.arguments { #expect(text.contains(argument.name)) }
            for line in text.split(separator: "\n") where !line.contains("aigc-image") {
                #expect(line.count <= 72, "\(line)")
            }
        }
        let overview = HelpText(TextStyle(isPlain: true), width: 72).text(on: .overview).rendered
        for part in ["TENCENTCLOUD_SECRET_ID", "--local", "NO_COLOR", "130  Interrupted"] {
            #expect(overview.contains(part))
        }
        let coloured = HelpText(TextStyle(isPlain: false), width: 80).text(on: .overview).rendered
        #expect(coloured.contains("\u{1B}[1m"))
    }

    @Test func theManualPageNamesEverything() {
        let page = ManualPage(commands: Commands.all).text
        #expect(page.hasPrefix(".TH AIGC\\-IMAGE 1 "))
        for command in Commands.all {
            #expect(page.contains("aigc\\-image \(command.name.replacing("-", with: "\\-"))"))
            for option in command.options {
                #expect(page.contains("\\fB\(option.flag.replacing("-", with: "\\-"))\\fR"))
            }
        }
        // A line that begins like a request is none, and no backslash comes from a text.
        let odd = CommandDescription(name: "odd", summary: ".so /etc/passwd\\fB") { _ in .done }
        #expect(ManualPage(commands: [odd]).text.contains("\n\\&.so /etc/passwd\\efB.\n"))
    }

    /// Every example of every help is a line that parses.
    @Test func examplesParse() throws {
        for command in Commands.all {
            for example in command.examples where example.line.hasPrefix("aigc-image ") {
                let line = String(example.line.split(separator: " | ")[0].split(separator: " > ")[0])
                let words = Self.words(line).dropFirst()
                guard case .command(let found, _) = try Invocation(Array(words), commands: Commands.all)
                else {
                    Issue.record("\(line)")
                    continue
                }
                #expect(found.name == command.name)
            }
        }
    }

    /// What help says of JSON is what comes.
    @Test func jsonComesAsHelpShowsIt() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("\"a\"\n".utf8), to: "p.jsonl")
        func shown(_ text: String) throws -> Set<String> { Self.members(try JSONValue(jsonText: text)) }
        let cases: [([String], String)] = [
            (["generate", "x", "--local", "-o", "x.png"], JSONShapes.images),
            (["generate", "x", "--local", "--service", "vod", "-o", "y.png"], JSONShapes.images),
            (["scene", "outpaint", "vod:1", "-a", "1:1", "--local", "-o", "z.png"], JSONShapes.images),
            (["generate", "[[error:LimitExceeded]] x", "--local"], JSONShapes.failure),
            (["generate", "[[fail:ModelGenerateFailed]] x", "--local"], JSONShapes.failure),
            (["batch", "p.jsonl", "-o", "out", "--local"], JSONShapes.batch),
            (["models", "hunyuan"], JSONShapes.models),
        ]
        for (arguments, shape) in cases {
            let outcome = try Program(arguments + ["--json"], in: folder).end()
            #expect(
                Self.members(try JSONValue(jsonText: outcome.output)) == (try shown(shape)), "\(arguments)")
        }
        let time = ManualClock()
        let local = try LocalService.start(.init(clock: time.clock))
        func run(_ arguments: String...) throws -> Set<String> {
            let outcome = try Program(
                arguments + ["--endpoint", local.url], in: folder, environment: Program.credentials(of: local)
            ).end()
            return Self.members(try JSONValue(jsonText: outcome.output))
        }
        func create(_ prompt: String) throws -> String {
            let request = """
                {"SubAppId": 251007502, "ModelName": "Kling", "ModelVersion": "3.0", "Prompt": "\(prompt)"}
                """
            let created = try Program(
                ["call", "vod", "CreateAigcImageTask", "--json", request, "--endpoint", local.url],
                in: folder, environment: Program.credentials(of: local)
            ).end()
            return try #require(try JSONValue(jsonText: created.output)["TaskId"]?.string)
        }
        let (task, bad) = (try create("x"), try create("[[fail:ModelGenerateFailed]] x"))
        #expect(try run("describe", task, "--json").isSubset(of: try shown(JSONShapes.state)))
        time.advance(by: .seconds(60))
        #expect(try run("describe", bad, "--json") == (try shown(JSONShapes.failedState)))
        #expect(try run("wait", task, "--json") == (try shown(JSONShapes.addresses)))
        #expect(try run("wait", bad, "--json") == (try shown(JSONShapes.failure)))
        #expect(try run("download", task, "--json") == (try shown(JSONShapes.images)))
    }

    /// Every member's name behind those of what it is in.
    private static func members(_ value: JSONValue, in path: String = "") -> Set<String> {
        switch value {
        case .object(let object):
            object.members.reduce(into: []) { names, member in
                names.insert("\(path).\(member.name)")
                names.formUnion(members(member.value, in: "\(path).\(member.name)"))
            }
        case .array(let list): list.reduce(into: []) { $0.formUnion(members($1, in: path)) }
        default: []
        }
    }

    @Test func tablesAreSound() {
        #expect(Set(Commands.all.map(\.name)).count == Commands.all.count)
        for command in Commands.all {
            #expect(Set(command.options.map(\.name)).count == command.options.count, "\(command.name)")
            let letters = command.options.compactMap(\.letter)
            #expect(Set(letters).count == letters.count && !letters.contains("h"), "\(command.name)")
            // A key on a command line is everybody's to see: that of the stand-in may be.
            #expect(!command.options.contains { $0.name.contains("secret") } || command.name == "serve")
        }
    }

    /// A line's words, as a shell splits those of the examples.
    private static func words(_ line: String) -> [String] {
        var words = [""]
        var quote: Character?
        for character in line {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            } else if quote == nil, character == " " {
                words.append("")
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words
    }
}
