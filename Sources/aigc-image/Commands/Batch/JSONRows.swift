import AigcImage
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
            throw UsageError("\(number): \(error); a line is JSON, unless --lines says that each is a prompt")
        }
        switch value {
        case .string(let prompt):
            return .init(line: number, values: [(name: "prompt", texts: [prompt])])
        case .object(let object):
            var values: [(name: String, texts: [String])] = []
            for member in object.members {
                guard let texts = texts(member) else {
                    throw UsageError("\(number): \(member.name) takes a text or a number")
                }
                values.append((member.name, texts))
            }
            return .init(line: number, values: values)
        default:
            throw UsageError("\(number): a line holds an object such as {\"prompt\": \"a red panda\"}")
        }
    }

    /// A member as an option's values; nil when it isn't any.
    private static func texts(_ member: JSONObject.Member) -> [String]? {
        switch member.value {
        case .object(let object):
            // Values behind paths may be anything.
            guard case .keyed? = PromptFile.option(member.name)?.arity else { return nil }
            return object.members.map { "\($0.name)=\($0.value.jsonText)" }
        case .array(let list):
            let texts = list.compactMap(text)
            return texts.count == list.count ? texts : nil
        case .null: return []
        case let value: return text(value).map { [$0] }
        }
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let flag): "\(flag)"
        case .null, .array, .object: nil
        }
    }
}
