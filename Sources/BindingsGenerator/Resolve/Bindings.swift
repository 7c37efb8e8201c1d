public import APISpec

/// A service as Swift spells it: all that Resolve finds out, and all that Render reads.
///
/// Everything here is decided: names are final and free of collisions, types are the reachable ones, each
/// knows which way it travels, and limits have become checks. Rendering it asks no further question.
public struct Bindings: Sendable {
    /// Where it comes from, for the first line of every file: `mps/2019-06-12`.
    public var origin: String
    /// Who may see the generated code.
    public var access: AccessLevel
    /// Whether the other end is generated too.
    public var hasServer: Bool

    /// The enum that holds the types: `MPS`.
    public var namespace: String
    /// What the service is called: `Media Processing Service`.
    public var title: String
    /// What the service does, if anyone said so.
    public var document: String
    /// The service's short name: `mps`.
    public var service: String
    /// The API's version: `2019-06-12`.
    public var version: String

    /// The chosen actions, in the description's order.
    public var actions: [Action] = []
    /// The error codes, in the order of their file.
    public var errorCodes: [ErrorCode] = []
    /// The codes of every service, which belong to the runtime: then that is where the bindings are, too.
    public var commonErrors: CommonErrors?
    /// The enumerations that reachable members use.
    public var enumerations: [Enumeration] = []
    /// The reachable types, in the description's order.
    public var structures: [Structure] = []
    /// The waiters over chosen actions.
    public var waiters: [Waiter] = []
    /// How the chosen actions go on whose answers come in pages.
    public var paginations: [Pagination] = []

    /// The client: `MPSClient`.
    public var client: String { namespace + "Client" }
    /// The protocol of the other end: `MPSService`.
    public var server: String { namespace + "Service" }
}

extension AccessLevel {
    /// What goes before a declaration: `public `, or nothing.
    var modifier: String { self == .internal ? "" : rawValue + " " }
}

extension Bindings {
    /// One action: a method of the client, and a requirement of the server.
    public struct Action: Sendable {
        /// The name on the wire.
        public var wireName: String
        /// The method and the static member of `Actions`.
        public var name: String
        /// A few words in place of the name.
        public var title: String
        /// What it does.
        public var document: String
        /// The request's index among the structures.
        public var request: Int
        /// The response's index among the structures.
        public var response: Int
        /// Why it should not be used any more; nil: nothing speaks against it.
        public var deprecated: String?
        /// Whether it is sent without a signature.
        public var skipsSigning: Bool
        /// How many calls a second the service takes.
        public var requestsPerSecond: Int?
        /// Whether it may be sent twice.
        public var idempotency: Idempotency
        /// Whether a call costs money.
        public var isBilled: Bool
        /// The codes it is known to answer, as indices among the error codes.
        public var errorCodes: [Int]
        /// Example calls.
        public var examples: [ActionRefinement.Example]
    }

    /// Whether an action may be sent twice.
    public enum Idempotency: Sendable {
        /// Sending it twice does it twice.
        case none
        /// Sending it twice is the same as once.
        case safe
        /// The same, as long as both carry the same value in this member of the request.
        case token(member: Int)
    }

    /// An error code with its static member.
    public struct ErrorCode: Sendable {
        /// The code.
        public var code: String
        /// The static member.
        public var name: String
        /// What it means.
        public var document: String
    }

    /// Error codes that every service shares.
    public struct CommonErrors: Sendable {
        /// Where they come from: `common/errors.json`.
        public var origin: String
        /// Who may see them.
        public var access: AccessLevel
        /// The codes.
        public var codes: [ErrorCode]
    }

    /// An open enumeration.
    public struct Enumeration: Sendable {
        /// The type's name.
        public var name: String
        /// What the values tell apart.
        public var document: String
        /// The known values.
        public var values: [EnumerationValue]
    }

    /// A known value of an enumeration.
    public struct EnumerationValue: Sendable {
        /// The value on the wire.
        public var value: String
        /// The static member.
        public var name: String
        /// What it means.
        public var document: String
        /// What to use in its place.
        public var deprecated: String?
    }

    /// A type that travels as a JSON object.
    public struct Structure: Sendable {
        /// What part it plays.
        public enum Role: Sendable, Equatable {
            /// The parameters of actions.
            case request
            /// What actions answer.
            case response
            /// A part of either.
            case part
            /// JSON carried inside a string.
            case json
        }

        /// The object's name in the description.
        public var wireName: String
        /// The type's name.
        public var name: String
        /// What part it plays.
        public var role: Role
        /// What it stands for.
        public var document: String
        /// The ways it travels by the description, whatever else the settings ask for.
        public var direction: Direction
        /// The members, in the description's order.
        public var members: [Member] = []
        /// What `validate` checks, own limits first.
        public var checks: [Check] = []
        /// What each model takes, for the documentation.
        public var models: ModelTable?
        /// The conditional limits, for the documentation.
        public var rules: [RuleSet.Rule] = []
    }

    /// A member of a structure.
    public struct Member: Sendable {
        /// How a value is kept.
        public enum Storage: Sendable, Equatable {
            /// As declared.
            case plain
            /// Behind an array, since the type holds itself.
            case boxed
            /// Under a second name, since the first is deprecated and generated code must not warn.
            case renamed
        }

        /// The name on the wire.
        public var wireName: String
        /// The property's name, without backticks.
        public var name: String
        /// The name generated code uses for it: differs from `name` where the storage isn't plain.
        public var storedName: String
        /// How the value is kept.
        public var storage: Storage
        /// What it holds.
        public var type: ValueType
        /// Whether it may be nil.
        public var isOptional: Bool
        /// Whether a request must carry it.
        public var isRequired: Bool
        /// What it means.
        public var document: String
        /// What to use in its place.
        public var deprecated: String?
        /// What the service takes when it is absent, as JSON.
        public var defaultValue: String?
        /// What a number counts.
        public var unit: String?
        /// The spelling of a date.
        public var dateKind: MemberType.DateKind?
        /// The property that tells the date, for a member that is one date as text.
        public var dateName: String?
        /// Whether the text is Base64.
        public var isBase64: Bool
        /// What it may hold.
        public var limits: Limits?
    }

    /// What a member holds. Types are indices, so that a reference is cheap and can't be misspelt.
    public indirect enum ValueType: Sendable, Hashable {
        case string
        case int64
        case uint64
        case double
        case bool
        case enumeration(Int)
        case structure(Int)
        case json(Int)
        case list(ValueType)
    }

    /// How to wait for something to be done.
    public struct Waiter: Sendable {
        /// The name in the description: `AigcImageTaskDone`.
        public var wireName: String
        /// The static member: `aigcImageTaskDone`.
        public var name: String
        /// The name behind `waitUntil`: `AigcImageTaskDone`.
        public var typeName: String
        /// The index of the action that asks.
        public var action: Int
        /// What is waited for.
        public var document: String
        /// Seconds before the first question.
        public var firstDelay: Double
        /// Seconds between two questions, at most.
        public var longestDelay: Double
        /// Seconds until the wait is given up.
        public var timeout: Double
        /// How far it is.
        public var progress: Path?
        /// What names a failure.
        public var code: [Path]
        /// What explains a failure.
        public var message: Path?
        /// What ends the wait.
        public var outcomes: [(outcome: WaiterDescription.Outcome, when: [Clause])]
    }
}

/// The ways a type travels.
public struct Direction: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// In requests.
    public static let into = Direction(rawValue: 1)
    /// In responses.
    public static let out = Direction(rawValue: 2)
    /// Both.
    public static let both: Direction = [.into, .out]
}

extension Bindings.Member {
    /// What generated code reads and writes the member by: a deprecated name is gone around.
    var accessorName: String { storage == .renamed ? storedName : name }
}
