import APISpec
import TencentCloudLimits

/// What serving takes of a description, without its prose: hundreds of these are kept.
struct ServiceShape: Sendable {
    var name: String
    var version: String
    var actions: [String: ActionShape] = [:]
    var objects: [ObjectShape] = []
    /// Whether anything has limits.
    var isLimited = false
}

/// An action; objects are named by their places.
struct ActionShape: Sendable {
    var input: Int
    var output: Int
    var stream: StreamShape?
    var pages: PageShape?
    var isUnsigned: Bool
}

/// When an action answers with events.
enum StreamShape: Sendable, Hashable {
    case always
    /// When this member of the request is true.
    case member(String)
}

/// How an action's pages are asked for. Paths lead through objects to a member.
struct PageShape: Sendable {
    enum Cursor: Sendable {
        case offset(String)
        case page(String)
        case token(String, next: [String])
    }

    var cursor: Cursor
    var limit: String?
    var total: [String]?
    var items: [String]
}

/// An object.
struct ObjectShape: Sendable {
    var members: [MemberShape]
    /// Of requests only.
    var limits: ObjectLimits?

    func member(named name: String) -> MemberShape? { members.first { $0.name == name } }
}

/// A member of an object.
struct MemberShape: Sendable {
    enum Kind: Sendable, Hashable {
        case string
        case date(MemberType.DateKind)
        case int64
        case uint64
        case float
        case bool
        case binary
        case object(Int)
    }

    var name: String
    /// What it holds one or several of.
    var kind: Kind
    var isList: Bool
    var isRequired: Bool
    /// A value that is known, of an enumeration.
    var knownValue: String?
    /// The object that it carries as JSON inside a string.
    var carried: Int?

    /// Whether a value of one does for the other.
    func isLike(_ other: MemberShape) -> Bool { kind == other.kind && isList == other.isList }
}
