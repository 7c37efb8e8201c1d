/// What each model takes that an action knows.
///
/// It is as old as ``asOf``, and there are new models every month or two: one that isn't listed is none that doesn't
/// exist, and nothing is held against it.
public struct ModelTable: Sendable, Hashable {
    /// The member that holds the model's name.
    public var name: MemberPath
    /// The member that holds the model's version; nil: there is none.
    public var version: MemberPath?
    /// The model that is meant by a request that wants one and names none; nil: the service chooses.
    public var usualModel: String?
    /// In the description's order. All that match a model and its version hold for it.
    public let entries: [ModelEntry]
    /// Where the entries of a name are.
    private let index: [String: [Int]]

    /// A table of entries.
    public init(
        name: MemberPath, version: MemberPath? = nil, usualModel: String? = nil, entries: [ModelEntry]
    ) {
        self.name = name
        self.version = version
        self.usualModel = usualModel
        self.entries = entries
        index = Dictionary(grouping: entries.indices) { entries[$0].name }
    }

    func indices(of name: String) -> [Int] { index[name] ?? [] }

    /// The day of the newest source that it rests on, such as `2026-05-19`; nil when nobody said.
    public var asOf: String? {
        entries.lazy.flatMap(\.members).flatMap(\.limits).compactMap(\.source?.date).max()
    }

    /// The entries that hold for a model: those of its version, and those of its name whatever the version.
    public func entries(for name: String, version: String?) -> [ModelEntry] {
        indices(of: name).map { entries[$0] }.filter { $0.matches(name, version) }
    }

    /// The version of a model that is meant by a request that wants one and names none: the one marked as usual, else
    /// the one listed last; nil when none is listed.
    public func usualVersion(of name: String) -> String? {
        let versions = indices(of: name).map { entries[$0] }.filter { $0.version != nil }
        return (versions.first { $0.isUsual } ?? versions.last)?.version
    }

    /// The limits of a member for a model, in the order of the entries.
    public func limits(of path: MemberPath, for name: String, version: String?) -> [Limit] {
        entries(for: name, version: version).flatMap(\.members).filter { $0.path == path }.flatMap(\.limits)
    }
}

/// What one model takes, or one version of it.
public struct ModelEntry: Sendable, Hashable {
    /// The model's name, as it is sent.
    public var name: String
    /// The model's version; nil: whatever the version.
    public var version: String?
    /// Whether this version is the usual one of the model.
    public var isUsual: Bool
    /// What else is to be said of it, in Markdown.
    public var document: String?
    /// Parameters that the model doesn't have and reads in the prompt.
    public var promptOptions: [PromptOption]
    /// What it takes.
    public var members: [MemberLimits]

    /// An entry for a model.
    public init(
        _ name: String, version: String? = nil, isUsual: Bool = false, document: String? = nil,
        promptOptions: [PromptOption] = [], members: [MemberLimits] = []
    ) {
        self.name = name
        self.version = version
        self.isUsual = isUsual
        self.document = document
        self.promptOptions = promptOptions
        self.members = members
    }

    func matches(_ name: String, _ version: String?) -> Bool {
        self.name == name && (self.version == nil || self.version == version)
    }
}

/// A parameter that a model is told in the prompt.
public struct PromptOption: Sendable, Hashable {
    /// The member that other models have for it.
    public var path: MemberPath
    /// What stands between the prompt and the value: ` --ar `.
    public var before: String
    /// What follows the value.
    public var after: String

    /// A parameter and the words around its value.
    public init(_ path: MemberPath, before: String, after: String = "") {
        self.path = path
        self.before = before
        self.after = after
    }

    /// What follows the prompt for a value.
    public func words(_ value: String) -> String { before + value + after }
}
