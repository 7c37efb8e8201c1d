import JSONCoding
import TencentCloudLimits

/// What stands at a path of a value.
enum Lookup {
    /// A value that isn't null, and the type it should have.
    case found(SpecValue, MemberType)
    /// Nothing; the offset is that of the innermost value that is there.
    case absent(UInt32)
    /// The path leads into a string that should carry JSON and doesn't.
    case unknown
}

extension Description {
    /// Follows a path through a value of an object, and into the strings that carry JSON.
    func find(_ path: MemberPath, in root: SpecValue, _ object: String) -> Lookup {
        guard let resolution = try? resolve(path, from: object) else { return .unknown }
        var value = root
        for step in resolution.steps {
            guard let next = value[step.member.name] else { return .absent(value.offset) }
            value = next
            guard step.json != nil, let text = value.string else { continue }
            if text.isEmpty { return .absent(value.offset) }
            guard let carried = SpecValue(jsonText: text, at: value.offset) else { return .unknown }
            value = carried
        }
        return .found(value, resolution.member.type)
    }
}

extension SpecValue {
    /// The JSON that a string carries, all of it placed where the string stands; nil when it is none.
    init?(jsonText: String, at offset: UInt32) {
        guard let value = try? JSONValue(jsonText: jsonText) else { return nil }
        self.init(value, at: offset)
    }

    private init(_ value: JSONValue, at offset: UInt32) {
        switch value {
        case .array(let elements):
            self.init(.array(elements.map { SpecValue($0, at: offset) }), at: offset)
        case .object(let object):
            self.init(
                .object(
                    object.members.map {
                        SpecMember(name: Located($0.name, at: offset), value: SpecValue($0.value, at: offset))
                    }), at: offset)
        default:
            self.init(scalar: value, at: offset)
        }
    }
}

/// A value of an example, as limits look at it.
struct ExampleObject: LimitedObject {
    let description: Description
    let object: Object
    let value: SpecValue

    func limitedValue(at place: MemberPlace) -> MemberValue {
        guard let member = object.member(named: place.name), let value = value[place.name] else {
            return .absent
        }
        if place.isLast { return value.memberValue }
        if let name = member.type.objectName { return self.value(at: place.next, in: name, value) }
        let address = MemberAddress(object: object.name, member: member.name)
        guard let text = value.string, let name = description.refinement(of: address)?.json?.value else {
            return .unknown
        }
        if text.isEmpty { return .absent }
        return SpecValue(jsonText: text, at: value.offset).map { self.value(at: place.next, in: name, $0) }
            ?? .unknown
    }

    private func value(at place: MemberPlace, in name: String, _ value: SpecValue) -> MemberValue {
        description.object(named: name).map {
            ExampleObject(description: description, object: $0, value: value).limitedValue(at: place)
        } ?? .unknown
    }
}

extension SpecValue {
    /// Whether two scalars are the same, numbers by value.
    func equals(_ other: SpecValue) -> Bool {
        if let other = other.limitValue { return memberValue.equals(other) }
        return json == other.json
    }
}
