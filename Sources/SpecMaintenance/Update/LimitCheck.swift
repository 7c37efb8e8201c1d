import APISpec
import TencentCloudLimits

/// Something in `refinements.json` whose official sentence isn't there any more, so that a person looks at it.
package struct LimitCheck: Sendable {
    /// Where it stands, what it says, and what to do.
    package var warning: Diagnostic
    /// Whether it was taken from a source older than the newest, which newer ones may have dropped long ago.
    package var isOfOlderSource: Bool
    /// The official member that told it; nil: the newer description hasn't got it.
    package var member: MemberAddress?
    /// The sentences that the member has now.
    package var sentences: [String]
    /// Whether it is a table of models, for which all sentences count.
    package var isTable: Bool
}

/// What became of the sentences that limits come from.
package struct LimitChecks: Sendable {
    /// Everything whose sentence isn't where it should be, in the order of `refinements.json`.
    package var gone: [LimitCheck] = []
    /// How many have a fingerprint.
    package var total = 0

    /// Nothing looked for.
    package init() {}

    /// Whether no sentence is known again: the description is in another language then.
    package var isForeign: Bool { gone.count == total && total > 3 }
}

extension Refinements {
    /// Looks for the sentence of every fingerprint in a newer official description: in the text of the member that is
    /// limited, or of one that decides whether it is.
    package func checks(against official: APIDescription) -> LimitChecks {
        let description = Description(api: official, errors: nil, refinements: self)
        let newest = sources.map(\.source.date).max() ?? ""
        let origins = description.limitOrigins.filter { $0.fingerprint != nil }
        var checks = LimitChecks()
        checks.total = origins.count
        for origin in origins {
            guard let fingerprint = origin.fingerprint else { continue }
            let isThere = (origin.members + origin.deciding).compactMap(description.member).contains {
                $0.fingerprints.contains(fingerprint.value)
            }
            if isThere { continue }
            let isOlder = origin.source.map { $0.date < newest } ?? false
            let found = origin.members.first { description.member($0) != nil }
            let document = found.flatMap(description.member)?.document ?? ""
            let warning = Diagnostic(
                .warning, at: source.location(at: fingerprint.offset),
                origin.complaint(found, isOlder: isOlder), fix: isOlder ? nil : found.map(origin.advice))
            checks.gone.append(
                LimitCheck(
                    warning: warning, isOfOlderSource: isOlder, member: found,
                    sentences: Fingerprint.sentences(of: document), isTable: origin.isTable))
        }
        return checks
    }
}

extension LimitOrigin {
    /// - Parameter member: The official member that tells it now.
    fileprivate func complaint(_ member: MemberAddress?, isOlder: Bool) -> String {
        let kind = isTable ? "list" : "limit"
        let origin = source.map { " (\($0))" } ?? ""
        let age = isOlder ? ", but its source is older than the newest" : ""
        let reason =
            if let member {
                isTable
                    ? "the official text of \(member) has changed"
                    : "its sentence is gone from the official text of \(member)"
            } else { "the official description has no such member" }
        return "check this \(kind), \(words)\(origin): \(reason)\(age)"
    }

    fileprivate func advice(_ member: MemberAddress) -> String {
        "change it if need be, and its fingerprint: generate-bindings fingerprints --api FILE \(member)"
    }
}

extension Description {
    fileprivate func member(_ address: MemberAddress) -> Member? {
        object(named: address.object)?.member(named: address.member)
    }
}

extension Member {
    /// The marks of the documentation's sentences, and of all of it.
    fileprivate var fingerprints: [String] {
        Fingerprint.sentences(of: document).map(Fingerprint.of) + [Fingerprint.of(document)]
    }
}
