/// The way from an object to a member below it: `OutputConfig.StorageMode`.
///
/// A path goes through objects, and through texts that carry JSON; never through a list.
public struct MemberPath: Sendable, Hashable {
    /// The wire names, outermost first; never empty.
    public let names: [String]

    /// A path of its names; at least one.
    package init(_ names: [String]) {
        self.names = names
    }

    /// A path from its written form; nil when a name between the dots is empty.
    public init?(_ text: String) {
        let names = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.names = names
    }
}

extension MemberPath: ExpressibleByStringLiteral {
    /// A path from its written form.
    public init(stringLiteral text: String) {
        names = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    }
}

extension MemberPath: CustomStringConvertible {
    /// The written form.
    public var description: String { names.joined(separator: ".") }
}
