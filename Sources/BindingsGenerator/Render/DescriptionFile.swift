import JSONCoding

extension Renderer {
    /// What a served service is described by, for explorers: JSON, an action or type to a line.
    func descriptionFile() -> String {
        guard bindings.hasServer else { return emptyFile() }
        let lines = Self.lines(of: ServiceDescription(bindings).json)
        // No text within can end the literal, or open an interpolation.
        let marks = String(repeating: "#", count: 1 + Self.longestRun(of: "#", in: lines))
        var writer = file(importing: [])
        writer.block("extension \(bindings.server)") { writer in
            writer.document(DocComment("What the service is, as JSON that explorers show."))
            writer.block("static var serviceDescription: String") { writer in
                writer.line("\(marks)\"\"\"")
                for line in lines { writer.line(line) }
                writer.line("\"\"\"\(marks)")
            }
        }
        return writer.text
    }

    /// An object's members, and their elements or members, each on a line of its own.
    private static func lines(of json: JSONValue) -> [String] {
        var lines: [String] = []
        let members = json.object?.members ?? []
        for (index, member) in members.enumerated() {
            let name = JSONValue.string(member.name).jsonText
            let end = index == members.count - 1 ? "" : ","
            switch member.value {
            case .array(let elements) where !elements.isEmpty:
                lines.append("\(name):[")
                lines += separated(elements.map(text))
                lines.append("]\(end)")
            case .object(let object) where !object.members.isEmpty:
                lines.append("\(name):{")
                lines += separated(
                    object.members.map { "\(JSONValue.string($0.name).jsonText):\(text($0.value))" })
                lines.append("}\(end)")
            default: lines.append("\(name):\(text(member.value))\(end)")
            }
        }
        return ["{"] + lines + ["}"]
    }

    private static func separated(_ lines: [String]) -> [String] {
        lines.enumerated().map { $0.offset == lines.count - 1 ? $0.element : $0.element + "," }
    }

    /// Compact, and without a character that source code may not hold: those are only within strings.
    private static func text(_ value: JSONValue) -> String {
        value.jsonText.replacingControls { scalar in
            Array(String(scalar).utf16).map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        }
    }

    private static func longestRun(of mark: Character, in lines: [String]) -> Int {
        lines.map { line in
            line.split { $0 != mark }.map(\.count).max() ?? 0
        }.max() ?? 0
    }
}
