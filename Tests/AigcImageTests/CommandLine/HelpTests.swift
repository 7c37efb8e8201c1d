import Testing

@testable import aigc_image

@Suite struct HelpTests {
    @Test func helpNamesEverythingAndFitsTheTerminal() {
        for command in Commands.all {
            let text = HelpText(TextStyle(isPlain: true), width: 72).text(on: .command(command))
            for option in command.options { #expect(text.contains(option.flag)) }
            for argument in command.arguments { #expect(text.contains(argument.name)) }
            for line in text.split(separator: "\n") where !line.contains("aigc-image") {
                #expect(line.count <= 72, "\(line)")
            }
        }
        #expect(HelpText(TextStyle(isPlain: false), width: 80).text(on: .overview).contains("\u{1B}[1m"))
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

    @Test func tablesAreSound() {
        #expect(Set(Commands.all.map(\.name)).count == Commands.all.count)
        for command in Commands.all {
            #expect(Set(command.options.map(\.name)).count == command.options.count, "\(command.name)")
            let letters = command.options.compactMap(\.letter)
            #expect(Set(letters).count == letters.count && !letters.contains("h"), "\(command.name)")
            #expect(!command.options.contains { $0.name.contains("secret") })
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
