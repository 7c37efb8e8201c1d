import APISpec
import JSONCoding

/// Writes a request, given as it goes over the wire, as the Swift that makes it.
struct ExampleText {
    private static let width = 84
    private let bindings: Bindings

    init(_ bindings: Bindings) {
        self.bindings = bindings
    }

    /// The lines of a call.
    func lines(_ example: ActionRefinement.Example, of action: Bindings.Action) -> [String] {
        let client = bindings.namespace.lowercased()
        let request = structure(example.request.json, action.request)
        let call = "let response = try await \(client).\(Keywords.escapedAfterDot(action.name))"
        return ["let \(client) = \(bindings.client)()"] + Self.lay(out: .call(call, [(nil, request)]))
    }

    /// An expression, as far as its layout matters.
    private indirect enum Expression {
        case plain(String)
        case call(String, [(label: String?, value: Expression)])
        case list([Expression])

        var text: String {
            switch self {
            case .plain(let text): text
            case .call(let head, let arguments):
                "\(head)("
                    + arguments.map { ($0.label.map { $0 + ": " } ?? "") + $0.value.text }.joined(
                        separator: ", ")
                    + ")"
            case .list(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
            }
        }
    }

    // MARK: Values

    private func structure(_ json: JSONValue, _ index: Int) -> Expression {
        let object = json.object ?? JSONObject()
        let arguments = bindings.structures[index].members.compactMap { member -> (String?, Expression)? in
            guard let value = object[member.wireName], value != .null else { return nil }
            return (member.name, self.value(value, member.type))
        }
        return .call(".init", arguments)
    }

    private func value(_ json: JSONValue, _ type: Bindings.ValueType) -> Expression {
        switch (type, json) {
        case (.structure(let index), .object): structure(json, index)
        case (.list(let element), .array(let values)): .list(values.map { value($0, element) })
        case (.enumeration(let index), .string(let text)): .plain(enumeration(text, index))
        case (.json(let index), .string(let text)): carried(text, index)
        case (_, .string(let text)): .plain(SwiftText.literal(text))
        default: .plain(json.jsonText)
        }
    }

    private func enumeration(_ text: String, _ index: Int) -> String {
        bindings.enumerations[index].values.first { $0.value == text && $0.deprecated == nil }
            .map { "." + Keywords.escapedAfterDot($0.name) } ?? SwiftText.literal(text)
    }

    /// A typed value where the type says all that the text says, else the text itself.
    private func carried(_ text: String, _ index: Int) -> Expression {
        guard let json = try? JSONValue(jsonText: text), isCovered(json, .structure(index)) else {
            return .plain(SwiftText.rawLiteral(text))
        }
        return .call(".json", [(nil, structure(json, index))])
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

    // MARK: Layout

    /// The expression on one line where it fits, else with each argument and element on its own.
    private static func lay(out expression: Expression, prefix: String = "", suffix: String = "") -> [String]
    {
        let short = prefix + expression.text + suffix
        if short.count <= width { return [short] }
        switch expression {
        case .plain: return [short]
        case .call(let head, let arguments):
            let inner = arguments.enumerated().flatMap { index, argument in
                lay(
                    out: argument.value, prefix: argument.label.map { $0 + ": " } ?? "",
                    suffix: index + 1 < arguments.count ? "," : "")
            }
            return ["\(prefix)\(head)("] + inner.map { "    " + $0 } + [")\(suffix)"]
        case .list(let elements):
            let inner = elements.flatMap { lay(out: $0, suffix: ",") }
            return ["\(prefix)["] + inner.map { "    " + $0 } + ["]\(suffix)"]
        }
    }
}
