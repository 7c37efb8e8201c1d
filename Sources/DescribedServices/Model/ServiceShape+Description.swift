import APISpec
import BindingsGenerator
import TencentCloudLimits

extension ServiceShape {
    /// Takes what serving takes of a clean description.
    init(_ description: Description) {
        name = description.api.serviceShortName.value
        version = description.api.apiVersion.value
        var compaction = Compaction(description)
        objects = compaction.all.map { compaction.shape(of: $0) }
        isLimited = objects.contains { $0.limits != nil }
        for action in description.api.actions {
            guard let input = compaction.places[action.input.value],
                let output = compaction.places[action.output.value]
            else { continue }
            let stream = compaction.stream(of: action)
            let told = description.refinements?.paginations.first { $0.action.value == action.name }
            let pagination =
                told
                ?? (stream == nil
                    ? KnownPaginations.pagination(of: action, service: name, in: description) : nil)
            actions[action.name] = ActionShape(
                input: input, output: output, stream: stream,
                pages: pagination.flatMap { pages($0, from: output) }, isUnsigned: action.skipsSigning)
        }
    }

    /// The member at the end of a path through objects.
    func member(at path: [String], from object: Int) -> MemberShape? {
        var object = object
        for (index, name) in path.enumerated() {
            guard let member = objects[object].member(named: name) else { return nil }
            if index == path.count - 1 { return member }
            guard case .object(let next) = member.kind, !member.isList else { return nil }
            object = next
        }
        return nil
    }

    /// Nil where a path leads into JSON inside a string, or to something else than it should.
    private func pages(_ pagination: PaginationDescription, from output: Int) -> PageShape? {
        let items = pagination.items.value.names
        guard member(at: items, from: output)?.isList == true else { return nil }
        let cursor: PageShape.Cursor
        switch pagination.cursor {
        case .offset(let name): cursor = .offset(name.value)
        case .page(let name): cursor = .page(name.value)
        case .token(let name, let next):
            guard member(at: next.value.names, from: output)?.kind == .string else { return nil }
            cursor = .token(name.value, next: next.value.names)
        }
        let total = pagination.total?.value.names
        let isCounted = total.flatMap { member(at: $0, from: output) }.map {
            [.int64, .uint64].contains($0.kind)
        }
        return PageShape(
            cursor: cursor, limit: pagination.limit?.value, total: isCounted == true ? total : nil,
            items: items)
    }
}

/// Names objects by their places, and keeps one copy of each member's name.
private struct Compaction {
    let description: Description
    let all: [Object]
    let places: [String: Int]
    private let knownValues: [MemberAddress: String]
    private var names: Set<String> = []

    init(_ description: Description) {
        self.description = description
        all = description.api.objects + (description.refinements?.objects ?? [])
        places = Dictionary(
            all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var knownValues: [MemberAddress: String] = [:]
        for enumeration in description.refinements?.enumerations ?? [] {
            guard let value = enumeration.values.first(where: { $0.deprecated == nil }) else { continue }
            for member in enumeration.members { knownValues[member.value] = value.value.value }
        }
        self.knownValues = knownValues
    }

    mutating func shape(of object: Object) -> ObjectShape {
        let limits = description.refinements?.limits(of: object.name)
        return ObjectShape(
            members: object.members.map { shape(of: $0, in: object.name) },
            limits: limits.flatMap { $0.isEmpty ? nil : $0 })
    }

    private mutating func shape(of member: Member, in object: String) -> MemberShape {
        let (kind, isList) = kind(of: member.type)
        var shape = MemberShape(
            name: names.insert(member.name).memberAfterInsert, kind: kind, isList: isList,
            isRequired: member.isRequired)
        guard description.refinements != nil else { return shape }
        let address = MemberAddress(object: object, member: member.name)
        shape.knownValue = knownValues[address]
        shape.carried = description.refinement(of: address)?.json.flatMap { places[$0.value] }
        return shape
    }

    private func kind(of type: MemberType) -> (MemberShape.Kind, isList: Bool) {
        switch type {
        case .string: (.string, false)
        case .date(let kind): (.date(kind), false)
        case .int64: (.int64, false)
        case .uint64: (.uint64, false)
        case .float: (.float, false)
        case .bool: (.bool, false)
        case .binary: (.binary, false)
        // That there is such an object has been linted.
        case .object(let name): (places[name].map { .object($0) } ?? .string, false)
        case .list(let element): (kind(of: element).0, true)
        }
    }

    func stream(of action: Action) -> StreamShape? {
        let refined = description.refinement(ofAction: action.name)?.stream
        return switch refined ?? KnownStreams.stream(of: action, in: description) {
        case .always: .always
        case .member(let name): .member(name.value)
        case .never, nil: nil
        }
    }
}
