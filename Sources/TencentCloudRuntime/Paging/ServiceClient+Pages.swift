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
        Pages(iterator(pagination, action, request) { response, _ in response })
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
        PageItems(iterator(pagination, action, request) { _, items in items })
    }

    private func iterator<Request: APIRequest, Response: JSONReadable & Sendable, Item, Page>(
        _ pagination: Pagination<Request, Response, Item>, _ action: APIAction, _ request: Request,
        page: @escaping @Sendable (Response, [Item]) -> Page
    ) -> RequestPageIterator<Request, Response, Item, Page> {
        RequestPageIterator(
            action.name, pagination, from: request, call: { try await call(action, $0) }, page: page)
    }
}
