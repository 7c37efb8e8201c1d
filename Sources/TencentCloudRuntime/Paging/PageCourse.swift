/// A way through pages, under way: hides the type of the requests.
protocol PageCourse<Page>: Sendable {
    associatedtype Page: Sendable

    /// The next page; nil after the last, and after an error.
    mutating func next() async throws -> Page?
}

/// Asks for one page after the other.
struct RequestCourse<Request: Sendable, Response: Sendable, Item: Sendable, Page: Sendable>: PageCourse {
    private let action: String
    private let pagination: Pagination<Request, Response, Item>
    private let call: @Sendable (Request) async throws -> Response
    /// What of a page is given out: its answer, or its items.
    private let page: @Sendable (Response, [Item]) -> Page

    /// What to ask next; nil: nothing more.
    private var request: Request?
    private var passed: Int64?
    private var seen: Set<String> = []
    private var pages = 0
    /// What went wrong behind a page that was given out all the same.
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
                switch pagination.course {
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
