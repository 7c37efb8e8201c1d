import TencentCloudLimits

/// How the pages of an action's response are asked for.
package struct PaginationDescription: Sendable {
    /// The member of a request that says which page is asked for.
    package enum Cursor: Sendable {
        /// This member holds how many items come before the page.
        case offset(Located<String>)
        /// This member holds the number of the page.
        case page(Located<String>)
        /// This member holds the token that the previous response gave at `next`. The last response gives none.
        case token(Located<String>, next: Located<MemberPath>)
    }

    /// The action's name.
    package var action: Located<String>
    /// The member of a request that says which page is asked for.
    package var cursor: Cursor
    /// The member of the request that says how many items a page may have. It stays the same from page to page.
    package var limit: Located<String>?
    /// The member of the response that says how many items there are in all.
    package var total: Located<MemberPath>?
    /// The list in the response that holds the page's items.
    package var items: Located<MemberPath>

    /// A pagination by its parts.
    package init(
        action: Located<String>, cursor: Cursor, limit: Located<String>? = nil,
        total: Located<MemberPath>? = nil, items: Located<MemberPath>
    ) {
        self.action = action
        self.cursor = cursor
        self.limit = limit
        self.total = total
        self.items = items
    }
}
