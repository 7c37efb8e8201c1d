import APISpec
import BindingsGenerator
import JSONCoding

/// The enumerations of a draft: members that may be the same share one.
struct EnumerationDrafts {
    struct Enumeration {
        var name: String
        var members: [MemberAddress]
        var list: ValueList
    }

    /// In the order in which their first members come.
    private(set) var enumerations: [Enumeration] = []

    /// Groups the members with the same name and the same values, and names the groups.
    init(_ drafts: [MemberDraft], in description: Description) {
        var places: [Key: Int] = [:]
        for draft in drafts {
            guard let list = draft.values, list.values.allSatisfy({ $0.value.contains(where: \.isLetter) })
            else { continue }
            let key = Key(member: draft.address.member, values: Set(list.values.map(\.value)))
            if let place = places[key] {
                enumerations[place].members.append(draft.address)
            } else {
                places[key] = enumerations.count
                enumerations.append(Enumeration(name: "", members: [draft.address], list: list))
            }
        }
        name(in: description)
    }

    private struct Key: Hashable {
        var member: String
        var values: Set<String>
    }

    /// The group with the most members gets the member's name alone, the others their object's before it.
    private mutating func name(in description: Description) {
        var taken = Set(description.api.objects.map { $0.name.lowercased() })
        taken.formUnion(description.api.actions.map { $0.name.lowercased() })
        taken.formUnion((description.refinements?.enumerations ?? []).map { $0.name.value.lowercased() })
        taken.formUnion(["type", "protocol", "self", "error", "any"])
        func take(_ name: String) -> String? { taken.insert(name.lowercased()).inserted ? name : nil }
        let order = enumerations.indices.sorted {
            (-enumerations[$0].members.count, $0) < (-enumerations[$1].members.count, $1)
        }
        for place in order {
            let address = enumerations[place].members[0]
            let member = address.member.withCapital
            var name = take(member) ?? take(address.object.stem.withCapital + member)
            var number = 2
            while name == nil {
                name = take("\(member)\(number)")
                number += 1
            }
            enumerations[place].name = name ?? member
        }
    }

    /// As `refinements.json` has them.
    var json: JSONObject {
        var json = JSONObject()
        for enumeration in enumerations {
            json.append(
                enumeration.name,
                [
                    "document": .string("What \(enumeration.members[0].member) may be."),
                    "members": .array(enumeration.members.map { .string($0.description) }),
                    "sentence": .string(enumeration.list.sentences.joined(separator: "\n")),
                    "values": .array(
                        enumeration.list.values.map { value in
                            [
                                "value": .string(value.value),
                                "document": .string(
                                    value.meaning.isEmpty ? "`\(value.value)`." : value.meaning + "."),
                            ]
                        }),
                ])
        }
        return json
    }
}

extension String {
    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }

    /// Without what makes it a request or a response.
    fileprivate var stem: String {
        for end in ["Request", "Response"] where hasSuffix(end) && self != end {
            return String(dropLast(end.count))
        }
        return self
    }
}
