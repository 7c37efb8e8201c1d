public import APISpec

extension Bindings {
    /// The way from a structure to a member below it, with all that code following it must know.
    public struct Path: Sendable {
        /// A member on the way.
        public struct Step: Sendable {
            /// The structure's index.
            public var structure: Int
            /// The member's index in it.
            public var member: Int
            /// Whether the way goes on inside the JSON that the member carries.
            public var entersJSON: Bool
        }

        /// The way as it is written in messages: `OutputConfig.StorageMode`.
        public var wire: String
        /// The steps, outermost first; never empty.
        public var steps: [Step]
    }

    /// A term of a condition.
    public struct Clause: Sendable {
        /// The member.
        public var path: Path
        /// What it must be.
        public var test: Condition.Test
    }

    /// Something that `validate` does.
    public indirect enum Check: Sendable {
        /// Checks one member.
        case limit(LimitCheck)
        /// Checks what a member holds by the member's own type.
        case inside(Path)
        /// Checks while a condition holds.
        case when([Clause], because: String, [Check])
        /// Checks by a model's name and version.
        case models(ModelChecks)
    }

    /// One limit of one member.
    public struct LimitCheck: Sendable {
        /// What is checked.
        public enum Kind: Sendable {
            /// Present; a required member of a type that also travels out, where it is optional.
            case present
            /// Present, and not empty.
            case required
            /// The same, when all of these are absent or empty.
            case requiredUnless([Path])
            /// Absent or empty.
            case absent
            case length(Bounds<Int>)
            case range(min: String?, max: String?)
            case count(Bounds<Int>)
            case values([SpecValue])
            case pattern(String)
            case dimensions(Dimensions)
        }

        /// The member.
        public var path: Path
        /// What is checked.
        public var kind: Kind
        /// The code that the service answers, where it isn't the usual one.
        public var code: String?
    }

    /// What `validate` does by a model's name and version.
    public struct ModelChecks: Sendable {
        /// One model, or one version of it.
        public struct Case: Sendable {
            /// The model's name.
            public var name: String
            /// Its version; nil: every version that has no case of its own.
            public var version: String?
            /// What is checked.
            public var checks: [Check]
            /// The condition in words.
            public var because: String
        }

        /// The member that holds the name.
        public var name: Path
        /// The member that holds the version.
        public var version: Path?
        /// The cases: versions of a model before the model itself.
        public var cases: [Case]
    }
}
