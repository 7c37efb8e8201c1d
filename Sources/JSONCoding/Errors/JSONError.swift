/// Why a document could not be read, and where.
///
/// Holds names of members and kinds of values, never a value.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was wrong.
    public enum Reason: Sendable, Equatable {
        /// Not JSON; says what stood there or was missing.
        case syntax(String)
        /// JSON, but of another kind than the reader asked for.
        case typeMismatch(expected: String, found: String)
        /// A number that the named Swift type cannot hold.
        case outOfRange(type: String)
        /// A member that the value cannot do without is absent.
        case missingMember(String)
        /// A member the reader does not know, under ``JSONReader/Options/rejectsUnknownMembers``.
        case unknownMember(String)
        /// Arrays and objects nested deeper than ``JSONReader/Options/maximumDepth``.
        case tooDeep(maximum: Int)
    }

    // One reference, so that throwing it costs nothing where nothing is thrown.
    private final class Storage: Sendable {
        let reason: Reason
        let offset: Int

        init(reason: Reason, offset: Int) {
            self.reason = reason
            self.offset = offset
        }
    }

    private var storage: Storage

    /// An error at a byte of the document.
    public init(reason: Reason, offset: Int) {
        storage = Storage(reason: reason, offset: offset)
    }

    /// What was wrong.
    public var reason: Reason {
        get { storage.reason }
        set { storage = Storage(reason: newValue, offset: offset) }
    }

    /// The byte of the document where it was wrong: the offending byte of a syntax error, else the start of
    /// the value (for a missing member, of the object that lacks it).
    public var offset: Int {
        get { storage.offset }
        set { storage = Storage(reason: reason, offset: newValue) }
    }

    /// One sentence without the document's content, such as `expected object, found string at byte 12`.
    public var description: String { "\(reason) at byte \(offset)" }

    /// The same reason at the same place.
    public static func == (left: Self, right: Self) -> Bool {
        left.reason == right.reason && left.offset == right.offset
    }
}

extension JSONError.Reason: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .syntax(let message): message
        case .typeMismatch(let expected, let found): "expected \(expected), found \(found)"
        case .outOfRange(let type): "the number does not fit \(type)"
        case .missingMember(let name): "the member \(name) is missing"
        case .unknownMember(let name): "the member \(name) is unknown"
        case .tooDeep(let maximum): "nested deeper than \(maximum) levels"
        }
    }
}
