import BindingsGenerator

/// Which actions' callers meet a type, a member, a value.
struct MeetingActions {
    private var byStructure: [String: [String]] = [:]
    private var byEnumeration: [String: [String]] = [:]

    init(_ bindings: Bindings) {
        for action in bindings.actions {
            var met: Set = [action.request, action.response]
            var waiting = Array(met)
            var enumerations: Set<Int> = []
            while let index = waiting.popLast() {
                byStructure[bindings.structures[index].wireName, default: []].append(action.wireName)
                for member in bindings.structures[index].members {
                    switch member.type.core {
                    case .structure(let next), .json(let next):
                        if met.insert(next).inserted { waiting.append(next) }
                    case .enumeration(let index): enumerations.insert(index)
                    default: break
                    }
                }
            }
            for index in enumerations {
                byEnumeration[bindings.enumerations[index].name, default: []].append(action.wireName)
            }
        }
    }

    func actions(of entry: Surface.Entry) -> [String] {
        switch entry.kind {
        case .action, .pagination, .stream: [entry.wireName]
        case .object: byStructure[entry.wireName] ?? []
        case .member: byStructure[entry.owner ?? ""] ?? []
        case .date: byStructure[String((entry.owner ?? "").prefix { $0 != "." })] ?? []
        case .enumeration: byEnumeration[entry.wireName] ?? []
        case .value: byEnumeration[entry.owner ?? ""] ?? []
        case .service, .errorCode, .waiter: []
        }
    }
}

extension Bindings.ValueType {
    /// What a list holds, however deep; any other type itself.
    fileprivate var core: Bindings.ValueType {
        if case .list(let element) = self { element.core } else { self }
    }
}
