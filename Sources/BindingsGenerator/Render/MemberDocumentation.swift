import APISpec
import TencentCloudLimits

/// What documentation says of members: the description's text, then the facts.
struct MemberDocumentation {
    private let bindings: Bindings

    init(_ bindings: Bindings) {
        self.bindings = bindings
    }

    /// The comment above a member.
    func comment(for member: Bindings.Member, in structure: Bindings.Structure) -> DocComment {
        var comment = DocComment()
        comment.text(member.document.isEmpty ? "`\(member.wireName)`." : member.document)
        comment.paragraph(facts(member, in: structure).joined(separator: " "))
        let conditions = conditions(on: member, in: structure)
        if conditions.count == 1 {
            comment.paragraph(conditions[0])
        } else {
            comment.lines(conditions.map { "- " + $0 })
        }
        return comment
    }

    private func facts(_ member: Bindings.Member, in structure: Bindings.Structure) -> [String] {
        var facts = ["`\(member.wireName)` on the wire."]
        if structure.direction.contains(.into), structure.role != .response {
            facts.append(requirement(member))
        } else if !member.isOptional {
            facts.append("Always there.")
        }
        if let value = member.defaultValue { facts.append("`\(value)` when absent.") }
        if let unit = member.unit { facts.append("In \(unit).") }
        if let note = Self.note(on: member) { facts.append(note) }
        let sentences = DocText.sentences(member.limits.filter { !$0.isRequirement }.phrases(.markdown))
        if !sentences.isEmpty { facts.append(sentences) }
        return facts
    }

    private func requirement(_ member: Bindings.Member) -> String {
        if member.isRequired || !member.isOptional { return "Required." }
        let requirements = DocText.sentences(member.limits.filter(\.isRequirement).phrases(.markdown))
        return requirements.isEmpty ? "Optional." : requirements
    }

    /// What the type alone doesn't say.
    static func note(on member: Bindings.Member) -> String? {
        switch member.dateKind {
        case .date: "A date, as in `2019-06-12`."
        case .datetime: "A date and time, as in `2019-06-12 08:00:00`."
        case .datetimeISO: "A date and time in ISO 8601, as in `2019-06-12T08:00:00+08:00`."
        case nil where member.type == .binary: "Travels as it is, not as JSON."
        case nil: member.isBase64 ? "Base64." : nil
        }
    }

    /// What rules of the structure say of one of its own members.
    private func conditions(on member: Bindings.Member, in structure: Bindings.Structure) -> [String] {
        var sentences = structure.limits.rules.flatMap { rule in
            rule.members.filter { $0.path.names == [member.wireName] }.map { $0.sentence(when: rule.when) }
        }
        if let models = structure.limits.models, structure.role == .request,
            models.entries.contains(where: { entry in
                entry.members.contains { $0.path.names.first == member.wireName }
            }),
            let action = bindings.actions.first(where: {
                bindings.structures[$0.request].wireName == structure.wireName
            })
        {
            let link = "``\(bindings.client)/\(Keywords.escapedAfterDot(action.name))(_:)``"
            sentences.append("What it takes depends on the model: see \(link).")
        }
        return sentences
    }
}

extension MemberLimits {
    /// Limits that hold on a condition, as a sentence.
    ///
    /// - Parameter prefix: where the object is that the condition's paths start from, in the same form.
    func sentence(when condition: Condition, below prefix: String = "") -> String {
        "When \(condition.words(.markdown, below: prefix)): \(limits.phrases(.markdown).joined(separator: ", "))."
    }
}
