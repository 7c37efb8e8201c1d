import APISpec
import JSONCoding
import TencentCloudLimits

/// Turns a clean description into ``Bindings``.
struct Resolver {
    let description: Description
    private let chosenActions: Set<String>?
    private let idempotencyPatterns: [IdempotencyPattern]
    private var bindings: Bindings

    private var typeScope = NameScope()
    private var structureIndex: [String: Int] = [:]
    private var enumerationIndex: [MemberAddress: Int] = [:]
    private var errorCodeIndex: [String: Int] = [:]
    private var refinementIndex: [MemberAddress: MemberRefinement] = [:]
    private var actionRefinements: [String: ActionRefinement] = [:]

    /// Resolves a description: as much of it as the configuration asks for, all without one.
    static func resolve(_ description: Description, _ config: BindingsConfig?) -> Bindings {
        var resolver = Resolver(description, config)
        resolver.resolve()
        return resolver.bindings
    }

    private init(_ description: Description, _ config: BindingsConfig?) {
        self.description = description
        chosenActions = config?.actions.map { Set($0.map(\.value)) }
        idempotencyPatterns = config?.idempotency ?? []
        let names = description.refinements?.service
        let service = description.api.serviceShortName.value
        let version = description.api.apiVersion.value
        bindings = Bindings(
            origin: "\(service)/\(version)", access: config?.access ?? .internal,
            hasServer: config?.server ?? false,
            namespace: config?.namespace?.value ?? names?.namespace?.value
                ?? Spelling.namespace(ofService: service),
            title: names?.name ?? service, document: names?.document ?? "", service: service, version: version
        )
    }

    private mutating func resolve() {
        let actions = description.api.actions.filter { chosenActions?.contains($0.name) ?? true }
        let refinements = description.refinements
        for member in refinements?.members ?? [] {
            refinementIndex[member.address.value] = member
        }
        for action in refinements?.actions ?? [] {
            actionRefinements[action.action.value] = action
        }
        declareStructures(of: actions)
        declareEnumerations()
        for index in bindings.structures.indices {
            fill(index)
        }
        nameDates()
        boxRecursion()
        nameStorage()
        resolveErrorCodes()
        resolveActions(actions)
        resolveWaiters()
        LimitedMembers(description: description, structureIndex: structureIndex).add(to: &bindings)
        resolveLimits()
        Paginations(description: description, structureIndex: structureIndex).add(to: &bindings)
    }
}

// MARK: Types

extension Resolver {
    private mutating func declareStructures(of actions: [APISpec.Action]) {
        let reachable = Reachability(of: actions, in: description).directions
        let requests = Set(actions.map(\.input.value))
        let responses = Set(actions.map(\.output.value))
        var scope = NameScope(reserved: GeneratedNames.inNamespace)
        let carried = description.refinements?.objects ?? []
        let objects =
            description.api.objects.map { ($0, Bindings.Structure.Role.part) } + carried.map { ($0, .json) }
        for (object, role) in objects {
            guard let direction = reachable[object.name], structureIndex[object.name] == nil else { continue }
            structureIndex[object.name] = bindings.structures.count
            let spelt = Spelling.type(object.name)
            bindings.structures.append(
                Bindings.Structure(
                    wireName: object.name, name: scope.claim(spelt, spelt + "Object"),
                    role: requests.contains(object.name)
                        ? .request : responses.contains(object.name) ? .response : role,
                    document: object.document, direction: direction))
        }
        typeScope = scope
    }

    private mutating func declareEnumerations() {
        for enumeration in description.refinements?.enumerations ?? [] {
            let members = enumeration.members.map(\.value).filter { structureIndex[$0.object] != nil }
            guard !members.isEmpty else { continue }
            for member in members {
                enumerationIndex[member] = bindings.enumerations.count
            }
            let spelt = Spelling.type(enumeration.name.value)
            var scope = NameScope(reserved: GeneratedNames.inEnumeration)
            var names = enumeration.values.map { value in
                value.name.map { scope.claim($0.value, $0.value + "Value") }
            }
            for (index, value) in enumeration.values.enumerated() where names[index] == nil {
                let spelt = Spelling.value(value.value.value)
                names[index] = scope.claim(spelt, spelt + "Value")
            }
            bindings.enumerations.append(
                Bindings.Enumeration(
                    name: typeScope.claim(spelt, spelt + "Value"), document: enumeration.document,
                    values: zip(enumeration.values, names).map { value, name in
                        Bindings.EnumerationValue(
                            value: value.value.value, name: name ?? "", document: value.document,
                            deprecated: value.deprecated)
                    }))
        }
    }

    private mutating func fill(_ index: Int) {
        let structure = bindings.structures[index]
        guard let object = description.object(named: structure.wireName) else { return }
        let names = memberNames(of: object)
        bindings.structures[index].members = zip(object.members, names).map { member, name in
            resolve(member, of: object.name, named: name, direction: structure.direction)
        }
    }

    private func memberNames(of object: APISpec.Object) -> [String] {
        var scope = NameScope(reserved: GeneratedNames.inStructure)
        var names = object.members.map { member in
            refinementIndex[MemberAddress(object: object.name, member: member.name)]?.swiftName.map {
                scope.claim($0.value, $0.value + "Value")
            }
        }
        for (index, member) in object.members.enumerated() where names[index] == nil {
            let spelt = Spelling.member(member.name)
            if scope.claims(spelt) {
                names[index] = spelt
            } else {
                let plain = Spelling.plainMember(member.name)
                names[index] = scope.claim(plain, plain + "Value")
            }
        }
        return names.map { $0 ?? "" }
    }

    private func resolve(
        _ member: APISpec.Member, of object: String, named name: String, direction: Direction
    ) -> Bindings.Member {
        let address = MemberAddress(object: object, member: member.name)
        let refinement = refinementIndex[address]
        let deprecated =
            refinement?.deprecated ?? (member.isDisabled ? "The service does not use it any more." : nil)
        // A type that also travels out is read from answers, which leave out what requests must carry.
        let isAlwaysThere =
            refinement?.isPresent == true || (member.isRequired && direction == .into)
        return Bindings.Member(
            wireName: member.name, name: name,
            storedName: name,
            storage: deprecated == nil ? .plain : .renamed,
            type: valueType(of: member, at: address), isOptional: !isAlwaysThere,
            isRequired: member.isRequired && direction.contains(.into), document: member.document,
            deprecated: deprecated, defaultValue: refinement?.defaultValue?.jsonText, unit: refinement?.unit,
            dateKind: member.type.dateKind, isBase64: member.type == .binary)
    }

    private func valueType(of member: APISpec.Member, at address: MemberAddress) -> Bindings.ValueType {
        if let json = refinementIndex[address]?.json, let index = structureIndex[json.value] {
            return .json(index)
        }
        // Only a request's own members travel as they are; elsewhere they are text.
        if member.type == .binary, let index = structureIndex[address.object],
            bindings.structures[index].role == .request
        {
            return .binary
        }
        return valueType(member.type, at: address)
    }

    private func valueType(_ type: MemberType, at address: MemberAddress) -> Bindings.ValueType {
        switch type {
        case .string: enumerationIndex[address].map { .enumeration($0) } ?? .string
        case .date, .binary: .string
        case .int64: .int64
        case .uint64: .uint64
        case .float: .double
        case .bool: .bool
        // The linter has made sure that every named object exists.
        case .object(let name): structureIndex[name].map { .structure($0) } ?? .string
        case .list(let element): .list(valueType(element, at: address))
        }
    }

    /// Names what tells a date, out of the way of all members: `createTimeDate`, `endDateValue`.
    private mutating func nameDates() {
        for index in bindings.structures.indices {
            let members = bindings.structures[index].members
            guard members.contains(where: { $0.dateKind != nil }) else { continue }
            var scope = NameScope(reserved: GeneratedNames.inStructure.union(members.map(\.name)))
            for (position, member) in members.enumerated()
            where member.dateKind != nil && member.type == .string {
                let isCalledDate = member.name.lowercased().hasSuffix("date")
                bindings.structures[index].members[position].dateName =
                    scope.claim(member.name + (isCalledDate ? "Value" : "Date"))
            }
        }
    }

    private mutating func boxRecursion() {
        let successors = bindings.structures.map { structure in
            structure.members.compactMap { member -> Int? in
                guard case .structure(let target) = member.type else { return nil }
                return target
            }
        }
        let component = Recursion.components(successors)
        for index in bindings.structures.indices {
            for (position, member) in bindings.structures[index].members.enumerated() {
                guard case .structure(let target) = member.type, component[target] == component[index] else {
                    continue
                }
                bindings.structures[index].members[position].storage = .boxed
                bindings.structures[index].members[position].isOptional = true
            }
        }
    }

    /// Names what is kept under a second name, once it is known how everything is kept.
    private mutating func nameStorage() {
        for index in bindings.structures.indices
        where bindings.structures[index].members.contains(where: { $0.storage != .plain }) {
            let members = bindings.structures[index].members
            var scope = NameScope(reserved: Set(members.map(\.name) + members.compactMap(\.dateName)))
            for (position, member) in bindings.structures[index].members.enumerated()
            where member.storage != .plain {
                let prefix = member.storage == .boxed ? "boxed" : "stored"
                bindings.structures[index].members[position].storedName =
                    scope.claim(Spelling.prefixed(prefix, member.name))
            }
        }
    }
}

// MARK: Limits

extension Resolver {
    /// Gives members their limits, and names the sources that are used.
    private mutating func resolveLimits() {
        for index in bindings.structures.indices {
            for limits in bindings.structures[index].limits.members {
                let position = bindings.structures[index].members.firstIndex {
                    [$0.wireName] == limits.path.names
                }
                if let position { bindings.structures[index].members[position].limits = limits.limits }
            }
        }
        let used = Set(bindings.structures.flatMap { $0.limits.all }.compactMap(\.source))
        var scope = NameScope(reserved: GeneratedNames.inErrorCodes)
        bindings.sources = (description.refinements?.sources ?? []).filter { used.contains($0.source) }.map {
            (scope.claim(Spelling.value($0.key.value), $0.key.value + "Source"), $0.source)
        }
    }
}

// MARK: Errors, actions, waiters

extension Resolver {
    /// Reads and names the codes that every service shares.
    static func commonErrors(
        _ errors: SourceFile, _ config: BindingsConfig
    ) throws(DescriptionError) -> Bindings.CommonErrors {
        Bindings.CommonErrors(
            origin: config.errors?.value ?? "errors.json", access: config.errorsAccess ?? config.access,
            codes: errorCodes(try ErrorCatalogue(errors).codes))
    }

    /// Names error codes.
    static func errorCodes(_ codes: [ErrorCatalogue.Code]) -> [Bindings.ErrorCode] {
        var scope = NameScope(reserved: GeneratedNames.inErrorCodes)
        return codes.map { code in
            let spelt = Spelling.errorCode(code.code.value)
            return Bindings.ErrorCode(
                code: code.code.value, name: scope.claim(spelt, spelt + "Code"), document: code.document)
        }
    }

    private mutating func resolveErrorCodes() {
        bindings.errorCodes = Self.errorCodes(description.errors?.codes ?? [])
        for (index, code) in bindings.errorCodes.enumerated() {
            errorCodeIndex[code.code] = index
        }
    }

    private mutating func resolveActions(_ actions: [APISpec.Action]) {
        var scope = NameScope(reserved: GeneratedNames.inClient)
        let listed = Dictionary(
            (description.errors?.actions ?? []).map { ($0.action.value, $0.codes) },
            uniquingKeysWith: { first, _ in first })
        for action in actions {
            guard let request = structureIndex[action.input.value],
                let response = structureIndex[action.output.value]
            else { continue }
            let spelt = Spelling.member(action.name)
            let refinement = actionRefinements[action.name]
            bindings.actions.append(
                Bindings.Action(
                    wireName: action.name, name: scope.claim(spelt, spelt + "Action"), title: action.title,
                    document: action.document, request: request, response: response,
                    deprecated: action.status.deprecation, skipsSigning: action.skipsSigning,
                    requestsPerSecond: refinement?.requestsPerSecond,
                    idempotency: idempotency(of: action.name, refinement, request),
                    isBilled: refinement?.isBilled ?? false,
                    stream: stream(of: action, refinement, request),
                    errorCodes: (listed[action.name] ?? []).compactMap { errorCodeIndex[$0.value] },
                    examples: refinement?.examples ?? []))
        }
        for (index, action) in bindings.actions.enumerated() where action.stream != nil {
            bindings.actions[index].eventsName = scope.claim(action.name + "Events")
        }
    }

    private func stream(
        of action: APISpec.Action, _ refinement: ActionRefinement?, _ request: Int
    ) -> Bindings.Stream? {
        switch refinement?.stream ?? KnownStreams.stream(of: action, in: description) {
        case .always: .always
        case .member(let name):
            bindings.structures[request].members.firstIndex { $0.wireName == name.value }.map { .member($0) }
        case .never, nil: nil
        }
    }

    /// What a refinement says of an action, else what the configuration says, else what its name does.
    private func idempotency(
        of action: String, _ refinement: ActionRefinement?, _ request: Int
    ) -> Bindings.Idempotency {
        switch refinement?.idempotency {
        case .safe: return .safe
        case .token(let member):
            return bindings.structures[request].members.firstIndex { $0.wireName == member.value }
                .map { .token(member: $0) } ?? .none
        case .some(.none): return .none
        case nil:
            if let pattern = idempotencyPatterns.first(where: { $0.describes(action) }) {
                return pattern.isSafe ? .safe : .none
            }
            let isRead = KnownReads.contains(action, of: bindings.service) && refinement?.isBilled != true
            return isRead ? .safe : .none
        }
    }

    private mutating func resolveWaiters() {
        var scope = NameScope(reserved: GeneratedNames.inClient)
        for waiter in description.refinements?.waiters ?? [] {
            guard let action = bindings.actions.firstIndex(where: { $0.wireName == waiter.action.value })
            else {
                continue
            }
            let response = bindings.structures[bindings.actions[action].response].wireName
            let name = Spelling.type(waiter.name.value)
            func path(_ path: Located<MemberPath>) -> Bindings.Path? {
                description.path(path.value, from: response, structureIndex)
            }
            bindings.waiters.append(
                Bindings.Waiter(
                    wireName: waiter.name.value, name: scope.claim(Spelling.member(name)), typeName: name,
                    action: action, document: waiter.document, firstDelay: waiter.firstDelay.value,
                    longestDelay: waiter.longestDelay.value, timeout: waiter.timeout.value,
                    progress: waiter.progress.flatMap(path), code: waiter.code.compactMap(path),
                    message: waiter.message.flatMap(path),
                    outcomes: waiter.outcomes.map { rule in
                        (rule.outcome, description.clauses(rule.when, from: response, structureIndex))
                    }))
        }
    }
}

extension APISpec.Action.Status {
    fileprivate var deprecation: String? {
        switch self {
        case .online: nil
        case .deprecated: "The service has deprecated this action."
        case .offline: "The service does not answer this action any more."
        }
    }
}

extension MemberType {
    fileprivate var dateKind: DateKind? {
        switch self {
        case .date(let kind): kind
        case .list(let element): element.dateKind
        default: nil
        }
    }
}
