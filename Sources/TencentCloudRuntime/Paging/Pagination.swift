/// How the answers of an action go on: generated from the description, one for each action whose answers come
/// in pages.
///
/// A request never changes but for what tells pages apart; above all, the number of items that it asks for
/// stays.
public struct Pagination<Request: Sendable, Response: Sendable, Item: Sendable>: Sendable {
    /// How a request names the next page: by a count, or by a token.
    enum Kind: Sendable {
        case counted(CountedPages<Request, Response>)
        case token(TokenPages<Request, Response>)
    }

    let kind: Kind
    /// The items of an answer.
    let items: @Sendable (Response) -> [Item]

    /// Pages that are asked for by how many items come before.
    ///
    /// The end is an empty page; where `total` is known, its last item; elsewhere a page with fewer items than
    /// asked for, as far as that is known.
    ///
    /// - Parameters:
    ///   - first: The offset of a request that gives none.
    ///   - position: A request's offset.
    ///   - move: Gives a request another offset.
    ///   - limit: How many items a request asks for at most; nil: unknown.
    ///   - largestPage: How many the service gives at most, however many are asked for; nil: unknown, so that a
    ///     short page isn't taken for the end.
    ///   - total: How many items there are in all, as an answer says; nil or negative: it doesn't.
    ///   - items: An answer's items.
    public static func offset(
        first: Int64 = 0,
        position: @escaping @Sendable (Request) -> Int64?,
        move: @escaping @Sendable (inout Request, Int64) -> Void,
        limit: @escaping @Sendable (Request) -> Int64? = { _ in nil },
        largestPage: Int64? = nil,
        total: @escaping @Sendable (Response) -> Int64? = { _ in nil },
        items: @escaping @Sendable (Response) -> [Item]
    ) -> Self {
        Self(
            kind: .counted(
                CountedPages(
                    unit: .items, first: first, position: position, move: move, limit: limit,
                    largestPage: largestPage, total: total)),
            items: items)
    }

    /// Pages that are asked for by their number. They end as those of
    /// ``offset(first:position:move:limit:largestPage:total:items:)`` do.
    ///
    /// - Parameters:
    ///   - first: The number of the first page, and the page of a request that gives none.
    ///   - position: A request's page.
    ///   - move: Gives a request another page.
    ///   - limit: How many items a request asks for at most; nil: unknown.
    ///   - largestPage: How many the service gives at most, however many are asked for; nil: unknown.
    ///   - total: How many items there are in all, as an answer says; nil or negative: it doesn't.
    ///   - items: An answer's items.
    public static func page(
        first: Int64 = 1,
        position: @escaping @Sendable (Request) -> Int64?,
        move: @escaping @Sendable (inout Request, Int64) -> Void,
        limit: @escaping @Sendable (Request) -> Int64? = { _ in nil },
        largestPage: Int64? = nil,
        total: @escaping @Sendable (Response) -> Int64? = { _ in nil },
        items: @escaping @Sendable (Response) -> [Item]
    ) -> Self {
        Self(
            kind: .counted(
                CountedPages(
                    unit: .pages, first: first, position: position, move: move, limit: limit,
                    largestPage: largestPage, total: total)),
            items: items)
    }

    /// Pages that are asked for by what the answer before gave. The end is an answer that gives nothing; an empty
    /// page isn't, as long as it leads on.
    ///
    /// - Parameters:
    ///   - token: A request's token.
    ///   - move: Gives a request another token.
    ///   - next: The token of the page after an answer; nil or empty: there is none.
    ///   - items: An answer's items.
    public static func token(
        _ token: @escaping @Sendable (Request) -> String?,
        move: @escaping @Sendable (inout Request, String) -> Void,
        next: @escaping @Sendable (Response) -> String?,
        items: @escaping @Sendable (Response) -> [Item]
    ) -> Self {
        Self(kind: .token(TokenPages(token: token, move: move, next: next)), items: items)
    }
}
