/// A test of an object: every term must hold.
public struct Condition: Sendable, Hashable {
    /// A test of one member.
    public struct Term: Sendable, Hashable {
        /// The member, from the object that is tested.
        public var path: MemberPath
        /// What it must be.
        public var test: Test

        /// A test of the member at a path.
        public init(_ path: MemberPath, _ test: Test) {
            self.path = path
            self.test = test
        }
    }

    /// A test of a value.
    public enum Test: Sendable, Hashable {
        /// The value is one of these, or absent where that is allowed.
        case anyOf([LimitValue], orAbsent: Bool = false)
        /// The value is there, and none of these.
        case noneOf([LimitValue])

        func holds(for value: MemberValue) -> Bool {
            switch value {
            case .unknown: return false
            case .absent:
                if case .anyOf(_, let orAbsent) = self { return orAbsent }
                return false
            default:
                switch self {
                case .anyOf(let wanted, _): return wanted.contains { value.equals($0) }
                case .noneOf(let unwanted): return !unwanted.contains { value.equals($0) }
                }
            }
        }
    }

    /// The terms; at least one.
    public var terms: [Term]

    /// A condition of its terms.
    public init(_ terms: [Term]) {
        self.terms = terms
    }

    /// Whether it holds for an object.
    public func holds(for object: some LimitedObject) -> Bool {
        for index in terms.indices
        where !terms[index].test.holds(for: object.limitedValue(at: MemberPlace(terms[index].path))) {
            return false
        }
        return true
    }
}
