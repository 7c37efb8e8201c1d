import JSONCoding

/// Makes a documented answer fit its types, of which official ones have other ones here and there: what can be read as
/// the type is written as it, for the rest a value is made. Members that no type has stay as they are.
struct AnswerFitter: Sendable {
    let service: ServiceShape

    func object(_ object: JSONObject, as index: Int) -> JSONObject {
        let shape = service.objects[index]
        return JSONObject(
            object.members.map { given in
                guard let member = shape.member(named: given.name) else { return given }
                return .init(name: given.name, value: fit(given.value, member))
            })
    }

    private func fit(_ value: JSONValue, _ member: MemberShape) -> JSONValue {
        guard member.isList else { return single(value, member) }
        switch value {
        case .null, .string(""): return .null
        case .array(let elements):
            return .array(
                elements.map { single($0, member) }.compactMap { element in
                    guard element == .null else { return element }
                    return member.kind == .string ? "" : nil
                })
        default: return .array([single(value, member)])
        }
    }

    private func single(_ value: JSONValue, _ member: MemberShape) -> JSONValue {
        if value == .null { return .null }
        switch member.kind {
        case .string, .date, .binary: return text(value)
        case .object(let index):
            if let object = value.object ?? value.array?.first?.object {
                return .object(self.object(object, as: index))
            }
            if value == "" || value == [] { return .null }
        case .bool:
            if let truth = truth(value) { return .bool(truth) }
        case .int64, .uint64, .float:
            if let number = number(value, member.kind) { return .number(number) }
        }
        return value == "" ? .null : AnswerMaker(service: service).single(member) ?? .null
    }

    private func text(_ value: JSONValue) -> JSONValue {
        value.string == nil ? .string(value.jsonText) : value
    }

    private func truth(_ value: JSONValue) -> Bool? {
        switch value {
        case .bool(let truth): truth
        case .number(let number): number.int64.flatMap { [0: false, 1: true][$0] }
        case .string(let text): ["true": true, "1": true, "false": false, "0": false][text.lowercased()]
        default: nil
        }
    }

    private func number(_ value: JSONValue, _ kind: MemberShape.Kind) -> JSONNumber? {
        let given: JSONNumber?
        switch value {
        case .number(let number): given = number
        case .string(let text): given = JSONNumber(text: text)
        case .bool(let truth): given = JSONNumber(truth ? 1 : 0)
        default: given = nil
        }
        guard let given else { return nil }
        switch kind {
        case .int64: return given.int64.map { JSONNumber($0) }
        case .uint64: return given.uint64.map { JSONNumber($0) }
        default: return given.double == nil ? nil : given
        }
    }
}
