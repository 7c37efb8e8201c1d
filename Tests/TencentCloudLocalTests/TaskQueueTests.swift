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

@Suite struct SessionRegisterTests {
    @Test func remembersForThreeDays() {
        var sessions = SessionRegister()
        let threeDays = Duration.seconds(3 * 86_400)
        let steps: [(id: String, application: UInt64, time: Duration, isNew: Bool)] = [
            ("a", 1, .zero, true), ("a", 1, threeDays - .seconds(1), false), ("a", 2, .zero, true),
            ("b", 1, .zero, true), ("a", 1, threeDays, true), ("a", 1, threeDays + .seconds(1), false),
        ]
        for step in steps {
            let isNew = sessions.enter(step.id, of: step.application, at: step.time)
            #expect(isNew == step.isNew, "\(step)")
        }
    }
}

@Suite struct EventQueueTests {
    @Test func hidesAPulledEventForThirtySeconds() throws {
        var events = EventQueue()
        events.add(taskID: "t", subAppID: 1, at: .zero)
        let first = try #require(events.pull(subAppID: 1, at: .seconds(1)).first)
        #expect(events.pull(subAppID: 1, at: .seconds(30.9)).isEmpty)
        let again = try #require(events.pull(subAppID: 1, at: .seconds(31)).first)
        #expect(again.taskID == "t")
        #expect(again.handle != first.handle)
        #expect(events.confirm([first.handle], subAppID: 1, at: .seconds(32)) == first.handle)
        #expect(events.confirm([again.handle], subAppID: 1, at: .seconds(32)) == nil)
        #expect(events.pull(subAppID: 1, at: .seconds(100)).isEmpty)
    }

    @Test func refusesAHandleThatIsTooOld() throws {
        var events = EventQueue()
        events.add(taskID: "t", subAppID: 1, at: .zero)
        let handle = try #require(events.pull(subAppID: nil, at: .zero).first).handle
        #expect(events.confirm([handle], subAppID: nil, at: .seconds(30)) == handle)
        #expect(events.confirm([handle], subAppID: 2, at: .seconds(1)) == handle)
        #expect(events.confirm([handle, "unknown"], subAppID: 1, at: .seconds(1)) == "unknown")
        #expect(events.confirm([handle], subAppID: 1, at: .seconds(1)) == nil)
    }

    @Test func handsOutSixteenAtATimeOfOneApplication() {
        var events = EventQueue()
        for number in 0..<20 { events.add(taskID: "\(number)", subAppID: 1, at: .zero) }
        events.add(taskID: "other", subAppID: 2, at: .zero)
        #expect(events.pull(subAppID: 1, at: .zero).map(\.taskID) == (0..<16).map(String.init))
        #expect(events.pull(subAppID: 1, at: .zero).map(\.taskID) == ["16", "17", "18", "19"])
        #expect(events.pull(subAppID: nil, at: .zero).map(\.taskID) == ["other"])
    }

    @Test func dropsEventsAfterFourDays() {
        var events = EventQueue()
        events.add(taskID: "t", subAppID: 1, at: .zero)
        #expect(events.pull(subAppID: 1, at: .seconds(4 * 86_400)).isEmpty)
    }
}

@Suite struct PromptDirectiveTests {
    @Test func findsThemAnywhere() {
        let directives = PromptDirectives(
            in: "a [[error:InvalidParameter.ViolationContent]] b", nil,
            "[[fail:ModelGenerateFailed]][[poll:InternalError]] [[poll:ResourceNotFound]][[abort]]")
        #expect(directives.error == "InvalidParameter.ViolationContent")
        #expect(directives.failure == "ModelGenerateFailed")
        #expect(directives.polls == ["InternalError", "ResourceNotFound"])
        #expect(directives.aborts)
    }

    @Test(arguments: ["", "a [[b]]", "[[error]]", "[[error:", "[error:X]", "[[mood:good]]", "[[abort:X]]"])
    func leavesOtherPromptsAlone(_ prompt: String) {
        #expect(PromptDirectives(in: prompt) == PromptDirectives(in: nil))
    }
}
