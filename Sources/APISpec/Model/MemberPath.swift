/// The way from an object to a member below it: `OutputConfig.StorageMode`.
///
/// A path goes through objects, and through strings that carry JSON; never through a list.
public struct MemberPath: Sendable, Hashable, CustomStringConvertible {
    /// The wire names, outermost first; never empty.
    public var names: [String]

    /// A path from its written form; nil when a name between the dots is empty.
    public init?(_ text: String) {
        let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.names = names
    }

    /// A path from its names.
    init(_ names: [String]) {
        self.names = names
    }

    /// The written form.
    public var description: String { names.joined(separator: ".") }
}

/// A member by its object: `CreateAigcImageTaskRequest.Prompt`.
public struct MemberAddress: Sendable, Hashable, CustomStringConvertible {
    /// The object's name.
    public var object: String
    /// The member's wire name.
    public var member: String

    /// An address by its parts.
    public init(object: String, member: String) {
        self.object = object
        self.member = member
    }

    /// An address from its written form; nil unless that is two names with a dot between.
    public init?(_ text: String) {
        guard let path = MemberPath(text), path.names.count == 2 else { return nil }
        self.init(object: path.names[0], member: path.names[1])
    }

    /// The written form.
    public var description: String { "\(object).\(member)" }
}
