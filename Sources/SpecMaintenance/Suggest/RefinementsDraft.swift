import APISpec
import BindingsGenerator
import JSONCoding

/// A draft of `refinements.json`: what the words of a description say about values, limits and defaults, each with its
/// sentence, for a person to accept.
package struct RefinementsDraft {
    /// The draft.
    package let refinements: JSONObject
    /// How many enumerations, limits and defaults it holds.
    package let counts: (enumerations: Int, limits: Int, defaults: Int)

    /// The key of the description among the sources.
    private static let source = "metadata"

    /// Drafts them for all members that requests and responses reach and that no refinement speaks of yet.
    ///
    /// - Parameter day: the day on which the description was official: `2026-11-26`.
    package init(of description: Description, on day: String) {
        let drafts = Self.drafts(of: description)
        let groups = EnumerationDrafts(drafts, in: description)
        var counts = (enumerations: groups.enumerations.count, limits: 0, defaults: 0)
        var members = JSONObject()
        for draft in drafts where !draft.limits.isEmpty || draft.defaultValue != nil {
            counts.limits += draft.limits.count
            counts.defaults += draft.defaultValue == nil ? 0 : 1
            members.append(draft.address.description, .object(Self.member(draft)))
        }
        self.counts = counts
        refinements = [
            "sources": [
                Self.source: ["title": "official API metadata", "date": .string(day)]
            ],
            "enumerations": .object(groups.json),
            "members": .object(members),
        ]
    }

    /// The file's text.
    package var text: String { JSONValue.object(refinements).text(pretty: true) + "\n" }

    private static func drafts(of description: Description) -> [MemberDraft] {
        let reach = Reach(description)
        let refined = Set((description.refinements?.members ?? []).map(\.address.value))
        return description.api.objects.filter { reach.contains($0.name) }.flatMap { object in
            object.members.compactMap { member in
                let address = MemberAddress(object: object.name, member: member.name)
                guard member.hasReadableType, !member.isDisabled, !refined.contains(address),
                    description.enumeration(of: address) == nil
                else { return nil }
                return MemberDraft(member, of: object.name, isSent: reach.requests.contains(object.name))
            }
        }
    }

    private static func member(_ draft: MemberDraft) -> JSONObject {
        var json = JSONObject()
        if let found = draft.defaultValue {
            json.append("default", found.value)
            json.append("sentence", .string(found.sentence))
        }
        let blocks = draft.limits.map { limit -> JSONValue in
            [
                limit.kind: limit.value, "strength": "advice", "source": .string(source),
                "fingerprint": .string(limit.fingerprint), "sentence": .string(limit.sentence),
            ]
        }
        if let first = blocks.first { json.append("limits", blocks.count == 1 ? first : .array(blocks)) }
        return json
    }
}

extension JSONObject {
    mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }
}
