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
        CodeWriter.example { writer in
            client(&writer)
            call(example, of: action, into: "response", &writer)
        }
    }

    /// The lines of a call that may fail with an error code.
    func lines(
        _ example: ActionRefinement.Example, of action: Bindings.Action, catching code: String
    ) -> [String] {
        CodeWriter.example { writer in
            client(&writer)
            writer.line("do {")
            writer.inBody { call(example, of: action, into: "_", &$0) }
            writer.line("} catch let error as ServiceError where error.code == \(code) {")
            writer.inBody { $0.line("print(error.message)") }
            writer.line("}")
        }
    }

    private func client(_ writer: inout CodeWriter) {
        writer.line("let \(bindings.namespace.lowercased()) = \(bindings.client)()")
    }

    private func call(
        _ example: ActionRefinement.Example, of action: Bindings.Action, into name: String,
        _ writer: inout CodeWriter
    ) {
        let method = "\(bindings.namespace.lowercased()).\(Keywords.escapedAfterDot(action.name))"
        let request = structure(example.request.json, action.request)
        writer.expression(.call("\(name == "_" ? "_" : "let \(name)") = try await \(method)", [request]))
    }

    /// JSON over lines.
    static func lines(of json: JSONValue) -> [String] {
        json.text(pretty: true).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
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
