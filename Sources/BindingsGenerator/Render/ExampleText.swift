import APISpec
import JSONCoding

/// Writes a request, given as it goes over the wire, as the Swift that makes it.
struct ExampleText {
    private let bindings: Bindings

    init(_ bindings: Bindings) {
        self.bindings = bindings
    }

    /// The lines of a call.
    func lines(_ example: ActionRefinement.Example, of action: Bindings.Action) -> [String] {
        let client = bindings.namespace.lowercased()
        let request = structure(example.request.json, action.request)
        let call = "let response = try await \(client).\(Keywords.escapedAfterDot(action.name))"
        return CodeWriter.example { writer in
            writer.line("let \(client) = \(bindings.client)()")
            writer.expression(.call(call, [request]))
        }
    }

    private func structure(_ json: JSONValue, _ index: Int) -> SwiftExpression {
        let object = json.object ?? JSONObject()
        let arguments = bindings.structures[index].members.compactMap { member -> SwiftExpression? in
            guard let value = object[member.wireName], value != .null else { return nil }
            return .labelled(member.name, self.value(value, member.type))
        }
        return .call(".init", arguments)
    }

    private func value(_ json: JSONValue, _ type: Bindings.ValueType) -> SwiftExpression {
        switch (type, json) {
        case (.structure(let index), .object): structure(json, index)
        case (.list(let element), .array(let values)): .list(values.map { value($0, element) })
        case (.enumeration(let index), .string(let text)): .code(enumeration(text, index))
        case (.json(let index), .string(let text)): carried(text, index)
        case (.binary, .string(let text)): .code("BinaryContent(Array(\(SwiftText.literal(text)).utf8))")
        case (_, .string(let text)): .code(SwiftText.literal(text))
        default: .code(json.jsonText)
        }
    }

    private func enumeration(_ text: String, _ index: Int) -> String {
        bindings.enumerations[index].values.first { $0.value == text && $0.deprecated == nil }
            .map { "." + Keywords.escapedAfterDot($0.name) } ?? SwiftText.literal(text)
    }

    /// A typed value where the type says all that the text says, else the text itself.
    private func carried(_ text: String, _ index: Int) -> SwiftExpression {
        guard let json = try? JSONValue(jsonText: text), isCovered(json, .structure(index)) else {
            return .code(SwiftText.rawLiteral(text))
        }
        return .call(".json", [structure(json, index)])
    }

    private func isCovered(_ json: JSONValue, _ type: Bindings.ValueType) -> Bool {
        switch (type, json) {
        case (.structure(let index), .object(let object)):
            object.members.allSatisfy { member in
                bindings.structures[index].members.first { $0.wireName == member.name }
                    .map { isCovered(member.value, $0.type) } ?? false
            }
        case (.list(let element), .array(let values)): values.allSatisfy { isCovered($0, element) }
        case (.string, .string), (.enumeration, .string), (.json, .string), (.bool, .bool): true
        case (.int64, .number), (.uint64, .number), (.double, .number): true
        default: false
        }
    }
}
