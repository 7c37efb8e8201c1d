/// The answers of an action that gives its items in pages, one after the other.
///
/// ```swift
/// import TencentCloudRuntime
///
/// func count<Page>(_ pages: Pages<Page>) async throws -> Int {    // client.describeInstancesPages(.init(limit: 100))
///     try await pages.reduce(0) { count, _ in count + 1 }
/// }
/// ```
/// The first page is the one that the request asks for, the last one that the service has; each is asked for
/// when it is wanted, and none ahead. An empty first page is an answer, too, and is given out.
///
/// A page that can't be had throws what the call throws, or ``PagingError``, and ends the iteration; to go on
/// from there, ask anew with a request for that page. Cancelling the task ends it with `CancellationError`
/// before the next page, or in the midst of one. While a service's items come and go, pages that are told apart
/// by number may show one twice or not at all.
///
/// Each iteration begins anew.
public struct Pages<Response: Sendable>: AsyncSequence, Sendable {
    /// One answer.
    public typealias Element = Response

    private let pages: any PageIterator<Response>

    init(_ pages: any PageIterator<Response>) {
        self.pages = pages
    }

    /// Begins with the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: pages)
    }

    /// One way through the pages.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var pages: any PageIterator<Response>

        /// The next answer; nil after the last one, and after an error.
        public mutating func next() async throws -> Response? {
            try await pages.next()
        }
    }
}
