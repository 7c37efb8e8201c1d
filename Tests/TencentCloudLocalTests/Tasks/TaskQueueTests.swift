import Testing

@testable import TencentCloudLocal

@Suite struct TaskQueueTests {
    private func queue(slots: Int? = 1) -> TaskQueue<String> {
        TaskQueue(
            .init(queueTime: .seconds(1), runTime: .seconds(10), slots: slots, retention: .seconds(100)))
    }

    @Test func passesThroughItsStates() throws {
        var queue = queue()
        #expect(queue.advance(to: .seconds(5)).isEmpty)
        queue.add("work", id: "a", at: .seconds(5))
        func phase(_ seconds: Double) throws -> TaskQueue<String>.Phase {
            _ = queue.advance(to: .seconds(seconds))
            return try #require(queue["a"]).phase(at: .seconds(seconds))
        }
        #expect(try phase(5.9) == .waiting)
        #expect(try phase(6) == .running(percent: 0))
        #expect(try phase(8.5) == .running(percent: 25))
        #expect(try phase(15.999) == .running(percent: 99))
        #expect(try phase(16) == .ended)
        #expect(queue["b"] == nil)
    }

    @Test func reportsEachEndOnceInOrder() {
        var queue = queue(slots: nil)
        queue.add("", id: "a", at: .seconds(0))
        queue.add("", id: "b", at: .seconds(0))
        _ = queue.advance(to: .seconds(3))
        queue.add("", id: "c", at: .seconds(3))
        #expect(queue.advance(to: .seconds(10)).isEmpty)
        #expect(queue.advance(to: .seconds(60)).map(\.id) == ["a", "b", "c"])
        #expect(queue.advance(to: .seconds(61)).isEmpty)
    }

    @Test func runsOneAfterTheOther() {
        var queue = queue()
        for id in ["a", "b", "c"] { queue.add("", id: id, at: .zero) }
        // Nobody looked for a while: the order and the times are as if somebody had.
        _ = queue.advance(to: .seconds(25))
        #expect(queue["a"]?.ends == .seconds(11))
        #expect(queue["b"]?.began == .seconds(11))
        #expect(queue["c"]?.began == .seconds(21))
        #expect(queue["c"]?.phase(at: .seconds(25)) == .running(percent: 40))
    }

    @Test func runsAsManyAsThereAreSlots() {
        var queue = queue(slots: 2)
        for id in ["a", "b", "c"] { queue.add("", id: id, at: .zero) }
        _ = queue.advance(to: .seconds(2))
        #expect(queue["a"]?.began == .seconds(1))
        #expect(queue["b"]?.began == .seconds(1))
        #expect(queue["c"]?.phase(at: .seconds(2)) == .waiting)
        _ = queue.advance(to: .seconds(11))
        #expect(queue["c"]?.began == .seconds(11))
    }

    @Test func theMoreUrgentGoesFirst() {
        var queue = queue()
        queue.add("", id: "running", at: .zero)
        _ = queue.advance(to: .seconds(2))
        queue.add("", id: "usual", priority: 0, at: .seconds(2))
        queue.add("", id: "later", priority: -10, at: .seconds(2))
        queue.add("", id: "urgent", priority: 10, at: .seconds(3))
        // Urgent as it is, it isn't ready when the slot becomes free at 11.
        queue.add("", id: "too late", priority: 10, at: .seconds(10.5))
        _ = queue.advance(to: .seconds(100))
        let order = ["running", "urgent", "too late", "usual", "later"]
        #expect(order.compactMap { queue[$0]?.began } == [1, 11, 21, 31, 41].map { .seconds($0) })
    }

    @Test func forgetsWhatIsOld() {
        var queue = queue()
        queue.add("", id: "old", at: .zero)
        _ = queue.advance(to: .seconds(20))
        queue.add("", id: "new", at: .seconds(110))
        _ = queue.advance(to: .seconds(125))
        #expect(queue["old"] == nil)
        #expect(queue["new"] != nil)
    }
}
