/// A value that a member is held against.
public enum LimitValue: Sendable, Hashable {
    /// A text, or a value of an enumeration.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// True or false.
    case flag(Bool)
}

extension LimitValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// What a member of an object holds, as far as limits look at it.
public enum MemberValue: Sendable, Hashable {
    /// Nothing.
    case absent
    /// What can't be told: the path leads into a text that should carry JSON and doesn't.
    case unknown
    /// A text, or a value of an enumeration.
    case text(String)
    /// A whole number; one beyond `Int` counts as a number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// True or false.
    case flag(Bool)
    /// A list of so many elements.
    case list(count: Int)
    /// An object.
    case object

    /// Whether the services take it for not being there.
    public var isEmpty: Bool {
        switch self {
        case .absent: true
        case .text(let text): text.isEmpty
        case .list(let count): count == 0
        default: false
        }
    }

    /// Whether it is a value, numbers by what they are worth.
    package func equals(_ value: LimitValue) -> Bool {
        switch (self, value) {
        case (.text(let left), .text(let right)): left == right
        case (.flag(let left), .flag(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.integer(let left), .number(let right)): Double(left) == right
        case (.number(let left), .integer(let right)): left == Double(right)
        case (.number(let left), .number(let right)): left == right
        default: false
        }
    }
}

/// An object whose members limits can look at.
public protocol LimitedObject {
    /// What the member at a place holds; ``MemberValue/absent`` for one that it doesn't have.
    func limitedValue(at place: MemberPlace) -> MemberValue
}

/// How far a path has been followed.
public struct MemberPlace: Sendable {
    @usableFromInline let path: MemberPath
    @usableFromInline let depth: Int

    /// At a path's beginning.
    @inlinable public init(_ path: MemberPath) {
        self.path = path
        depth = 0
    }

    @usableFromInline init(_ path: MemberPath, depth: Int) {
        self.path = path
        self.depth = depth
    }

    /// The member's name.
    @inlinable public var name: String { path.names[depth] }

    /// Whether the path ends here.
    @inlinable public var isLast: Bool { depth == path.names.count - 1 }

    /// One name further.
    @inlinable public var next: MemberPlace { MemberPlace(path, depth: depth + 1) }

    /// Goes on in the object that the member holds.
    @inlinable public func value(in object: (some LimitedObject)?) -> MemberValue {
        guard let object else { return .absent }
        return isLast ? .object : object.limitedValue(at: next)
    }
}
