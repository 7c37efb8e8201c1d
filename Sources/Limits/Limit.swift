/// One limit of one member: what it asks for, how far it binds, and where it comes from.
public struct Limit: Sendable, Hashable {
    /// What a limit asks for.
    public enum Kind: Sendable, Hashable {
        /// The member is there, and not an empty text or list.
        case required
        /// The same, unless one of these members of the same object is.
        case requiredUnless([MemberPath])
        /// The member is absent or empty.
        case absent
        /// How long a text is, in Unicode scalars.
        case length(Bounds<Int>)
        /// How many elements a list has.
        case count(Bounds<Int>)
        /// How large a number is.
        case range(Bounds<Double>)
        /// The value is one of these.
        case values([LimitValue])
        /// A text has this form.
        case form(TextForm)
        /// A text tells a width and a height.
        case dimensions(Dimensions)
    }

    /// How far a limit binds.
    public enum Strength: String, Sendable, Hashable {
        /// Every current source forbids in words what breaks it: a request that does isn't sent.
        case enforced
        /// A source recommends it, or sources differ: it is told, and the request is sent.
        case advice
    }

    /// What it asks for.
    public var kind: Kind
    /// How far it binds.
    public var strength: Strength
    /// Where it comes from; nil: its description doesn't say.
    public var source: LimitSource?
    /// The code that the service answers when it is broken; nil: the usual one of its kind.
    public var code: String?

    /// A limit.
    public init(
        _ kind: Kind, _ strength: Strength = .enforced, source: LimitSource? = nil, code: String? = nil
    ) {
        self.kind = kind
        self.strength = strength
        self.source = source
        self.code = code
    }
}

/// A page or a file that a limit was taken from.
public struct LimitSource: Sendable, Hashable {
    /// What it is, such as `API page of CreateAigcImageTask`.
    public var title: String
    /// The day of its text, such as `2026-05-19`.
    public var date: String

    /// A source of a day.
    public init(_ title: String, date: String) {
        self.title = title
        self.date = date
    }
}

extension LimitSource: CustomStringConvertible {
    /// The title and the day.
    public var description: String { "\(title), \(date)" }
}

/// The limits of a member.
public struct MemberLimits: Sendable, Hashable {
    /// The member, from the object that the limits are of.
    public var path: MemberPath
    /// Each holds by itself.
    public var limits: [Limit]

    /// The limits of the member at a path.
    public init(_ path: MemberPath, _ limits: [Limit]) {
        self.path = path
        self.limits = limits
    }
}

/// Limits that hold while a condition does.
public struct LimitRule: Sendable, Hashable {
    /// When they hold.
    public var when: Condition
    /// The limits.
    public var members: [MemberLimits]

    /// A rule.
    public init(when: Condition, _ members: [MemberLimits]) {
        self.when = when
        self.members = members
    }
}

/// All limits of an object's members.
public struct ObjectLimits: Sendable, Hashable {
    /// Those that always hold.
    public var members: [MemberLimits]
    /// Those that hold on a condition; each rule holds by itself.
    public var rules: [LimitRule]
    /// Those that depend on a model.
    public var models: ModelTable?

    /// The limits of an object.
    public init(members: [MemberLimits] = [], rules: [LimitRule] = [], models: ModelTable? = nil) {
        self.members = members
        self.rules = rules
        self.models = models
    }

    /// Every limit, whenever it holds.
    public var all: [Limit] {
        let models = models?.entries.flatMap(\.members) ?? []
        return (members + rules.flatMap(\.members) + models).flatMap(\.limits)
    }

    /// Whether nothing is limited.
    public var isEmpty: Bool { members.isEmpty && rules.isEmpty && models == nil }
}
