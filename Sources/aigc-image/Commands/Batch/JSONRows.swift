import JSONCoding

/// Reads JSON Lines: an object in each line, or a string that is the prompt.
enum JSONRows {
    static func read(_ bytes: [UInt8]) -> [Result<PromptFile.Row, UsageError>] {
        var rows: [Result<PromptFile.Row, UsageError>] = []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let isEmpty = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            if isEmpty { continue }
            rows.append(
                Result { () throws(UsageError) in try row(Array(line), number: index + 1) })
        }
        return rows
    }

    private static func row(_ line: [UInt8], number: Int) throws(UsageError) -> PromptFile.Row {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(jsonBytes: line)
        } catch {
            throw UsageError("\(number): \(error)")
        }
        switch value {
        case .string(let prompt):
            return .init(line: number, values: [(name: "prompt", texts: [prompt])])
        case .object(let object):
            var values: [(name: String, texts: [String])] = []
            for member in object.members {
                let parts = if case .array(let list) = member.value { list } else { [member.value] }
                var texts: [String] = []
                for part in parts {
                    switch part {
                    case .string(let text): texts.append(text)
                    case .number(let number): texts.append(number.text)
                    case .bool(let flag): texts.append("\(flag)")
                    case .null: break
                    case .array, .object:
                        throw UsageError("\(number): \(member.name) takes a text or a number")
                    }
                }
                values.append((member.name, texts))
            }
            return .init(line: number, values: values)
        default:
            throw UsageError("\(number): a line holds an object such as {\"prompt\": \"a red panda\"}")
        }
    }
}
