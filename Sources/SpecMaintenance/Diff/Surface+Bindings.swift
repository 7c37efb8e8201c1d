import APISpec
import BindingsGenerator
import JSONCoding

extension Surface {
    /// What callers see of a description, as it is generated whole.
    package init(_ description: Description) {
        let bindings = Pipeline.resolve(description)
        self.init(
            service: bindings.service, version: bindings.version, namespace: bindings.namespace)
        let types = TypeText(bindings)
        let refined = RefinedTexts(description.refinements)
        let limited = description.refinements.map { _ in description.limitedMembers }
        let listed = Dictionary(
            (description.errors?.actions ?? []).map { ($0.action.value, $0.codes.map(\.value)) },
            uniquingKeysWith: { first, _ in first })
        for action in bindings.actions {
            let declared = description.action(named: action.wireName)
            var entry = bindings.entry(
                action, isOffline: declared?.status == .offline, refined, codes: listed[action.wireName] ?? []
            )
            let isRated = description.refinement(ofAction: action.wireName)?.requestsPerSecond != nil
            entry.isLimited = limited == nil || isRated
            entries.append(entry)
        }
        for structure in bindings.structures {
            entries.append(bindings.entry(structure, refined))
            let object = description.object(named: structure.wireName)
            for (member, declared) in zip(structure.members, object?.members ?? []) {
                var entry = bindings.entry(member, declared, of: structure, types, refined)
                let address = MemberAddress(object: structure.wireName, member: member.wireName)
                entry.isLimited = limited.map { $0.contains(address) } ?? entry.isSent
                entries.append(entry)
                if let name = member.dateName {
                    entries.append(
                        Entry(
                            .date, "date", of: entry.path, name: name,
                            swiftName: "\(bindings.namespace).\(structure.name).\(name)"))
                }
            }
        }
        for enumeration in bindings.enumerations {
            entries += bindings.entries(enumeration)
        }
        for waiter in bindings.waiters {
            entries.append(bindings.entry(waiter, refined))
        }
        for action in bindings.actions where action.stream != nil {
            entries.append(bindings.entry(forEventsOf: action))
        }
        for pagination in bindings.paginations {
            entries.append(bindings.entry(pagination, refined))
        }
        for code in bindings.errorCodes {
            var entry = Entry(
                .errorCode, code.code, name: code.name,
                swiftName: "\(bindings.namespace).ErrorCode.\(code.name)")
            entry.texts = [("documentation", code.document)]
            entries.append(entry)
        }
        let met = MeetingActions(bindings)
        for index in entries.indices { entries[index].actions = met.actions(of: entries[index]) }
    }
}

extension Bindings {
    fileprivate func entry(
        _ action: Action, isOffline: Bool, _ refined: RefinedTexts, codes: [String]
    ) -> Surface.Entry {
        var entry = Surface.Entry(
            .action, action.wireName, name: action.methodName, swiftName: "\(client).\(action.methodName)(_:)"
        )
        entry.type = "(\(structures[action.request].name)) -> \(structures[action.response].name)"
        entry.isOffline = isOffline
        entry.texts = [
            ("title", action.title), ("documentation", action.document),
            ("deprecation", action.deprecated ?? ""), ("signing", action.skipsSigning ? "none" : ""),
            ("error codes", codes.joined(separator: " ")),
            ("refinements", refined.text("actions", action.wireName)),
        ]
        return entry
    }

    fileprivate func entry(_ structure: Structure, _ refined: RefinedTexts) -> Surface.Entry {
        var entry = Surface.Entry(
            .object, structure.wireName, name: structure.name, swiftName: "\(namespace).\(structure.name)")
        entry.texts = [
            ("documentation", structure.document), ("rules", refined.text("rules", structure.wireName)),
            ("models", refined.text("models", structure.wireName)),
        ]
        return entry
    }

    fileprivate func entry(
        _ member: Member, _ declared: APISpec.Member, of structure: Structure, _ types: TypeText,
        _ refined: RefinedTexts
    ) -> Surface.Entry {
        var entry = Surface.Entry(
            .member, member.wireName, of: structure.wireName, name: member.name,
            swiftName: "\(namespace).\(structure.name).\(member.name)")
        entry.type = types.name(member.type)
        entry.wireType = declared.type.description
        entry.isOptional = member.isOptional
        entry.isRequired = member.isRequired
        entry.isSent = structure.direction.contains(.into)
        entry.isReceived = structure.direction.contains(.out)
        let address = "\(structure.wireName).\(member.wireName)"
        entry.texts = [
            ("documentation", member.document), ("example", declared.example?.value ?? ""),
            ("deprecation", member.deprecated ?? ""),
        ]
        entry.texts += ["default", "unit", "limits"].map { ($0, refined.text("members", address, $0)) }
        return entry
    }

    fileprivate func entries(_ enumeration: Enumeration) -> [Surface.Entry] {
        let swiftName = "\(namespace).\(enumeration.name)"
        var type = Surface.Entry(
            .enumeration, enumeration.name, name: enumeration.name, swiftName: swiftName)
        type.texts = [("documentation", enumeration.document)]
        return [type]
            + enumeration.values.map { value in
                var entry = Surface.Entry(
                    .value, value.value, of: enumeration.name, name: value.name,
                    swiftName: "\(swiftName).\(value.name)")
                entry.texts = [
                    ("documentation", value.document), ("deprecation", value.deprecated ?? ""),
                ]
                return entry
            }
    }

    fileprivate func entry(_ waiter: Waiter, _ refined: RefinedTexts) -> Surface.Entry {
        var entry = Surface.Entry(
            .waiter, waiter.wireName, name: waiter.name,
            swiftName: "\(client).waitUntil\(waiter.typeName)(_:timeout:)")
        let action = actions[waiter.action]
        entry.type = "(\(structures[action.request].name)) -> \(structures[action.response].name)"
        entry.texts = [
            ("documentation", waiter.document), ("refinements", refined.text("waiters", waiter.wireName)),
        ]
        return entry
    }

    fileprivate func entry(forEventsOf action: Action) -> Surface.Entry {
        var entry = Surface.Entry(
            .stream, action.wireName, name: action.eventsName, swiftName: "\(client).\(action.eventsName)(_:)"
        )
        entry.type = "(\(structures[action.request].name)) -> \(structures[action.response].name)"
        return entry
    }

    fileprivate func entry(_ pagination: Pagination, _ refined: RefinedTexts) -> Surface.Entry {
        let action = actions[pagination.action]
        var entry = Surface.Entry(
            .pagination, action.wireName, name: pagination.pagesName,
            swiftName: "\(client).\(pagination.pagesName)(_:)")
        entry.type =
            "(\(structures[action.request].name)) -> \(structures[action.response].name), "
            + TypeText(self).name(pagination.item)
        entry.texts = [("refinements", refined.text("pagination", action.wireName))]
        return entry
    }
}

/// Parts of a `refinements.json` as text: to tell whether they differ, what was written is as good as what it
/// means.
private struct RefinedTexts {
    private let root: JSONValue

    init(_ refinements: Refinements?) {
        root = refinements.flatMap { try? JSONValue(jsonBytes: $0.source.bytes) } ?? .null
    }

    func text(_ path: String...) -> String {
        var value: JSONValue? = root
        for name in path { value = value?[name] }
        return value?.jsonText ?? ""
    }
}
