import JSONCoding
import TencentCloudRuntime

/// Reads requests as strictly as generated code does: what the description doesn't have is refused, and a number or a
/// truth value may stand in a text, as queries have them.
struct RequestReader: Sendable {
    let service: ServiceShape

    /// A request that is held to its documented limits.
    func read(
        _ bytes: [UInt8], as object: Int, _ context: ServiceContext
    ) throws(ServiceFault) -> JSONObject {
        let request: JSONObject
        do throws(JSONError) {
            request = try read(bytes, as: object)
        } catch {
            throw ServiceFault(error, in: bytes, context)
        }
        if service.isLimited {
            try context.checkLimits(of: LimitedMembers(service: service, object: object, members: request))
        }
        return request
    }

    /// The members that are set, in the description's order and in one spelling, so that equal requests are equal.
    func read(_ bytes: [UInt8], as object: Int) throws(JSONError) -> JSONObject {
        try JSONReader.read(bytes) { (reader) throws(JSONError) in
            try self.object(object, &reader)
        }
    }

    private func object(_ index: Int, _ reader: inout JSONReader) throws(JSONError) -> JSONObject {
        let members = service.objects[index].members
        var values = [JSONValue?](repeating: nil, count: members.count)
        let start = reader.offset
        try reader.beginObject()
        while let name = try reader.nextKey()?.string {
            guard let place = members.firstIndex(where: { $0.name == name }) else {
                throw JSONError(reason: .unknownMember(name), offset: reader.offset)
            }
            values[place] = try value(of: members[place], &reader)
        }
        var object = JSONObject()
        for (member, value) in zip(members, values) {
            if let value {
                object.members.append(.init(name: member.name, value: value))
            } else if member.isRequired {
                throw JSONError(reason: .missingMember(member.name), offset: start)
            }
        }
        return object
    }

    /// Nil for what stands for nothing.
    private func value(
        of member: MemberShape, _ reader: inout JSONReader
    ) throws(JSONError) -> JSONValue? {
        guard member.isList else { return try single(member.kind, &reader) }
        guard try reader.peek() == .array else { return try nothing(insteadOf: .array, &reader) }
        var elements: [JSONValue] = []
        try reader.beginArray()
        while try reader.nextElement() {
            let start = reader.offset
            if let element = try single(member.kind, &reader) {
                elements.append(element)
            } else if case .string = member.kind {
                // What stands in a list has its place.
                elements.append("")
            } else {
                throw JSONError(
                    reason: .typeMismatch(expected: member.kind.inWords, found: JSONKind.null.rawValue),
                    offset: start)
            }
        }
        return .array(elements)
    }

    private func single(
        _ kind: MemberShape.Kind, _ reader: inout JSONReader
    ) throws(JSONError) -> JSONValue? {
        switch kind {
        case .string, .date, .binary: try reader.readIfPresent(String.self).map { .string($0) }
        case .int64: try reader.readIfPresent(Int64.self).map { .number(JSONNumber($0)) }
        case .uint64: try reader.readIfPresent(UInt64.self).map { .number(JSONNumber($0)) }
        case .float: try reader.readIfPresent(Double.self).flatMap { JSONNumber($0) }.map { .number($0) }
        case .bool: try reader.readIfPresent(Bool.self).map { .bool($0) }
        case .object(let index):
            try reader.peek() == .object
                ? .object(try object(index, &reader)) : try nothing(insteadOf: .object, &reader)
        }
    }

    /// Takes `null`, `""` and, instead of an object, `[]`.
    private func nothing(
        insteadOf expected: JSONKind, _ reader: inout JSONReader
    ) throws(JSONError) -> JSONValue? {
        let start = reader.offset
        let found: JSONValue = try reader.read()
        if found == .null || found == "" || (expected == .object && found == []) { return nil }
        throw JSONError(
            reason: .typeMismatch(expected: expected.rawValue, found: found.kind.rawValue), offset: start)
    }
}

extension MemberShape.Kind {
    /// As errors of reading name it.
    fileprivate var inWords: String {
        switch self {
        case .string, .date, .binary: JSONKind.string.rawValue
        case .int64, .uint64: "integer"
        case .float: JSONKind.number.rawValue
        case .bool: JSONKind.bool.rawValue
        case .object: JSONKind.object.rawValue
        }
    }
}
