import TencentCloudLimits

/// A limit as a file has it: where it stands, and where its parts do.
package struct LimitDescription: Sendable {
    /// The limit.
    package var limit: Limit
    /// Where it stands.
    package var offset: UInt32
    /// The allowed values with their places, of a limit that lists them.
    package var values: [SpecValue] = []
    /// The members that a requirement depends on, with their places.
    package var paths: [Located<MemberPath>] = []
}

/// Limits of one member that have their source and strength in common.
package struct LimitBlock: Sendable {
    /// The limits.
    package var limits: [LimitDescription] = []
    /// Whether they are enforced or advice.
    package var strength: Limit.Strength = .enforced
    /// The key of the source among the file's; nil: that of what the block stands in.
    package var source: Located<String>?
    /// The code the service answers when one is broken; nil: the usual one of the kind of limit.
    package var code: Located<String>?
    /// The fingerprint of the official sentence that they were taken from.
    package var fingerprint: Located<String>?
    /// Where the block stands.
    package var offset: UInt32
}

/// The limits of the member at the end of a path.
package struct PathLimits: Sendable {
    /// The way from the object that the rule or the table belongs to.
    package var path: Located<MemberPath>
    /// The limits of that member.
    package var blocks: [LimitBlock]
}

extension [LimitBlock] {
    /// All limits, whatever block they stand in.
    var limits: [LimitDescription] { flatMap(\.limits) }
}

/// A condition as a file has it.
package struct ConditionDescription: Sendable {
    /// A test of one member.
    package struct Term: Sendable {
        /// The member, from the object that is tested.
        package var path: Located<MemberPath>
        /// What it must be, or must not be; a null among them stands for an absent member.
        package var values: [SpecValue]
        /// Whether the member must be there and none of the values.
        package var isNegative: Bool
    }

    /// The terms in the file's order; never empty in a clean description.
    package var terms: [Term]
    /// Where the condition stands.
    package var offset: UInt32

    /// The condition without its places.
    package var condition: Condition {
        Condition(
            terms.map { term in
                let values = term.values.compactMap(\.limitValue)
                let orAbsent = term.values.contains(where: \.isNull)
                return Condition.Term(
                    term.path.value, term.isNegative ? .noneOf(values) : .anyOf(values, orAbsent: orAbsent))
            })
    }
}

extension SpecValue {
    /// The value as limits hold it; nil for null, a list and an object.
    var limitValue: LimitValue? {
        switch kind {
        case .string(let text): .text(text)
        case .bool(let flag): .flag(flag)
        case .number(let number):
            number.int64.flatMap(Int.init(exactly:)).map { .integer($0) } ?? number.double.map { .number($0) }
        case .null, .array, .object: nil
        }
    }

    /// What limits see of the value.
    var memberValue: MemberValue {
        switch kind {
        case .null: .absent
        case .string(let text): .text(text)
        case .bool(let flag): .flag(flag)
        case .number(let number):
            number.int64.flatMap(Int.init(exactly:)).map { .integer($0) } ?? number.double.map { .number($0) }
                ?? .unknown
        case .array(let elements): .list(count: elements.count)
        case .object: .object
        }
    }

    var isNull: Bool { if case .null = kind { true } else { false } }
}
