import Synchronization
import Testing

@testable import TencentCloudRuntime

/// Turning pages of services that behave in other ways than the simplest.
@Suite struct PagesTests {
    private struct Request: Sendable, Equatable {
        var position: Int64?
        var limit: Int64?
        var token: String?
    }

    private struct Answer: Sendable, Equatable {
        var items: [Int] = []
        var total: Int64?
        var next: String?
    }

    /// Notes what is asked, and answers by a function.
    private final class Service: Sendable {
        let asked = Mutex<[Request]>([])
        let answer: @Sendable (Request) throws -> Answer

        init(_ answer: @escaping @Sendable (Request) throws -> Answer) {
            self.answer = answer
        }

        /// Gives the numbers up to a count, never more than ten at once.
        static func counting(to count: Int64, total: Int64? = nil) -> Service {
            Service { request in
                let start = min(request.position ?? 0, count)
                let end = min(start + min(request.limit ?? 4, 10), count)
                return Answer(items: (start..<end).map { Int($0) }, total: total)
            }
        }

        var positions: [Int64?] { asked.withLock { $0.map(\.position) } }

        func items(
            _ pagination: Pagination<Request, Answer, Int>, from request: Request = Request()
        ) -> PageItems<Int> {
            PageItems(
                RequestPageIterator("List", pagination, from: request, call: call) { _, items in items })
        }

        func pages(
            _ pagination: Pagination<Request, Answer, Int>, from request: Request = Request()
        ) -> Pages<Answer> {
            Pages(RequestPageIterator("List", pagination, from: request, call: call) { answer, _ in answer })
        }

        private func call(_ request: Request) async throws -> Answer {
            asked.withLock { $0.append(request) }
            return try answer(request)
        }
    }

    private static func offset(largestPage: Int64? = nil) -> Pagination<Request, Answer, Int> {
        .offset(
            position: { $0.position }, move: { $0.position = $1 }, limit: { $0.limit },
            largestPage: largestPage, total: { $0.total }, items: { $0.items })
    }

    private static func page(largestPage: Int64? = nil) -> Pagination<Request, Answer, Int> {
        .page(
            position: { $0.position }, move: { $0.position = $1 }, limit: { $0.limit },
            largestPage: largestPage, total: { $0.total }, items: { $0.items })
    }

    private static let token = Pagination<Request, Answer, Int>.token(
        { $0.token }, move: { $0.token = $1 }, next: { $0.next }, items: { $0.items })

    private func all<Items: AsyncSequence>(_ items: Items) async throws -> [Items.Element] {
        var all: [Items.Element] = []
        for try await item in items { all.append(item) }
        return all
    }

    // MARK: Where it ends

    @Test func aPageCutShortByTheServiceLosesNothing() async throws {
        // A hundred are asked for and ten come: the largest page is known, so ten isn't short.
        let service = Service.counting(to: 25)
        #expect(
            try await all(service.items(Self.offset(largestPage: 10), from: Request(limit: 100)))
                == Array(0..<25))
        #expect(service.positions == [nil, 10, 20])
    }

    @Test func withoutATotalAndASizeAnEmptyPageIsTheEnd() async throws {
        let service = Service.counting(to: 25)
        #expect(try await all(service.items(Self.offset(), from: Request(limit: 100))) == Array(0..<25))
        #expect(service.positions == [nil, 10, 20, 25])
    }

    @Test func aNegativeTotalIsNone() async throws {
        let service = Service.counting(to: 6, total: -1)
        #expect(try await all(service.items(Self.offset())) == Array(0..<6))
    }

    @Test func aTotalThatPromisesTooMuchEndsAtAnEmptyPage() async throws {
        let service = Service.counting(to: 6, total: 9)
        #expect(try await all(service.items(Self.offset())) == Array(0..<6))
        #expect(service.positions == [nil, 4, 6])
    }

    @Test(arguments: [(1, [1]), (3, [3]), (nil, [nil])] as [(Int64?, [Int64?])])
    func totalsCountFromTheFirstPage(_ first: Int64?, _ asked: [Int64?]) async throws {
        // Pages of 4 out of 12: only pages 1 and 2 lead on.
        let service = Service { request in
            let page = request.position ?? 1
            let start = min((page - 1) * 4, 12)
            return Answer(items: (start..<min(start + 4, 12)).map { Int($0) }, total: 12)
        }
        let start = Int(((first ?? 1) - 1) * 4)
        let request = Request(position: first, limit: 4)
        #expect(try await all(service.items(Self.page(largestPage: 100), from: request)) == Array(start..<12))
        #expect(service.positions == asked + ((first ?? 1) + 1..<4).map { $0 })
    }

    @Test func aPageInTheMiddleOfAnUnknownSizeEndsAtAnEmptyOne() async throws {
        let service = Service { Answer(items: $0.position == 2 ? [4, 5] : [], total: 6) }
        #expect(try await all(service.items(Self.page(), from: Request(position: 2))) == [4, 5])
        #expect(service.positions == [2, 3])
    }

    @Test func anEmptyPageWithATokenLeadsOn() async throws {
        let service = Service { request in
            switch request.token {
            case nil: Answer(items: [1], next: "a")
            case "a": Answer(next: "b")
            default: Answer(items: [2])
            }
        }
        #expect(try await all(service.items(Self.token)) == [1, 2])
        #expect(try await all(service.pages(Self.token)).count == 3)
    }

    // MARK: What goes wrong

    @Test func tokensThatGoRoundAreFound() async throws {
        let service = Service { request in
            Answer(items: [0], next: request.token == "a" ? "b" : request.token == "b" ? "c" : "a")
        }
        let error = await #expect(throws: PagingError.self) {
            try await all(service.items(Self.token, from: Request(token: "a")))
        }
        #expect(error == PagingError(.repeatedToken, action: "List", pages: 3))
        #expect(error?.description.contains("after 3 pages") == true)
    }

    @Test func aPositionBeyondAllNumbersIsAnError() async throws {
        for pagination in [Self.offset(), Self.page()] {
            let service = Service { _ in Answer(items: [1]) }
            var iterator = service.items(pagination, from: Request(position: .max)).makeAsyncIterator()
            #expect(try await iterator.next() == 1)
            let error = await #expect(throws: PagingError.self) { try await iterator.next() }
            #expect(error?.reason == .positionOutOfRange)
            #expect(try await iterator.next() == nil)
        }
    }

    @Test func aPageThatFailsEndsTheIteration() async throws {
        let service = Service { request in
            guard request.position == nil else {
                throw TransportError(.connectionLost, message: "gone", mayHaveTakenEffect: false)
            }
            return Answer(items: [1, 2])
        }
        var iterator = service.items(Self.offset()).makeAsyncIterator()
        #expect(try await iterator.next() == 1)
        #expect(try await iterator.next() == 2)
        await #expect(throws: TransportError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
        #expect(service.positions == [nil, 2])
    }

    @Test func cancellingEndsItBeforeTheNextPage() async throws {
        let service = Service { _ in
            withUnsafeCurrentTask { $0?.cancel() }
            return Answer(items: [1, 2])
        }
        let seen = Mutex(0)
        let task = Task {
            for try await _ in service.items(Self.offset()) { seen.withLock { $0 += 1 } }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(seen.withLock { $0 } == 2)
        #expect(service.positions == [nil])
    }
}
