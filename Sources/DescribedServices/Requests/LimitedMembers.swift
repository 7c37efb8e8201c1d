import JSONCoding
import TencentCloudLimits
@_spi(Generated) import TencentCloudRuntime

/// An object of a request, as limits look at it.
struct LimitedMembers: Validatable, LimitedObject {
    let service: ServiceShape
    let object: Int
    let members: JSONObject

    func validate(_ validator: inout Validator) {
        let shape = service.objects[object]
        if let limits = shape.limits { validator.check(limits, of: self) }
        for member in shape.members {
            guard let value = members[member.name] else { continue }
            if let elements = value.array, member.isList, case .object(let index) = member.kind {
                validator.each(member.name, elements.compactMap { inner($0, index) })
            } else {
                validator.nested(member.name, inside(member, value))
            }
        }
    }

    func limitedValue(at place: MemberPlace) -> MemberValue {
        guard let member = service.objects[object].member(named: place.name),
            let value = members[place.name]
        else { return .absent }
        if place.isLast { return MemberValue(value) }
        if let inside = inside(member, value) { return place.value(in: inside) }
        return value == "" ? .absent : .unknown
    }

    /// The object that a member holds, or carries as JSON.
    private func inside(_ member: MemberShape, _ value: JSONValue) -> LimitedMembers? {
        if case .object(let index) = member.kind { return inner(value, index) }
        guard let carried = member.carried, let text = value.string else { return nil }
        return (try? JSONValue(jsonText: text)).flatMap { inner($0, carried) }
    }

    private func inner(_ value: JSONValue, _ object: Int) -> LimitedMembers? {
        value.object.map { LimitedMembers(service: service, object: object, members: $0) }
    }
}

extension MemberValue {
    fileprivate init(_ value: JSONValue) {
        switch value {
        case .null: self = .absent
        case .string(let text): self = .text(text)
        case .bool(let flag): self = .flag(flag)
        case .number(let number):
            self =
                number.int64.flatMap { Int(exactly: $0) }.map { .integer($0) }
                ?? number.double.map { .number($0) } ?? .unknown
        case .array(let elements): self = .list(count: elements.count)
        case .object: self = .object
        }
    }
}
