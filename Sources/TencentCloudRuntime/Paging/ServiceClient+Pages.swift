public import JSONCoding

extension ServiceClient {
    /// Asks for one page after the other.
    ///
    /// - Parameters:
    ///   - pagination: How the action's answers go on.
    ///   - action: What to ask.
    ///   - request: With which parameters, and from which page on.
    /// - Returns: One element for each page. Nothing is asked before the first is.
    public func pages<Request: APIRequest, Response: JSONReadable & Sendable, Item: Sendable>(
        _ pagination: Pagination<Request, Response, Item>, _ action: APIAction, _ request: Request
    ) -> Pages<Response> {
        Pages(course(pagination, action, request) { response, _ in response })
    }

    /// Asks for one page after the other, and gives out what they hold.
    ///
    /// - Parameters:
    ///   - pagination: How the action's answers go on.
    ///   - action: What to ask.
    ///   - request: With which parameters, and from which page on.
    /// - Returns: One element for each item. Nothing is asked before the first is.
    public func items<Request: APIRequest, Response: JSONReadable & Sendable, Item: Sendable>(
        _ pagination: Pagination<Request, Response, Item>, _ action: APIAction, _ request: Request
    ) -> PageItems<Item> {
        PageItems(course(pagination, action, request) { _, items in items })
    }

    private func course<Request: APIRequest, Response: JSONReadable & Sendable, Item, Page>(
        _ pagination: Pagination<Request, Response, Item>, _ action: APIAction, _ request: Request,
        page: @escaping @Sendable (Response, [Item]) -> Page
    ) -> RequestCourse<Request, Response, Item, Page> {
        RequestCourse(
            action.name, pagination, from: request, call: { try await call(action, $0) }, page: page)
    }
}
