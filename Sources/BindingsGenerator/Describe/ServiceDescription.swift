import APISpec
import JSONCoding
import TencentCloudLimits

/// A service for programs that show it, such as an explorer: its actions, types, documentation and limits as JSON, with
/// the names that Swift has for them.
package struct ServiceDescription: Sendable {
    private let bindings: Bindings

    package init(_ bindings: Bindings) { self.bindings = bindings }

    package var json: JSONValue {
        Members {
            ("service", .string(bindings.service))
            ("version", .string(bindings.version))
            ("title", .string(bindings.title))
            ("namespace", .string(bindings.namespace))
            ("client", .string(bindings.client))
            ("actions", .array(bindings.actions.map(action)))
            (
                "types",
                .object(
                    JSONObject(
                        bindings.structures.map { .init(name: $0.wireName, value: structure($0)) }))
            )
        }.json
    }

    private func action(_ action: Bindings.Action) -> JSONValue {
        let request = bindings.structures[action.request]
        return Members {
            ("name", .string(action.wireName))
            ("method", .string(action.name))
            ("title", .text(action.title))
            ("documentation", .text(action.document))
            ("deprecated", .text(action.deprecated))
            ("request", .string(request.wireName))
            ("response", .string(bindings.structures[action.response].wireName))
            ("idempotency", .string(action.idempotency.word))
            ("streams", .string(action.stream.word))
            ("streamMember", .text(streamMember(action, request)))
            ("requestsPerSecond", action.requestsPerSecond.map { .number(JSONNumber($0)) } ?? .null)
            (
                "errors",
                .array(
                    action.errorCodes.map { index in
                        let code = bindings.errorCodes[index]
                        return Members {
                            ("code", .string(code.code))
                            ("documentation", .text(code.document))
                        }.json
                    })
            )
            ("examples", .array(action.examples.map(example)))
        }.json
    }

    private func streamMember(_ action: Bindings.Action, _ request: Bindings.Structure) -> String? {
        guard case .member(let member) = action.stream else { return nil }
        return request.members[member].wireName
    }

    private func structure(_ structure: Bindings.Structure) -> JSONValue {
        Members {
            ("swift", .string(structure.name))
            ("documentation", .text(structure.document))
            ("members", .array(structure.members.map { member($0, in: structure) }))
        }.json
    }

    private func member(_ member: Bindings.Member, in structure: Bindings.Structure) -> JSONValue {
        let (type, isList) = element(of: member.type)
        return Members {
            ("name", .string(member.wireName))
            ("swift", .string(member.name))
            ("type", .string(type.word))
            ("isList", isList ? .bool(true) : .null)
            ("object", .text(type.target.map { bindings.structures[$0].wireName }))
            ("isRequired", member.isRequired || !member.isOptional ? .bool(true) : .null)
            ("documentation", .text(member.document))
            ("deprecated", .text(member.deprecated))
            ("default", .text(member.defaultValue))
            ("unit", .text(member.unit))
            ("enumeration", .text(enumeration(type)?.name))
            ("values", .array((enumeration(type)?.values ?? []).map(value)))
            ("limits", .array(limits(on: member, in: structure)))
        }.json
    }

    private func element(of type: Bindings.ValueType) -> (Bindings.ValueType, isList: Bool) {
        if case .list(let element) = type { (element, true) } else { (type, false) }
    }

    private func enumeration(_ type: Bindings.ValueType) -> Bindings.Enumeration? {
        if case .enumeration(let index) = type { bindings.enumerations[index] } else { nil }
    }

    private func value(_ value: Bindings.EnumerationValue) -> JSONValue {
        Members {
            ("value", .string(value.value))
            ("swift", .string(value.name))
            ("documentation", .text(value.document))
            ("deprecated", .text(value.deprecated))
        }.json
    }

    /// What limits a member: its own, then those on a condition, then those of models.
    private func limits(on member: Bindings.Member, in structure: Bindings.Structure) -> [JSONValue] {
        let own = member.limits.map { limit($0, when: nil) }
        let ruled = structure.limits.rules.flatMap { rule in
            rule.members.filter { $0.path.names == [member.wireName] }.flatMap(\.limits).map {
                limit($0, when: rule.when.words)
            }
        }
        guard let models = structure.limits.models else { return own + ruled }
        let ofModels = models.entries.flatMap { entry in
            entry.members.filter { $0.path.names.first == member.wireName }.flatMap { limits in
                limits.limits.map { limit($0, on: limits.path, when: models.words(for: entry)) }
            }
        }
        return own + ruled + ofModels
    }

    /// - Parameter path: Where it stands, if that is within the member.
    private func limit(_ limit: Limit, on path: MemberPath? = nil, when condition: String?) -> JSONValue {
        let place = path.flatMap { $0.names.count > 1 ? "\($0) " : nil } ?? ""
        return Members {
            ("text", .string(place + limit.words()))
            ("strength", .string(limit.strength == .enforced ? "enforced" : "advice"))
            ("source", .text(limit.source.map { "\($0)" }))
            ("when", .text(condition))
        }.json
    }

    private func example(_ example: ActionRefinement.Example) -> JSONValue {
        Members {
            ("title", .text(example.title))
            ("request", example.request.json)
        }.json
    }
}

/// An object's members without those that have nothing to say.
private struct Members {
    var json: JSONValue

    init(@Builder _ members: () -> [(String, JSONValue)]) {
        let present = members().filter { $0.1 != .null && $0.1 != .array([]) }
        json = .object(JSONObject(present.map { .init(name: $0.0, value: $0.1) }))
    }

    @resultBuilder enum Builder {
        static func buildExpression(_ member: (String, JSONValue)) -> (String, JSONValue) { member }

        static func buildBlock(_ members: (String, JSONValue)...) -> [(String, JSONValue)] { members }
    }
}

extension JSONValue {
    /// Nothing for an empty text.
    fileprivate static func text(_ text: String?) -> JSONValue {
        text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null
    }
}

extension Bindings.Idempotency {
    fileprivate var word: String {
        switch self {
        case .none: "never"
        case .safe: "safe"
        case .token: "token"
        }
    }
}

extension Bindings.Stream? {
    fileprivate var word: String {
        switch self {
        case nil: "never"
        case .always: "always"
        case .member: "asked"
        }
    }
}

extension Bindings.ValueType {
    fileprivate var word: String {
        switch self {
        case .string, .enumeration: "string"
        case .int64, .uint64: "integer"
        case .double: "double"
        case .bool: "boolean"
        case .binary: "binary"
        case .structure: "object"
        case .json: "json"
        case .list: "list"
        }
    }
}
