/// Pages that are asked for by a number.
struct CountedPages<Request: Sendable, Response: Sendable>: Sendable {
    /// What the number counts.
    enum Unit: Sendable {
        case items, pages
    }

    let unit: Unit
    let first: Int64
    let position: @Sendable (Request) -> Int64?
    let move: @Sendable (inout Request, Int64) -> Void
    let limit: @Sendable (Request) -> Int64?
    let largestPage: Int64?
    let total: @Sendable (Response) -> Int64?

    /// The request of the next page; nil after the last.
    ///
    /// - Parameters:
    ///   - count: How many items the answer has.
    ///   - passed: How many items came before the answer, and afterwards with it; nil: unknown, as at the start.
    func request(
        after request: Request, _ response: Response, count: Int, passed: inout Int64?
    ) throws(PagingError.Reason) -> Request? {
        guard count > 0 else { return nil }
        let position = position(request) ?? first
        let size = size(request)
        let before = unit == .items ? position : passed ?? items(beforePage: position, size: size)
        passed = try before.map { (before) throws(PagingError.Reason) in try sum(before, Int64(count)) }
        if let total = total(response), total >= 0, let passed {
            if passed >= total { return nil }
        } else if let size, count < size {
            return nil
        }
        var next = request
        // By what came, not by what was asked for: a page that the service cut short leaves no gap.
        move(&next, try sum(position, unit == .items ? Int64(count) : 1))
        return next
    }

    /// How many items a page has unless it is the last; nil: unknown.
    private func size(_ request: Request) -> Int64? {
        guard let largestPage, let limit = limit(request) else { return nil }
        return min(limit, largestPage)
    }

    private func items(beforePage page: Int64, size: Int64?) -> Int64? {
        if page == first { return 0 }
        guard let size, page > first else { return nil }
        let (pages, isTooMany) = page.subtractingReportingOverflow(first)
        let (items, isTooLarge) = pages.multipliedReportingOverflow(by: size)
        return isTooMany || isTooLarge ? nil : items
    }

    private func sum(_ a: Int64, _ b: Int64) throws(PagingError.Reason) -> Int64 {
        let (sum, isTooLarge) = a.addingReportingOverflow(b)
        if isTooLarge { throw .positionOutOfRange }
        return sum
    }
}

/// Pages that are asked for by what the answer before gave.
struct TokenPages<Request: Sendable, Response: Sendable>: Sendable {
    let token: @Sendable (Request) -> String?
    let move: @Sendable (inout Request, String) -> Void
    let next: @Sendable (Response) -> String?

    /// The request of the next page; nil after the last.
    ///
    /// - Parameter seen: The tokens that were asked with, which is for this function to keep.
    func request(
        after request: Request, _ response: Response, seen: inout Set<String>
    ) throws(PagingError.Reason) -> Request? {
        if let token = token(request) { seen.insert(token) }
        guard let token = next(response), !token.isEmpty else { return nil }
        // Also one of long ago: a service that goes round would be asked for ever.
        if seen.contains(token) { throw .repeatedToken }
        var next = request
        move(&next, token)
        return next
    }
}
