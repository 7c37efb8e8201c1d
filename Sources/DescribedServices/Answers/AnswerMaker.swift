import JSONCoding
import TencentCloudRuntime

/// Makes values of types: texts say whose they are, numbers are 1, lists have one element.
struct AnswerMaker: Sendable {
    /// A request whose members are shown again where a member of the answer has the same name and type.
    struct Reflection: Sendable {
        var object: ObjectShape
        var members: JSONObject

        func value(for member: MemberShape) -> JSONValue? {
            guard let value = members[member.name], object.member(named: member.name)?.isLike(member) == true
            else { return nil }
            return value
        }
    }

    let service: ServiceShape
    /// Which of several it is, so that no two are the same.
    var number: Int?
    var reflection: Reflection?

    /// Objects nest no deeper than this: wide ones would become too many.
    private static let deepest = 6

    /// - Parameter outer: The objects that it stands in; none of them comes again.
    func object(_ index: Int, in outer: [Int] = []) -> JSONObject {
        var object = JSONObject()
        for member in service.objects[index].members {
            if let value = value(of: member, in: outer + [index]) {
                object.members.append(.init(name: member.name, value: value))
            }
        }
        return object
    }

    /// Nil for an object that goes too deep.
    func value(of member: MemberShape, in outer: [Int] = []) -> JSONValue? {
        if let value = reflection?.value(for: member) { return value }
        guard member.isList else { return single(member, in: outer) }
        // What a request says once isn't said of every element.
        var maker = self
        maker.reflection = nil
        return .array([maker.single(member, in: outer)].compactMap(\.self))
    }

    /// A value, or an element of a list.
    func single(_ member: MemberShape, in outer: [Int] = []) -> JSONValue? {
        switch member.kind {
        case .string:
            if let carried = member.carried, !outer.contains(carried) {
                return .string(object(carried, in: outer).jsonText)
            }
            return .string(member.knownValue ?? number.map { "\(member.name)-\($0)" } ?? member.name)
        case .date(.date): return "2026-01-01"
        case .date(.datetime): return "2026-01-01 00:00:00"
        case .date(.datetimeISO): return "2026-01-01T00:00:00+08:00"
        case .int64, .uint64, .float: return .number(JSONNumber(number ?? 1))
        case .bool: return true
        case .binary: return .string(Base64.text(Array(member.name.utf8)))
        case .object(let index):
            guard !outer.contains(index), outer.count < Self.deepest else { return nil }
            return .object(object(index, in: outer))
        }
    }

    /// An answer with what the request named in it.
    func reflected(_ answer: JSONObject, as index: Int) -> JSONObject {
        guard let reflection else { return answer }
        var answer = answer
        for member in service.objects[index].members {
            guard let old = answer[member.name] else { continue }
            if let value = reflection.value(for: member) {
                answer[member.name] = value
            } else if case .object(let inner) = member.kind, case .object(let object) = old {
                answer[member.name] = .object(reflected(object, as: inner))
            }
        }
        return answer
    }
}
