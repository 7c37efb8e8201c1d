/// One thing that differs between two descriptions of a service.
public struct Change: Sendable, Hashable {
    /// What it means to those who call the bindings.
    public enum Category: String, Sendable, Hashable, CaseIterable {
        /// Code that compiled doesn't any more, or calls that were accepted are refused.
        case breaking
        /// There is more than before, and nobody has to know.
        case additive
        /// The same reads differently.
        case documentation
    }

    /// What became of the thing.
    public enum Event: String, Sendable, Hashable {
        case added, removed
        /// Its Swift name is another.
        case renamed
        /// Its name on the wire is another, its Swift name is not.
        case wireName
        /// Its type is another, or travels in another way.
        case type
        /// Requests must carry it now.
        case required
        /// It may be absent now.
        case optional
        /// It is always there now.
        case present
        /// The arguments of an initialiser come in another order.
        case moved
        /// The service answers it no more.
        case offline
        /// The service answers it again.
        case online
        /// Its documentation or something else that only reads differently.
        case text
    }

    /// What it means to callers.
    public var category: Category
    /// What the thing is.
    public var kind: Surface.Kind
    /// What became of it.
    public var event: Event
    /// Where it is in the description: `CreateAigcImageTaskRequest.Prompt`.
    public var path: String
    /// Its name in Swift: `MPS.CreateAigcImageTaskRequest.prompt`.
    public var swiftName: String
    /// What happened, in words.
    public var message: String
    /// What it was, where that can be put shortly.
    public var before: String?
    /// What it is now, where that can be put shortly.
    public var after: String?
}
