import APISpec

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
        if let limits = member.limits {
            let sentences = LimitsText.sentences(LimitsText.phrases(limits))
            if !sentences.isEmpty { facts.append(sentences) }
        }
        return facts
    }

    private func requirement(_ member: Bindings.Member) -> String {
        if member.isRequired || member.limits?.isRequired == true || !member.isOptional { return "Required." }
        if let limits = member.limits, let requirement = LimitsText.requirement(limits) {
            return "Required \(requirement)."
        }
        return "Optional."
    }

    /// What the type alone doesn't say.
    static func note(on member: Bindings.Member) -> String? {
        switch member.dateKind {
        case .date: "A date, as in `2019-06-12`."
        case .datetime: "A date and time, as in `2019-06-12 08:00:00`."
        case .datetimeISO: "A date and time in ISO 8601, as in `2019-06-12T08:00:00+08:00`."
        case nil: member.isBase64 ? "Base64." : nil
        }
    }

    /// What rules of the structure say of one of its own members.
    private func conditions(on member: Bindings.Member, in structure: Bindings.Structure) -> [String] {
        var sentences = structure.rules.flatMap { rule in
            rule.limits.filter { $0.path.value.names == [member.wireName] }.compactMap { limits in
                limits.limits.sentence(when: rule.when)
            }
        }
        if let models = structure.models, structure.role == .request,
            models.entries.contains(where: { entry in
                (entry.limits + entry.advice).contains { $0.path.value.names.first == member.wireName }
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

extension Limits {
    /// Limits that hold on a condition, as a sentence.
    ///
    /// - Parameter prefix: where the object is that the condition's paths start from, in the same form.
    func sentence(when condition: Condition, below prefix: String = "") -> String? {
        var phrases = LimitsText.phrases(self)
        if let requirement = LimitsText.requirement(self) {
            phrases.insert(requirement == "yes" ? "required" : "required \(requirement)", at: 0)
        }
        guard !phrases.isEmpty else { return nil }
        return "When \(condition.markdown(below: prefix)): \(phrases.joined(separator: ", "))."
    }
}

extension Condition {
    /// The condition with its names and values as code.
    fileprivate func markdown(below prefix: String) -> String {
        terms.map { term in
            let path = prefix + term.path.value.description
            return switch term.test {
            case .anyOf(let values):
                "`\(path)` is \(values.map(\.markdown).joined(separator: " or "))"
            case .noneOf(let values):
                "`\(path)` is present and not \(values.map(\.markdown).joined(separator: " or "))"
            }
        }.joined(separator: " and ")
    }
}

extension SpecValue {
    fileprivate var markdown: String {
        if case .null = kind { words } else { "`\(words)`" }
    }
}
