extension Lint {
    /// Everything a `refinements.json` can get wrong.
    mutating func lint(_ refinements: Refinements) {
        if let namespace = refinements.service?.namespace, !namespace.value.isIdentifier {
            error(
                "\"\(namespace.value)\" can't be a namespace",
                fix: "use letters and digits, as in \"MPS\"", at: namespace.offset)
        }
        let reach = Reach(description)
        lintObjects(refinements, reach)
        for enumeration in refinements.enumerations {
            lint(enumeration)
        }
        lintSharedMembers(refinements.enumerations)
        for member in refinements.members {
            lint(member, reach)
        }
        lintSwiftNames(refinements.members)
        for rules in refinements.rules {
            lint(rules, reach)
        }
        for table in refinements.models {
            lint(table, reach)
        }
        for action in refinements.actions {
            lint(action)
        }
        for waiter in refinements.waiters {
            lint(waiter)
        }
        for pagination in refinements.paginations {
            lint(pagination)
        }
        lintOfficialExamples(refinements)
    }

    private mutating func lintObjects(_ refinements: Refinements, _ reach: Reach) {
        for object in refinements.objects {
            lint(object)
            if description.api.objects.contains(where: { $0.name == object.name }) {
                error(
                    "\"\(object.name)\" is an object of api.json already", fix: "choose another name",
                    at: object.offset)
            } else if !reach.contains(object.name) {
                error(
                    "no member carries \"\(object.name)\"",
                    fix: "name it as the \"json\" of a string member that a request or response holds",
                    at: object.offset)
            }
        }
    }

    // MARK: Enumerations

    private mutating func lint(_ enumeration: Enumeration) {
        let name = enumeration.name.value
        if !name.isIdentifier {
            error(
                "\"\(name)\" can't name an enumeration", fix: "use letters and digits, as in \"ModelName\"",
                at: enumeration.name.offset)
        }
        if description.object(named: name) != nil {
            error(
                "the enumeration \"\(name)\" is named like an object", fix: "choose another name",
                at: enumeration.name.offset)
        }
        if enumeration.members.isEmpty {
            error(
                "no member holds a value of the enumeration \"\(name)\"", fix: "list them in \"members\"",
                at: enumeration.name.offset)
        }
        for address in enumeration.members {
            guard let member = member(address), member.hasReadableType else { continue }
            if member.type != .string, member.type != .list(.string) {
                error(
                    "\"\(address.value)\" is no string but \(member.type.withArticle)",
                    fix: "an enumeration's members are strings or lists of strings", at: address.offset)
            }
        }
        var values: Set<String> = []
        var names: Set<String> = []
        for value in enumeration.values {
            if !values.insert(value.value.value).inserted {
                error(
                    "the enumeration \"\(name)\" has the value \"\(value.value.value)\" twice",
                    fix: "keep one of them", at: value.value.offset)
            }
            if let swiftName = value.name {
                lintSwiftName(swiftName, &names, in: name)
            } else if !value.value.value.utf8.contains(where: { String(UnicodeScalar($0)).isIdentifier }) {
                error(
                    "no Swift name can be made of the value \"\(value.value.value)\"",
                    fix: "give it a \"name\"",
                    at: value.value.offset)
            }
        }
    }

    private mutating func lintSharedMembers(_ enumerations: [Enumeration]) {
        var owners: [MemberAddress: String] = [:]
        for enumeration in enumerations {
            for address in enumeration.members {
                if let owner = owners[address.value] {
                    error(
                        "\"\(address.value)\" holds a value of \"\(owner)\" already", fix: "keep one of them",
                        at: address.offset)
                } else {
                    owners[address.value] = enumeration.name.value
                }
            }
        }
    }

    // MARK: Swift names

    private mutating func lintSwiftNames(_ members: [MemberRefinement]) {
        var names: [String: Set<String>] = [:]
        for member in members {
            guard let name = member.swiftName else { continue }
            let object = member.address.value.object
            lintSwiftName(name, &names[object, default: []], in: object)
        }
    }

    private mutating func lintSwiftName(_ name: Located<String>, _ seen: inout Set<String>, in owner: String)
    {
        if !name.value.isIdentifier {
            error(
                "\"\(name.value)\" is no Swift name", fix: "use letters, digits and _, and no digit first",
                at: name.offset)
        }
        if !seen.insert(name.value).inserted {
            error(
                "\"\(owner)\" has the Swift name \"\(name.value)\" twice",
                fix: "choose another for one of them",
                at: name.offset)
        }
    }
}
