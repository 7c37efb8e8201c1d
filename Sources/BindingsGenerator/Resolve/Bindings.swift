import APISpec
import TencentCloudLimits

/// A service as Swift spells it: all that Resolve finds out, and all that Render reads.
///
/// Everything here is decided: names are final and free of collisions, types are the reachable ones, each
/// knows whether it is sent or received, and which of its members limits look at. Rendering decides nothing more.
package struct Bindings: Sendable {
    /// Where it comes from, for the first line of every file: `mps/2019-06-12`.
    package var origin: String
    /// Who may see the generated code.
    package var access: AccessLevel
    /// Whether the other end is generated too.
    package var hasServer: Bool

    /// The enum that holds the types: `MPS`.
    package var namespace: String
    /// What the service is called: `Media Processing Service`.
    package var title: String
    /// What the service does, if anyone said so.
    package var document: String
    /// The service's short name: `mps`.
    package var service: String
    /// The API's version: `2019-06-12`.
    package var version: String

    /// The chosen actions, in the description's order.
    package var actions: [Action] = []
    /// The error codes, in the order of their file.
    package var errorCodes: [ErrorCode] = []
    /// The codes of every service, which belong to the runtime: then that is where the bindings are, too.
    package var commonErrors: CommonErrors?
    /// The enumerations that reachable members use.
    package var enumerations: [Enumeration] = []
    /// The reachable types, in the description's order.
    package var structures: [Structure] = []
    /// Where limits were taken from, with the static member of each.
    package var sources: [(name: String, source: LimitSource)] = []
    /// The waiters over chosen actions.
    package var waiters: [Waiter] = []
    /// How the pages of the chosen actions' responses are asked for.
    package var paginations: [Pagination] = []

    /// The client: `MPSClient`.
    package var client: String { namespace + "Client" }
    /// The protocol of the other end: `MPSService`.
    package var server: String { namespace + "Service" }
}

extension AccessLevel {
    /// What goes before a declaration: `public `, or nothing.
    var modifier: String { self == .internal ? "" : rawValue + " " }
}

extension Bindings {
    /// One action: a method of the client, and a requirement of the server.
    package struct Action: Sendable {
        /// The name on the wire.
        package var wireName: String
        /// The method and the static member of `Actions`.
        package var name: String
        /// A few words in place of the name.
        package var title: String
        /// What it does.
        package var document: String
        /// The request's index among the structures.
        package var request: Int
        /// The response's index among the structures.
        package var response: Int
        /// Why it should not be used any more; nil when it isn't deprecated.
        package var deprecated: String?
        /// Whether it is sent without a signature.
        package var skipsSigning: Bool
        /// How many calls a second the service takes.
        package var requestsPerSecond: Int?
        /// Whether it may be sent twice.
        package var idempotency: Idempotency
        /// Whether a call costs money.
        package var isBilled: Bool
        /// Whether it answers with a stream of events; nil when it doesn't.
        package var stream: Stream?
        /// The method that gives the events, where there is a stream.
        package var eventsName = ""
        /// The method that calls it, or that gives its events where there is no other answer.
        package var methodName: String {
            if case .always = stream { eventsName } else { name }
        }
        /// The codes it is known to answer, as indices among the error codes.
        package var errorCodes: [Int]
        /// Example calls.
        package var examples: [ActionRefinement.Example]
    }

    /// Whether an action may be sent twice.
    package enum Idempotency: Sendable {
        /// Sending it twice does it twice.
        case none
        /// Sending it twice is the same as once.
        case safe
        /// The same, as long as both carry the same value in this member of the request.
        case token(member: Int)
    }

    /// Whether an action answers with a stream of events.
    package enum Stream: Sendable {
        case always
        /// When this member of the request asks for it.
        case member(Int)
    }

    /// An error code with its static member.
    package struct ErrorCode: Sendable {
        /// The code.
        package var code: String
        /// The static member.
        package var name: String
        /// What it means.
        package var document: String
    }

    /// Error codes that every service shares.
    package struct CommonErrors: Sendable {
        /// Where they come from: `common/errors.json`.
        package var origin: String
        /// Who may see them.
        package var access: AccessLevel
        /// The codes.
        package var codes: [ErrorCode]
    }

    /// An open enumeration.
    package struct Enumeration: Sendable {
        /// The type's name.
        package var name: String
        /// The documentation of the type.
        package var document: String
        /// The known values.
        package var values: [EnumerationValue]
    }

    /// A known value of an enumeration.
    package struct EnumerationValue: Sendable {
        /// The value on the wire.
        package var value: String
        /// The static member.
        package var name: String
        /// What it means.
        package var document: String
        /// What to use in its place.
        package var deprecated: String?
    }

    /// A type whose values are JSON objects.
    package struct Structure: Sendable {
        /// Where its values occur.
        package enum Role: Sendable, Equatable {
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
        package var wireName: String
        /// The type's name.
        package var name: String
        /// Where its values occur.
        package var role: Role
        /// What it stands for.
        package var document: String
        /// Whether requests or responses hold it by the description, whatever else the configuration asks for.
        package var direction: Direction
        /// The members, in the description's order.
        package var members: [Member] = []
        /// The limits of its members, where requests hold it.
        package var limits = ObjectLimits()
        /// The members that limits look at, its own and those of what holds it.
        package var limitedMembers: Set<Int> = []
        /// The members that hold something to be checked by its own limits.
        package var checkedMembers: [Int] = []
    }

    /// A member of a structure.
    package struct Member: Sendable {
        /// How a value is kept.
        package enum Storage: Sendable, Equatable {
            /// As declared.
            case plain
            /// Behind an array, since the type holds itself.
            case boxed
            /// Under a second name, since the first is deprecated and generated code must not warn.
            case renamed
        }

        /// The name on the wire.
        package var wireName: String
        /// The property's name, without backticks.
        package var name: String
        /// The name generated code uses for it: differs from `name` where the storage isn't plain.
        package var storedName: String
        /// How the value is kept.
        package var storage: Storage
        /// What it holds.
        package var type: ValueType
        /// Whether it may be nil.
        package var isOptional: Bool
        /// Whether a request must carry it.
        package var isRequired: Bool
        /// What it means.
        package var document: String
        /// What to use in its place.
        package var deprecated: String?
        /// What the service takes when it is absent, as JSON.
        package var defaultValue: String?
        /// What a number counts.
        package var unit: String?
        /// The spelling of a date.
        package var dateKind: MemberType.DateKind?
        /// The property that tells the date, for a member that is one date as text.
        package var dateName: String?
        /// Whether it is bytes: as text they are Base64.
        package var isBase64: Bool
        /// What it may always hold.
        package var limits: [Limit] = []
    }

    /// What a member holds. Types are indices, so that a reference is cheap and can't be misspelt.
    package indirect enum ValueType: Sendable, Hashable {
        case string
        case int64
        case uint64
        case double
        case bool
        /// Bytes that a request carries beside its JSON.
        case binary
        case enumeration(Int)
        case structure(Int)
        case json(Int)
        case list(ValueType)
    }

    /// How to wait for something to be done.
    package struct Waiter: Sendable {
        /// The name in the description: `AigcImageTaskDone`.
        package var wireName: String
        /// The static member: `aigcImageTaskDone`.
        package var name: String
        /// The name behind `waitUntil`: `AigcImageTaskDone`.
        package var typeName: String
        /// The index of the action that asks.
        package var action: Int
        /// What is waited for.
        package var document: String
        /// Seconds before the first question.
        package var firstDelay: Double
        /// Seconds between two questions, at most.
        package var longestDelay: Double
        /// Seconds until the wait is given up.
        package var timeout: Double
        /// The progress in percent.
        package var progress: Path?
        /// The code of a failure.
        package var code: [Path]
        /// The message of a failure.
        package var message: Path?
        /// What responses mean; the first that describes one counts.
        package var outcomes: [(outcome: WaiterDescription.Outcome, when: [Clause])]
    }
}

/// Whether a type is sent in requests, received in responses, or both.
package struct Direction: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// In requests.
    package static let into = Direction(rawValue: 1)
    /// In responses.
    package static let out = Direction(rawValue: 2)
    /// Both.
    package static let both: Direction = [.into, .out]
}

extension Bindings.Member {
    /// The name by which generated code reads and writes the member: one that isn't deprecated.
    var accessorName: String { storage == .renamed ? storedName : name }
}
