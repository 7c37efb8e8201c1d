/// The items of an action that gives them in pages, one after the other.
///
/// ```swift
/// import TencentCloudRuntime
///
/// func list(_ names: PageItems<String>) async throws {    // client.describeNamesItems(.init(limit: 100))
///     for try await name in names { print(name) }
/// }
/// ```
/// Goes through ``Pages`` and behaves as these do: the next page is asked for when the items of the one before
/// have been given out.
public struct PageItems<Item: Sendable>: AsyncSequence, Sendable {
    /// One item.
    public typealias Element = Item

    private let pages: any PageIterator<[Item]>

    init(_ pages: any PageIterator<[Item]>) {
        self.pages = pages
    }

    /// Begins with the first page's first item.
    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: pages)
    }

    /// One way through the items.
    public struct Iterator: AsyncIteratorProtocol {
        private var pages: any PageIterator<[Item]>
        private var page: [Item] = []
        private var index = 0

        fileprivate init(pages: any PageIterator<[Item]>) {
            self.pages = pages
        }

        /// The next item; nil after the last one, and after an error.
        public mutating func next() async throws -> Item? {
            // Pages may be empty though more follow.
            while index == page.count {
                page = []
                index = 0
                guard let next = try await pages.next() else { return nil }
                page = next
            }
            defer { index += 1 }
            return page[index]
        }
    }
}
