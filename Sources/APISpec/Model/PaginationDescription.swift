/// How an action whose answers come in pages is asked for the next one.
public struct PaginationDescription: Sendable {
    /// What a request says to get a page.
    public enum Course: Sendable {
        /// How many items come before the page, in this member of the request.
        case offset(Located<String>)
        /// The number of the page, in this member of the request.
        case page(Located<String>)
        /// What the answer before gave, in this member of the request. The last page gives nothing.
        case token(Located<String>, next: Located<MemberPath>)
    }

    /// The action's name.
    public var action: Located<String>
    /// What a request says to get a page.
    public var course: Course
    /// The member of the request that says how many items a page may have. Never changed on the way.
    public var limit: Located<String>?
    /// The member of the response that says how many items there are in all.
    public var total: Located<MemberPath>?
    /// The list in the response that holds the page's items.
    public var items: Located<MemberPath>
}
