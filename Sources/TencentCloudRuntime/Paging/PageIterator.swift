/// Goes from page to page; hides the type of the requests.
protocol PageIterator<Page>: Sendable {
    associatedtype Page: Sendable

    /// The next page; nil after the last, and after an error.
    mutating func next() async throws -> Page?
}

/// Asks for one page after the other.
struct RequestPageIterator<Request: Sendable, Response: Sendable, Item: Sendable, Page: Sendable>:
    PageIterator
{
    private let action: String
    private let pagination: Pagination<Request, Response, Item>
    private let call: @Sendable (Request) async throws -> Response
    /// Makes what is given out of a page: its response, or its items.
    private let page: @Sendable (Response, [Item]) -> Page

    /// The next page's request; nil after the last page.
    private var request: Request?
    private var passed: Int64?
    private var seen: Set<String> = []
    private var pages = 0
    /// Why there is no next page, to be thrown once the page before has been given out.
    private var failure: PagingError?

    init(
        _ action: String, _ pagination: Pagination<Request, Response, Item>, from request: Request,
        call: @escaping @Sendable (Request) async throws -> Response,
        page: @escaping @Sendable (Response, [Item]) -> Page
    ) {
        self.action = action
        self.pagination = pagination
        self.request = request
        self.call = call
        self.page = page
    }

    mutating func next() async throws -> Page? {
        if let failure {
            self.failure = nil
            throw failure
        }
        guard let request else { return nil }
        // Whatever fails from here on, nothing is asked after it.
        self.request = nil
        try Task.checkCancellation()
        let response = try await call(request)
        pages += 1
        let items = pagination.items(response)
        do throws(PagingError.Reason) {
            self.request =
                switch pagination.kind {
                case .counted(let counted):
                    try counted.request(after: request, response, count: items.count, passed: &passed)
                case .token(let token):
                    try token.request(after: request, response, seen: &seen)
                }
        } catch {
            failure = PagingError(error, action: action, pages: pages)
        }
        return page(response, items)
    }
}
