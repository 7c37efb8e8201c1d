import APISpec

/// One thing that differs between two descriptions of a service.
package struct Change: Sendable, Hashable {
    /// What it means to those who call the bindings.
    package enum Category: String, Sendable, Hashable, CaseIterable {
        /// Code that compiled doesn't any more, or calls that were accepted are refused.
        case breaking
        /// There is more than before, and nobody has to know.
        case additive
        /// The same reads differently.
        case documentation
    }

    /// What became of the thing.
    package enum Event: String, Sendable, Hashable {
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
    package var category: Category
    /// What the thing is.
    package var kind: Surface.Kind
    /// What became of it.
    package var event: Event
    /// Where it is in the description: `CreateAigcImageTaskRequest.Prompt`.
    package var path: String
    /// Its name in Swift: `MPS.CreateAigcImageTaskRequest.prompt`.
    package var swiftName: String
    /// What happened, in words.
    package var message: String
    /// The actions whose callers meet it; empty for what is of the whole service.
    package var actions: [String] = []
    /// What it was, where that can be put shortly.
    package var before: String?
    /// What it is now, where that can be put shortly.
    package var after: String?
    /// The texts that read differently, with what they said and say.
    package var texts: [TextChange] = []
    /// Whether the documentation says something else near a limit of ours, which may be wrong now.
    package var asksForCheck = false
}
