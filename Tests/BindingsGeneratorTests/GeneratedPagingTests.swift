import JSONCoding
import Synchronization
import TencentCloudRuntime
import Testing

/// Pages as the generated client turns them, of a service that the generated server protocol serves.
@Suite struct GeneratedPagingTests {
    /// A number of pets, visits and news, numbered from 0, at most ten on a page, four unless a request says.
    private struct Shelves: PetstoreService {
        var count: Int
        var brokenTokens = false

        private func shelf(from start: Int, _ limit: Int?) -> Range<Int> {
            let start = min(max(start, 0), count)
            return start..<min(start + min(limit ?? 4, 10), count)
        }

        func listPets(
            _ request: Petstore.ListPetsRequest, context: ServiceContext
        ) throws -> Petstore.ListPetsResponse {
            let range = shelf(
                from: Int(clamping: request.offset ?? 0), request.limit.map { Int(clamping: $0) })
            return .init(totalCount: UInt64(count), petSet: range.map { .init(key: "\($0)") }, requestID: "r")
        }

        func listVisits(
            _ request: Petstore.ListVisitsRequest, context: ServiceContext
        ) throws -> Petstore.ListVisitsResponse {
            let size = request.pageSize.map { Int($0) }
            let range = shelf(from: Int(request.pageNumber ?? 0) * min(size ?? 4, 10), size)
            return .init(data: .init(visitors: range.map { "\($0)" }), requestID: "r")
        }

        func listNews(
            _ request: Petstore.ListNewsRequest, context: ServiceContext
        ) throws -> Petstore.ListNewsResponse {
            let start = (request.nextToken ?? "").isEmpty ? 0 : Int(request.nextToken?.dropFirst() ?? "") ?? 0
            let range = shelf(from: start, request.maxResults.map { Int($0) })
            let next = range.upperBound < count ? "t\(brokenTokens ? 4 : range.upperBound)" : ""
            return .init(nextToken: next, news: range.map { .init(key: "\($0)") }, requestID: "r")
        }
    }

    /// A client of a service, and the bodies that it sent.
    private func shop(_ count: Int, brokenTokens: Bool = false) -> (PetstoreClient, RoutesTransport) {
        let transport = RoutesTransport(Shelves(count: count, brokenTokens: brokenTokens).routes)
        let configuration = ClientConfiguration(
            credentials: .static(secretID: "id", secretKey: "key"), transport: transport, timeouts: .patient)
        return (PetstoreClient(configuration), transport)
    }

    private func all<Items: AsyncSequence>(_ items: Items) async throws -> [Items.Element] {
        var all: [Items.Element] = []
        for try await item in items { all.append(item) }
        return all
    }

    private func numbers(_ range: Range<Int>) -> [String] { range.map { "\($0)" } }

    /// Counts around the edges of pages of four, which is what requests get that name no size.
    static let counts = [0, 1, 3, 4, 5, 8, 12]

    // MARK: Every item once, in order

    @Test(arguments: counts, [nil, 1, 3, 4, 5, 100] as [UInt64?])
    func offsets(_ count: Int, _ limit: UInt64?) async throws {
        let (client, transport) = shop(count)
        let pets = try await all(client.listPetsItems(.init(limit: limit)))
        #expect(pets.map(\.key) == numbers(0..<count))
        // The total tells the end: no page more than there are.
        let size = min(Int(limit ?? 4), 10)
        #expect(transport.bodies.count == max(1, (count + size - 1) / size))
        #expect(
            try transport.bodies.allSatisfy { try Petstore.ListPetsRequest(jsonBytes: $0).limit == limit })
    }

    @Test(arguments: counts, [nil, 1, 3, 4, 5, 10] as [Int64?])
    func pageNumbers(_ count: Int, _ size: Int64?) async throws {
        let (client, transport) = shop(count)
        let visitors = try await all(client.listVisitsItems(.init(pageSize: size)))
        #expect(visitors == numbers(0..<count))
        // Without a total, a short page tells the end: a last page that is full needs one more, which is empty.
        #expect(transport.bodies.count == count / Int(size ?? 4) + 1)
        #expect(
            try transport.bodies.allSatisfy { try Petstore.ListVisitsRequest(jsonBytes: $0).pageSize == size }
        )
    }

    @Test(arguments: counts, [nil, 1, 3, 4, 5, 100] as [Int64?])
    func tokens(_ count: Int, _ limit: Int64?) async throws {
        let (client, transport) = shop(count)
        let news = try await all(client.listNewsItems(.init(maxResults: limit)))
        #expect(news.map(\.key) == numbers(0..<count))
        let size = min(Int(limit ?? 4), 10)
        #expect(transport.bodies.count == max(1, (count + size - 1) / size))
        #expect(
            try transport.bodies.allSatisfy {
                try Petstore.ListNewsRequest(jsonBytes: $0).maxResults == limit
            })
    }

    // MARK: From the middle

    @Test func beginsWhereTheRequestSays() async throws {
        let (client, transport) = shop(12)
        #expect(try await all(client.listPetsItems(.init(offset: 5))).map(\.key) == numbers(5..<12))
        #expect(try await all(client.listVisitsItems(.init(pageNumber: 2))) == numbers(8..<12))
        #expect(try await all(client.listNewsItems(.init(nextToken: "t7"))).map(\.key) == numbers(7..<12))
        #expect(try await all(client.listPetsItems(.init(offset: 12))).isEmpty)
        #expect(
            transport.bodies.map { String(decoding: $0, as: UTF8.self) } == [
                #"{"Offset":5}"#, #"{"Offset":9}"#, #"{"PageNumber":2}"#, #"{"PageNumber":3}"#,
                #"{"NextToken":"t7"}"#, #"{"NextToken":"t11"}"#, #"{"Offset":12}"#,
            ])
    }

    // MARK: Page by page

    @Test func pagesAreTheAnswers() async throws {
        let (client, _) = shop(5)
        let pages = try await all(client.listPetsPages(.init()))
        #expect(pages.map { $0.petSet?.count } == [4, 1])
        #expect(pages.map(\.totalCount) == [5, 5])
        #expect(try await all(client.listVisitsPages(.init())).map { $0.data?.visitors?.count } == [4, 1])
        #expect(try await all(client.listNewsPages(.init())).map(\.nextToken) == ["t4", ""])
    }

    @Test func nothingIsAskedAhead() async throws {
        let (client, transport) = shop(12)
        let pets = client.listPetsItems(.init())
        #expect(transport.bodies.isEmpty)
        var seen = 0
        for try await _ in pets {
            seen += 1
            if seen == 4 { break }
        }
        #expect(transport.bodies.count == 1)
        // Each iteration is one of its own.
        #expect(try await all(pets).count == 12)
    }

    @MainActor @Test func itemsComeToAnActor() async throws {
        let (client, _) = shop(9)
        var seen = 0
        for try await _ in client.listPetsItems(.init()) { seen += 1 }
        #expect(seen == 9)
    }

    @Test func aTokenThatRepeatsEndsInAnError() async throws {
        let (client, transport) = shop(12, brokenTokens: true)
        var iterator = client.listNewsItems(.init()).makeAsyncIterator()
        var seen: [String] = []
        let error = await #expect(throws: PagingError.self) {
            while let item = try await iterator.next() { seen.append(item.key ?? "") }
        }
        #expect(error == PagingError(.repeatedToken, action: "ListNews", pages: 2))
        #expect(seen == numbers(0..<8))
        #expect(try await iterator.next() == nil)
        #expect(transport.bodies.count == 2)
    }
}

/// So that each store has only what it is for.
extension PetstoreService {
    func adoptPet(
        _ request: Petstore.AdoptPetRequest, context: ServiceContext
    ) throws -> Petstore.AdoptPetResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func describePet(
        _ request: Petstore.DescribePetRequest, context: ServiceContext
    ) throws -> Petstore.DescribePetResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func chatAboutPets(
        _ request: Petstore.ChatAboutPetsRequest, context: ServiceContext
    ) throws -> Petstore.ChatAboutPetsResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func chatAboutPetsEvents(
        _ request: Petstore.ChatAboutPetsRequest, context: ServiceContext,
        send: (Petstore.ChatAboutPetsResponse) throws -> Void
    ) throws {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func watchPetsSSEEvents(
        _ request: Petstore.WatchPetsSSERequest, context: ServiceContext,
        send: (Petstore.WatchPetsSSEResponse) throws -> Void
    ) throws {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func `import`(
        _ request: Petstore.ImportRequest, context: ServiceContext
    ) throws -> Petstore.ImportResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func listPets(
        _ request: Petstore.ListPetsRequest, context: ServiceContext
    ) throws -> Petstore.ListPetsResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func listVisits(
        _ request: Petstore.ListVisitsRequest, context: ServiceContext
    ) throws -> Petstore.ListVisitsResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }

    func listNews(
        _ request: Petstore.ListNewsRequest, context: ServiceContext
    ) throws -> Petstore.ListNewsResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "")
    }
}
