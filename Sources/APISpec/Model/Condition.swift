/// A test of an object: every term must hold.
public struct Condition: Sendable {
    /// A test of one member.
    public struct Term: Sendable {
        /// The member, from the object that is tested.
        public var path: Located<MemberPath>
        /// What it must be.
        public var test: Test
    }

    /// A test of a value.
    public enum Test: Sendable {
        /// The value is one of these; a null among them stands for an absent member.
        case anyOf([SpecValue])
        /// The value is there, and none of these.
        case noneOf([SpecValue])
    }

    /// The terms in the file's order; never empty in a clean description.
    public var terms: [Term]
    /// Where the condition stands.
    public var offset: UInt32
}
